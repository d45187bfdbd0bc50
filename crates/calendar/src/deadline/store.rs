//! SQL of deadlines: entered ones, and those known from declarations and closings. Consents are read, never written.

pub(crate) mod chasing;
pub(crate) mod moved;

use access::failure::Result;
use access::permit::{ListPermit, Permit};
use base::day::Day;
use base::ids::{CaseId, Ids, PersonId, RowId};
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::deadline::model::{Kind, NewDeadline, Settlement, kept_until};
use crate::overdue;

/// A deadline as stored; its note is still sealed.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// Its row; `None` if it is known from elsewhere.
    pub id: Option<RowId>,
    /// The case.
    pub case: CaseId,
    /// Its kind.
    pub kind: Kind,
    /// Whose it is, if it is one person's.
    pub person: Option<PersonId>,
    /// Its day.
    pub day: Day,
    /// How it was settled, if it was.
    pub settlement: Option<Settlement>,
    /// For the second writer.
    pub version: i64,
    note: Option<Sealed<String>>,
}

impl Deadline {
    /// What is to be thought of, opened with the permit of its case; empty where nothing opens.
    pub fn note(&self, permit: &Permit<CaseId>) -> String {
        let shown = || {
            let open = self
                .note
                .as_ref()?
                .open(permit.key().ok()?, place(self.id?), store_seat!())
                .ok()?;
            permit.reveal(&open).cloned()
        };
        shown().unwrap_or_default()
    }

    fn known(case: CaseId, kind: Kind, person: Option<PersonId>, day: Day) -> Self {
        Self {
            id: None,
            case,
            kind,
            person,
            day,
            settlement: None,
            version: 0,
            note: None,
        }
    }
}

fn place(row: RowId) -> Place {
    Place {
        column: "calendar_deadline.note",
        row: row.uuid().into_bytes(),
    }
}

fn deadline_of(row: &Row<'_>) -> db::failure::Result<Deadline> {
    Ok(Deadline {
        id: Some(row.get("id")?),
        case: row.get("case_id")?,
        kind: row.get("kind")?,
        person: row.get("person_id")?,
        day: row.get("day")?,
        settlement: row.get("settlement")?,
        version: row.get("version")?,
        note: row.get("note")?,
    })
}

/// Adds a deadline.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<CaseId>, new: &NewDeadline, ids: &Ids) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    let note = match new.note.as_str() {
        "" => None,
        _ => Some(Sealed::seal(&new.note, permit.key()?, place(id), ids)),
    };
    sql!(
        "INSERT INTO calendar_deadline (id, case_id, kind, person_id, day, note, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&id)
    .bind(&permit.id())
    .bind(&new.kind)
    .bind(&new.person)
    .bind(&new.day)
    .bind(&note)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    overdue::flag(tx, permit).await?;
    Ok(id)
}

/// The entered deadlines of the case of the permit, open ones first, at most two hundred; those of a protected person only
/// for whoever may open them.
///
/// # Errors
/// What the database reports.
pub async fn of_case(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Deadline>> {
    let all: Vec<(Deadline, bool)> = sql!(
        "SELECT d.id, d.case_id, d.kind, d.person_id, d.day, d.settlement, d.version, d.note,
             COALESCE(q.is_restricted, FALSE) AS is_hidden
         FROM calendar_deadline d
         LEFT JOIN access_subject q ON q.id = d.person_id
         WHERE d.case_id = $1
         ORDER BY CASE WHEN d.settled_on IS NULL THEN 0 ELSE 1 END, d.day, d.id
         LIMIT 200"
    )
    .bind(&permit.id())
    .all(tx, |row| Ok((deadline_of(row)?, row.get("is_hidden")?)))
    .await?;
    let is_seen = |person: PersonId| permit.key_of(person).is_some();
    let told = all
        .into_iter()
        .filter(|(one, is_hidden)| !is_hidden || one.person.is_none_or(is_seen));
    Ok(told.map(|(one, _)| one).collect())
}

/// The deadlines of the case of the permit that are known from elsewhere: ends of consents from today on that were not
/// renewed, the end of keeping once it is closed.
///
/// # Errors
/// What the database reports.
pub async fn known_of_case(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Deadline>> {
    let mut known = sql!(
        "SELECT r.person_id, r.valid_until
         FROM access_participant p
         JOIN calendar_consent_end r ON r.person_id = p.person_id
         WHERE p.case_id = $1 AND r.valid_until >= $2
         GROUP BY r.person_id, r.valid_until
         ORDER BY r.valid_until, r.person_id
         LIMIT 50"
    )
    .bind(&permit.id())
    .bind(&permit.now().day())
    .all(tx, |row| {
        let person = Some(row.get("person_id")?);
        Ok(Deadline::known(
            permit.id(),
            Kind::ConsentEnd,
            person,
            row.get("valid_until")?,
        ))
    })
    .await?;
    // Of a person who is hidden from this account not even the end of a consent is told.
    known.retain(|one| one.person.is_none_or(|person| permit.key_of(person).is_some()));
    let closed_on = sql!("SELECT closed_on FROM cases_case WHERE id = $1")
        .bind(&permit.id())
        .first(tx, |row| row.get::<Option<Day>>("closed_on"))
        .await?
        .flatten();
    let retention = closed_on.and_then(kept_until);
    known.extend(retention.map(|day| Deadline::known(permit.id(), Kind::Retention, None, day)));
    Ok(known)
}

/// Settles a deadline; false if there is no open one like it.
///
/// # Errors
/// What the database reports.
pub async fn settle(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId, settlement: Settlement) -> Result<bool> {
    let touched = sql!(
        "UPDATE calendar_deadline
         SET settled_on = $1, settlement = $2, version = version + 1, changed_at = $3, changed_by = $4
         WHERE id = $5 AND case_id = $6 AND settled_on IS NULL"
    )
    .bind(&permit.now().day())
    .bind(&settlement)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&id)
    .bind(&permit.id())
    .run(tx)
    .await?;
    overdue::flag(tx, permit).await?;
    Ok(touched == 1)
}

/// Moves an open deadline to another day, such as the one to which a permit was extended; false if there is none like it
/// or somebody else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn move_to(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (id, version): (RowId, i64),
    day: Day,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE calendar_deadline SET day = $1, version = version + 1, changed_at = $2, changed_by = $3
         WHERE id = $4 AND version = $5 AND case_id = $6 AND settled_on IS NULL"
    )
    .bind(&day)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&id)
    .bind(&version)
    .bind(&permit.id())
    .run(tx)
    .await?;
    overdue::flag(tx, permit).await?;
    Ok(touched == 1)
}

/// A deadline in a list, with what is coded of its case.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The deadline.
    pub deadline: Deadline,
    /// The code of the case.
    pub code: String,
    /// The lead person of the case.
    pub lead: PersonId,
}

/// The open entered deadlines of whoever the permit holds until a day, the earliest first, at most two hundred; those of a
/// person whom somebody else protects stand on their own pages only.
///
/// # Errors
/// What the database reports.
pub async fn open_until(tx: &mut Tx, permit: &ListPermit, until: Day) -> Result<Vec<Listed>> {
    Ok(sql!(
        "SELECT d.id, d.case_id, d.kind, d.person_id, d.day, d.settlement, d.version, d.note, c.code, c.lead_person_id
         FROM calendar_deadline d
         JOIN access_subject s ON s.id = d.case_id
         JOIN cases_case c ON c.id = d.case_id
         LEFT JOIN access_subject q ON q.id = d.person_id
         WHERE d.settled_on IS NULL AND d.day <= $102 AND c.phase <> 'closed'
           AND s.account_id IN ($1..$50)
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
           AND (q.id IS NULL OR NOT q.is_restricted OR q.account_id = $101)
         ORDER BY d.day, d.id
         LIMIT 200"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&until)
    .all(tx, |row| {
        Ok(Listed {
            deadline: deadline_of(row)?,
            code: row.get("code")?,
            lead: row.get("lead_person_id")?,
        })
    })
    .await?)
}

/// The ends of consents, from one day to another, of persons in open cases of whoever the permit holds; what was agreed
/// again for longer does not end.
///
/// # Errors
/// What the database reports.
pub async fn consents_ending(
    tx: &mut Tx,
    permit: &ListPermit,
    (from, until): (Day, Day),
) -> Result<Vec<Listed>> {
    Ok(sql!(
        "SELECT c.id AS case_id, c.code, c.lead_person_id, r.person_id, r.valid_until
         FROM access_subject s
         JOIN cases_case c ON c.id = s.id
         JOIN access_participant p ON p.case_id = c.id
         JOIN access_subject q ON q.id = p.person_id
         JOIN calendar_consent_end r ON r.person_id = p.person_id
         WHERE s.account_id IN ($1..$50)
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
           AND (NOT q.is_restricted OR q.account_id = $101)
           AND c.phase <> 'closed' AND r.valid_until >= $102 AND r.valid_until <= $103
         GROUP BY c.id, c.code, c.lead_person_id, r.person_id, r.valid_until
         ORDER BY r.valid_until, c.id
         LIMIT 200"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&from)
    .bind(&until)
    .all(tx, |row| {
        let (case, person) = (row.get("case_id")?, Some(row.get("person_id")?));
        Ok(Listed {
            deadline: Deadline::known(case, Kind::ConsentEnd, person, row.get("valid_until")?),
            code: row.get("code")?,
            lead: row.get("lead_person_id")?,
        })
    })
    .await?)
}
