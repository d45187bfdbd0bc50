//! SQL of what the gate keeps of persons and cases, for the answer to them and for their erasure.

use db::failure::Result;
use db::sql;
use db::statement::LIST_LENGTH;
use db::tx::Tx;
use vault::subject::KeySubject;

use base::day::Day;
use base::ids::{CaseId, PersonId, ReferralId};
use base::moment::Moment;

use crate::act::Act;
use crate::permit::Permit;
use crate::person_data::told::{COUNT, Entry, Section};
use crate::person_data::{Files, Related};
use crate::relation::{LeaseKind, Relation};
use crate::subject::Keyed;
use crate::subject::store::SubjectKind;
use crate::subject::store::protection::past_and_present;

const fn kind_german(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Person => "Person",
        SubjectKind::Case => "Fall",
        SubjectKind::Contact => "Kontaktkarte",
        SubjectKind::Emergency => "Notfallvermerk",
        SubjectKind::Import => "übernommene Liste",
        SubjectKind::Referral => "Auszug für eine andere Stelle",
        SubjectKind::Reconstruction => "Fallrekonstruktion",
    }
}

/// Who answers for the files, and in whose care they are.
pub(super) async fn seats(tx: &mut Tx, files: &Files) -> Result<Section> {
    let mut entries = Vec::new();
    for fifty in files.ids().chunks(LIST_LENGTH) {
        let found = sql!(
            "SELECT s.kind, s.created_at, s.is_restricted, COALESCE(a.display_name, '') AS owner
             FROM access_subject s
             LEFT JOIN access_account a ON a.id = s.account_id
             WHERE s.id IN ($1..$50)
             ORDER BY s.created_at, s.id"
        )
        .bind_50(fifty)
        .all(tx, |row| {
            let entry = Entry::new(kind_german(row.get("kind")?))
                .on(row.get::<Moment>("created_at")?.day())
                .fact("In der Akte von", row.get::<String>("owner")?);
            Ok(if row.get("is_restricted")? {
                entry.fact("Zugriff", "geschützte Akte, nur für die Zugriffsliste")
            } else {
                entry
            })
        })
        .await?;
        entries.extend(found);
    }
    Ok(Section::new("Akten").about_keeping().entries(entries))
}

/// To whom a case was opened for a time.
pub(super) async fn lent(tx: &mut Tx, files: &Files) -> Result<Section> {
    let mut entries = Vec::new();
    for fifty in files.ids().chunks(LIST_LENGTH) {
        let found = sql!(
            "SELECT l.kind, l.granted_at, l.ends_at, l.ended_at
             FROM access_lease l
             WHERE l.subject_id IN ($1..$50)
             ORDER BY l.granted_at, l.id
             LIMIT 2000"
        )
        .bind_50(fifty)
        .all(tx, |row| {
            let end: Moment = row
                .get::<Option<Moment>>("ended_at")?
                .unwrap_or(row.get("ends_at")?);
            Ok(Entry::new(row.get::<LeaseKind>("kind")?.german())
                .on(row.get::<Moment>("granted_at")?.day())
                .day("Bis", Some(end.day())))
        })
        .await?;
        entries.extend(found);
    }
    Ok(Section::new("Befristete Zugriffe im Haus")
        .about_keeping()
        .entries(entries))
}

/// Why and how long the files were protected.
pub(super) async fn protections(tx: &mut Tx, files: &Files) -> crate::failure::Result<Section> {
    let mut entries = Vec::new();
    for person in files.persons() {
        entries.extend(protections_of(tx, person, "Person").await?);
    }
    for case in &files.cases {
        entries.extend(protections_of(tx, case, "Fall").await?);
    }
    Ok(Section::new("Schutz der Akten").about_keeping().entries(entries))
}

async fn protections_of<S: Keyed>(
    tx: &mut Tx,
    permit: &Permit<S>,
    what: &'static str,
) -> crate::failure::Result<Vec<Entry>> {
    let found = past_and_present(tx, permit).await?;
    let entries = found.into_iter().map(|(set_at, lifted_at, reason)| {
        let reason = reason.and_then(|reason| permit.reveal(&reason).cloned());
        Entry::new(format!("Geschützte Akte ({what})"))
            .on(set_at.day())
            .day("Bis", lifted_at.map(Moment::day))
            .some_written("Grund", reason)
    });
    Ok(entries.collect())
}

/// The access log by day: which act, in which relation, how often. Staff are not named; who asks for the name of one
/// turns to the data protection officer. Source: CJEU C-579/21.
pub(super) async fn opened(tx: &mut Tx, files: &Files) -> Result<Section> {
    let mut lines: Vec<(Day, String, String, i64)> = Vec::new();
    for fifty in files.ids().chunks(LIST_LENGTH) {
        let found = sql!(
            "SELECT substr(at, 1, 10) AS day, act, relation, COUNT(*) AS n
             FROM access_audit
             WHERE subject_id IN ($1..$50)
             GROUP BY substr(at, 1, 10), act, relation
             ORDER BY 1, 2, 3
             LIMIT 20000"
        )
        .bind_50(fifty)
        .all(tx, |row| {
            Ok((
                row.get("day")?,
                row.get("act")?,
                row.get("relation")?,
                row.get("n")?,
            ))
        })
        .await?;
        lines.extend(found);
    }
    lines.sort();
    let entries = lines.into_iter().map(|(day, act, relation, times)| {
        let act = act.parse::<Act>().map_or(act, |act| act.german().to_owned());
        let relation = relation
            .parse::<Relation>()
            .map_or(relation, |relation| relation.german().to_owned());
        let times = if times == 1 {
            String::new()
        } else {
            times.to_string()
        };
        Entry::new(act).on(day).fact("Bezug", relation).fact(COUNT, times)
    });
    Ok(Section::new("Protokoll der Zugriffe")
        .about_keeping()
        .remark(
            "Je Tag und Art des Zugriffs. Beschäftigte werden nicht genannt; Auskunft gibt der Datenschutz.",
        )
        .entries(entries))
}

/// The cases in which a person takes part; one in which nobody else does goes along.
pub(super) async fn cases_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Related>> {
    sql!(
        "SELECT p.case_id,
             (SELECT COUNT(*) FROM access_participant o WHERE o.case_id = p.case_id AND o.person_id <> $1) AS others
         FROM access_participant p
         WHERE p.person_id = $1
         ORDER BY p.case_id
         LIMIT 500"
    )
    .bind(&person)
    .all(tx, |row| {
        Ok(Related {
            subject: KeySubject::Case(row.get::<CaseId>("case_id")?),
            goes_along: row.get::<i64>("others")? == 0,
        })
    })
    .await
}

/// What of a person is addressed to other organisations; it goes along.
pub(super) async fn addressed_of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Related>> {
    sql!("SELECT subject_id FROM access_address WHERE person_id = $1 ORDER BY subject_id LIMIT 500")
        .bind(&person)
        .all(tx, addressed)
        .await
}

/// What of a case is addressed to other organisations; it goes along.
pub(super) async fn addressed_of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<Related>> {
    sql!("SELECT subject_id FROM access_address WHERE case_id = $1 ORDER BY subject_id LIMIT 500")
        .bind(&case)
        .all(tx, addressed)
        .await
}

fn addressed(row: &db::row::Row<'_>) -> Result<Related> {
    Ok(Related {
        subject: KeySubject::Referral(row.get::<ReferralId>("subject_id")?),
        goes_along: true,
    })
}

/// Throws away what somebody typed on a page of the file and did not send.
pub(super) async fn forget_parked(tx: &mut Tx, id: &str) -> Result<()> {
    sql!("DELETE FROM access_parked WHERE path LIKE $1")
        .bind(&format!("%{id}%"))
        .run(tx)
        .await
        .map(drop)
}
