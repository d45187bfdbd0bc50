//! SQL of addresses: to which organisation an extract of a case is addressed, and until when. Not what stands in it.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::ids::{CaseId, OrganisationId, PersonId, ReferralId};
use base::moment::Moment;

use crate::permit::Permit;
use crate::relation::{Addressed, SubjectFacts};

/// To whom an extract is addressed, and of whom it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// The case it is taken from.
    pub case: CaseId,
    /// Of whom it tells.
    pub person: PersonId,
    /// To whom it is addressed.
    pub organisation: OrganisationId,
}

/// The facts of an extract; protected if its case or its person is.
pub(crate) async fn facts(tx: &mut Tx, id: &str, now: Moment) -> Result<Option<SubjectFacts>> {
    sql!(
        "SELECT s.account_id, s.controller_id, c.is_restricted AS case_is_restricted,
             p.is_restricted AS person_is_restricted, a.organisation_id, a.ends_at, a.ended_at
         FROM access_subject s
         JOIN access_address a ON a.subject_id = s.id
         JOIN access_subject c ON c.id = a.case_id
         JOIN access_subject p ON p.id = a.person_id
         WHERE s.id = $1 AND s.kind = 'referral'"
    )
    .bind_text(id)
    .first(tx, |row| {
        let ends_at: Option<Moment> = row.get("ends_at")?;
        let ended_at: Option<Moment> = row.get("ended_at")?;
        Ok(SubjectFacts {
            account: row.get("account_id")?,
            controller: row.get("controller_id")?,
            municipality: None,
            region: None,
            leases: Vec::new(),
            is_restricted: row.get::<bool>("case_is_restricted")? || row.get("person_is_restricted")?,
            named_until: None,
            addressed: Some(Addressed {
                organisation: row.get("organisation_id")?,
                holds: ended_at.is_none() && ends_at.is_none_or(|end| now < end),
            }),
        })
    })
    .await
}

/// To whom the extract of a permit is addressed.
///
/// # Errors
/// What the database reports.
pub async fn of(tx: &mut Tx, permit: &Permit<ReferralId>) -> Result<Option<Address>> {
    find(tx, permit.id()).await
}

pub(crate) async fn find(tx: &mut Tx, id: ReferralId) -> Result<Option<Address>> {
    sql!("SELECT case_id, person_id, organisation_id FROM access_address WHERE subject_id = $1")
        .bind(&id)
        .first(tx, |row| {
            Ok(Address {
                case: row.get("case_id")?,
                person: row.get("person_id")?,
                organisation: row.get("organisation_id")?,
            })
        })
        .await
}

/// Addresses an extract, or addresses it anew after it had ended.
pub(crate) async fn set(tx: &mut Tx, id: ReferralId, to: Address, now: Moment) -> Result<()> {
    sql!(
        "INSERT INTO access_address (subject_id, case_id, person_id, organisation_id, addressed_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (subject_id) DO UPDATE SET addressed_at = excluded.addressed_at, ends_at = NULL, ended_at = NULL"
    )
    .bind(&id)
    .bind(&to.case)
    .bind(&to.person)
    .bind(&to.organisation)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Ends what is addressed of a case: nobody over there sees it from this moment on.
///
/// # Errors
/// What the database reports.
pub async fn end(tx: &mut Tx, (case, id): (CaseId, ReferralId), now: Moment) -> Result<()> {
    sql!(
        "UPDATE access_address SET ended_at = $1 WHERE subject_id = $2 AND case_id = $3 AND ended_at IS NULL"
    )
    .bind(&now)
    .bind(&id)
    .bind(&case)
    .run(tx)
    .await
    .map(drop)
}

/// Says until when what is addressed of a case is still meant for them; `None` is without end.
///
/// # Errors
/// What the database reports.
pub async fn ends_at(tx: &mut Tx, (case, id): (CaseId, ReferralId), end: Option<Moment>) -> Result<()> {
    sql!("UPDATE access_address SET ends_at = $1 WHERE subject_id = $2 AND case_id = $3")
        .bind(&end)
        .bind(&id)
        .bind(&case)
        .run(tx)
        .await
        .map(drop)
}

/// Makes what is addressed of a person that of another entry of the same person.
///
/// # Errors
/// What the database reports.
pub async fn move_person(tx: &mut Tx, id: ReferralId, (from, to): (PersonId, PersonId)) -> Result<()> {
    sql!("UPDATE access_address SET person_id = $1 WHERE subject_id = $2 AND person_id = $3")
        .bind(&to)
        .bind(&id)
        .bind(&from)
        .run(tx)
        .await
        .map(drop)
}

/// What of a case is addressed to others, with the person it tells of.
pub(crate) async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<(ReferralId, PersonId)>> {
    sql!("SELECT subject_id, person_id FROM access_address WHERE case_id = $1 ORDER BY subject_id DESC LIMIT 200")
        .bind(&case)
        .all(tx, |row| Ok((row.get("subject_id")?, row.get("person_id")?)))
        .await
}

pub(super) async fn forget(tx: &mut Tx, id: &str) -> Result<()> {
    sql!("DELETE FROM access_address WHERE subject_id = $1")
        .bind_text(id)
        .run(tx)
        .await
        .map(drop)
}
