//! SQL of co-counselled persons: who they are to the lead person, since when, until when.

use access::failure::{Denied, Result};
use access::permit::Permit;
use access::subject::store::participant;
use base::day::Day;
use base::ids::{CaseId, PersonId};
use consents::store::proof::ProcessingConsent;
use db::sql;
use db::tx::Tx;

use crate::participant::model::Part;

/// A co-counselled person of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The person.
    pub person: PersonId,
    /// What the person is to the lead person.
    pub part: Part,
    /// Since when.
    pub joined_on: Day,
    /// Until when.
    pub left_on: Option<Day>,
}

/// The co-counselled persons of the case of the permit, those who have left too, in order of joining.
///
/// # Errors
/// What the database reports.
pub async fn participants(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Participant>> {
    Ok(sql!(
        "SELECT person_id, part, joined_on, left_on FROM cases_participant
         WHERE case_id = $1
         ORDER BY joined_on, person_id
         LIMIT 100"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        Ok(Participant {
            person: row.get("person_id")?,
            part: row.get("part")?,
            joined_on: row.get("joined_on")?,
            left_on: row.get("left_on")?,
        })
    })
    .await?)
}

/// Lets the person of one permit take part in the case of the other.
///
/// # Errors
/// [`Denied::NotFound`] if the consent is not about this person; what the database reports.
pub async fn join(
    tx: &mut Tx,
    (case, person): (&Permit<CaseId>, &Permit<PersonId>),
    consent: &ProcessingConsent,
    part: Part,
) -> Result<()> {
    if !consent.covers(person.id()) {
        return Err(Denied::NotFound);
    }
    participant::join(tx, case, person).await?;
    insert(tx, case.id(), (person.id(), part), case.now().day()).await
}

pub(crate) async fn insert(
    tx: &mut Tx,
    case: CaseId,
    (person, part): (PersonId, Part),
    joined_on: Day,
) -> Result<()> {
    insert_many(tx, &[(case, person, part, joined_on)]).await
}

/// Notes who takes part in which case, in which part and since when.
pub(crate) async fn insert_many(tx: &mut Tx, joining: &[(CaseId, PersonId, Part, Day)]) -> Result<()> {
    sql!(
        "INSERT INTO cases_participant (case_id, person_id, part, joined_on) VALUES ($1, $2, $3, $4)
         ON CONFLICT (case_id, person_id) DO UPDATE SET part = excluded.part, joined_on = excluded.joined_on, left_on = NULL"
    )
    .run_for_each(tx, joining, |row, (case, person, part, joined_on)| {
        row.bind(case).bind(person).bind(part).bind(joined_on)
    })
    .await?;
    Ok(())
}

/// Takes a person out of the case of the permit; the case no longer opens the person.
///
/// # Errors
/// What the database reports.
pub async fn leave(tx: &mut Tx, case: &Permit<CaseId>, person: PersonId) -> Result<()> {
    participant::leave(tx, case, person).await?;
    sql!(
        "UPDATE cases_participant SET left_on = $1
         WHERE case_id = $2 AND person_id = $3 AND left_on IS NULL"
    )
    .bind(&case.now().day())
    .bind(&case.id())
    .bind(&person)
    .run(tx)
    .await?;
    Ok(())
}

/// The cases led by one person are led by another; returns the cases.
pub(crate) async fn moved_over(tx: &mut Tx, (from, to): (PersonId, PersonId)) -> Result<Vec<String>> {
    let cases: Vec<CaseId> = sql!(
        "UPDATE cases_case SET lead_person_id = $1, version = version + 1
         WHERE lead_person_id = $2
         RETURNING id"
    )
    .bind(&to)
    .bind(&from)
    .all(tx, |row| row.get("id"))
    .await?;
    Ok(cases.iter().map(ToString::to_string).collect())
}

/// These cases are led by this person again.
pub(crate) async fn moved_back(tx: &mut Tx, to: PersonId, cases: &[String]) -> Result<Vec<String>> {
    for case in cases {
        sql!("UPDATE cases_case SET lead_person_id = $1, version = version + 1 WHERE id = $2")
            .bind(&to)
            .bind_text(case)
            .run(tx)
            .await?;
    }
    Ok(cases.to_vec())
}

/// Where one person takes part, another does, unless they did already or lead the case; returns the cases.
pub(crate) async fn moved_part_over(tx: &mut Tx, (from, to): (PersonId, PersonId)) -> Result<Vec<String>> {
    let cases: Vec<CaseId> = sql!(
        "UPDATE cases_participant SET person_id = $1
         WHERE person_id = $2
           AND NOT EXISTS (SELECT 1 FROM cases_participant o
               WHERE o.case_id = cases_participant.case_id AND o.person_id = $1)
           AND NOT EXISTS (SELECT 1 FROM cases_case c
               WHERE c.id = cases_participant.case_id AND c.lead_person_id = $1)
         RETURNING case_id"
    )
    .bind(&to)
    .bind(&from)
    .all(tx, |row| row.get("case_id"))
    .await?;
    Ok(cases.iter().map(ToString::to_string).collect())
}

/// In these cases the other person takes part again.
pub(crate) async fn moved_part_back(
    tx: &mut Tx,
    (from, to): (PersonId, PersonId),
    cases: &[String],
) -> Result<Vec<String>> {
    for case in cases {
        sql!("UPDATE cases_participant SET person_id = $1 WHERE person_id = $2 AND case_id = $3")
            .bind(&to)
            .bind(&from)
            .bind_text(case)
            .run(tx)
            .await?;
    }
    Ok(cases.to_vec())
}
