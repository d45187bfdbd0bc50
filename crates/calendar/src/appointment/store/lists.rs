//! SQL of appointments over many files: of whoever a list permit holds. Not of one file.
//!
//! The few files of the owners come first, then their appointments: SQLite keeps the order of a cross join, and the rows
//! of everybody else are never read.

use access::failure::Result;
use access::permit::ListPermit;
use base::ids::{AccountId, PersonId};
use base::moment::Moment;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use super::{Appointment, appointment_of};

/// An appointment in a list, with what is coded of its case.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The appointment.
    pub appointment: Appointment,
    /// Whose case or contact it is.
    pub owner: Option<AccountId>,
    /// The owner's name.
    pub owner_name: String,
    /// The code of the case.
    pub code: Option<String>,
    /// The lead person of the case.
    pub lead: Option<PersonId>,
}

/// The appointments of whoever the permit holds that begin from one moment to another, in order of time.
///
/// # Errors
/// What the database reports.
pub async fn between(tx: &mut Tx, permit: &ListPermit, from: Moment, until: Moment) -> Result<Vec<Listed>> {
    Ok(sql!(
        "SELECT a.id, a.subject_id, s.kind AS subject_kind, a.kind, a.starts_at, a.ends_at, a.is_all_day,
             a.municipality_id, a.outcome, a.reason, COALESCE(b.display_name, '') AS by_name, a.changed_at, a.version,
             a.title, a.place, a.note, s.account_id AS owner_id, COALESCE(o.display_name, '') AS owner_name, c.code,
             c.lead_person_id
         FROM (
             SELECT w.id FROM calendar_appointment w
             WHERE w.subject_id IS NULL AND w.account_id = $101 AND w.starts_at >= $102 AND w.starts_at < $103
             UNION ALL
             SELECT w.id FROM access_subject s CROSS JOIN calendar_appointment w
             WHERE w.subject_id = s.id AND w.starts_at >= $102 AND w.starts_at < $103 AND s.account_id IN ($1..$50)
               AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
         ) found
         JOIN calendar_appointment a ON a.id = found.id
         LEFT JOIN access_subject s ON s.id = a.subject_id
         LEFT JOIN access_account b ON b.id = a.changed_by
         LEFT JOIN access_account o ON o.id = s.account_id
         LEFT JOIN cases_case c ON c.id = a.subject_id
         ORDER BY a.starts_at, a.id
         LIMIT 300"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&from)
    .bind(&until)
    .all(tx, listed_of)
    .await?)
}

/// The past appointments of whoever the permit holds that were asked about and have no outcome yet, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn without_outcome(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<Listed>> {
    Ok(sql!(
        "SELECT a.id, a.subject_id, s.kind AS subject_kind, a.kind, a.starts_at, a.ends_at, a.is_all_day,
             a.municipality_id, a.outcome, a.reason, COALESCE(b.display_name, '') AS by_name, a.changed_at, a.version,
             a.title, a.place, a.note, s.account_id AS owner_id, COALESCE(o.display_name, '') AS owner_name, c.code,
             c.lead_person_id
         FROM (
             SELECT w.id FROM calendar_appointment w
             WHERE w.subject_id IS NULL AND w.account_id = $101 AND w.asked_on IS NOT NULL AND w.outcome IS NULL
             UNION ALL
             SELECT w.id FROM access_subject s CROSS JOIN calendar_appointment w
             WHERE w.subject_id = s.id AND w.asked_on IS NOT NULL AND w.outcome IS NULL AND s.account_id IN ($1..$50)
               AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
         ) found
         JOIN calendar_appointment a ON a.id = found.id
         LEFT JOIN access_subject s ON s.id = a.subject_id
         LEFT JOIN access_account b ON b.id = a.changed_by
         LEFT JOIN access_account o ON o.id = s.account_id
         LEFT JOIN cases_case c ON c.id = a.subject_id
         ORDER BY a.asked_on, a.id
         LIMIT 100"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .all(tx, listed_of)
    .await?)
}

fn listed_of(row: &Row<'_>) -> db::failure::Result<Listed> {
    Ok(Listed {
        appointment: appointment_of(row)?,
        owner: row.get("owner_id")?,
        owner_name: row.get("owner_name")?,
        code: row.get("code")?,
        lead: row.get("lead_person_id")?,
    })
}
