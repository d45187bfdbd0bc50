//! SQL of subjects, areas and stand-ins: the facts from which relations are made.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::day::Day;
use base::ids::{AccountId, MunicipalityId, OrganisationId, RowId};
use base::moment::Moment;

use crate::relation::SubjectFacts;

db::coded! {
    /// What kind of subject it is.
    pub enum SubjectKind {
        /// A person.
        Person = "person",
        /// A case.
        Case = "case",
    }
}

/// A new subject.
#[derive(Clone, Debug)]
pub struct NewSubject {
    /// The id of the person or case.
    pub id: String,
    /// Its kind.
    pub kind: SubjectKind,
    /// Whose it is.
    pub account: AccountId,
    /// Its controller (Verantwortlicher).
    pub controller: OrganisationId,
    /// Where it belongs.
    pub municipality: Option<MunicipalityId>,
}

/// Makes a person or case known to the gate.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, new: &NewSubject, now: Moment) -> Result<()> {
    sql!(
        "INSERT INTO access_subject (id, kind, account_id, controller_id, municipality_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&new.id)
    .bind(&new.kind)
    .bind(&new.account)
    .bind(&new.controller)
    .bind(&new.municipality)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// The facts of a subject, or `None` if there is none (any more).
pub(crate) async fn facts(tx: &mut Tx, kind: SubjectKind, id: &str) -> Result<Option<SubjectFacts>> {
    sql!(
        "SELECT s.account_id, s.controller_id, s.is_restricted, a.parent_id AS region_id
         FROM access_subject s LEFT JOIN access_area a ON a.child_id = s.municipality_id
         WHERE s.id = $1 AND s.kind = $2"
    )
    .bind_text(id)
    .bind(&kind)
    .first(tx, |row| {
        Ok(SubjectFacts {
            account: row.get("account_id")?,
            controller: row.get("controller_id")?,
            region: row.get("region_id")?,
            is_restricted: row.get("is_restricted")?,
        })
    })
    .await
}

/// Forgets a subject; its content and key are erased by their rooms.
///
/// # Errors
/// What the database reports.
pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    sql!("DELETE FROM access_subject WHERE id = $1")
        .bind_text(id)
        .run(tx)
        .await
        .map(drop)
}

/// Ids of all subjects of a kind after an id, for jobs.
///
/// # Errors
/// What the database reports.
pub async fn ids_after(tx: &mut Tx, kind: SubjectKind, after: &str, limit: i64) -> Result<Vec<String>> {
    sql!("SELECT id FROM access_subject WHERE kind = $1 AND id > $2 ORDER BY id LIMIT $3")
        .bind(&kind)
        .bind_text(after)
        .bind(&limit)
        .all(tx, |row| row.get("id"))
        .await
}

/// Says to which larger area an area belongs now (a municipality to its region).
///
/// # Errors
/// What the database reports.
pub async fn set_area(tx: &mut Tx, child: &str, parent: &str) -> Result<()> {
    sql!(
        "INSERT INTO access_area (child_id, parent_id) VALUES ($1, $2)
         ON CONFLICT (child_id) DO UPDATE SET parent_id = excluded.parent_id"
    )
    .bind_text(child)
    .bind_text(parent)
    .run(tx)
    .await
    .map(drop)
}

/// The larger areas of these areas.
pub(crate) async fn parents(tx: &mut Tx, children: &[String]) -> Result<Vec<String>> {
    sql!("SELECT parent_id FROM access_area WHERE child_id IN ($1..$50)")
        .bind_50(children)
        .all(tx, |row| row.get("parent_id"))
        .await
}

/// A stand-in (Vertretung); the last day is not included.
#[derive(Clone, Debug)]
pub struct StandIn {
    /// Its id.
    pub id: RowId,
    /// Who is away.
    pub for_account: AccountId,
    /// Who stands in.
    pub account: AccountId,
    /// First day.
    pub from: Day,
    /// First day on which it no longer holds.
    pub until: Day,
}

/// Adds a stand-in.
///
/// # Errors
/// What the database reports.
pub async fn insert_stand_in(
    tx: &mut Tx,
    stand_in: &StandIn,
    arranged_by: AccountId,
    now: Moment,
) -> Result<()> {
    sql!(
        "INSERT INTO access_stand_in (id, for_account_id, account_id, valid_from, valid_until, arranged_by, arranged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )
    .bind(&stand_in.id)
    .bind(&stand_in.for_account)
    .bind(&stand_in.account)
    .bind(&stand_in.from)
    .bind(&stand_in.until)
    .bind(&arranged_by)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Those for whom an account is or was stand-in.
///
/// # Errors
/// What the database reports.
pub async fn stand_ins_of(tx: &mut Tx, account: AccountId) -> Result<Vec<(AccountId, Day, Day)>> {
    sql!(
        "SELECT for_account_id, valid_from, valid_until FROM access_stand_in
         WHERE account_id = $1 ORDER BY valid_until DESC LIMIT 200"
    )
    .bind(&account)
    .all(tx, |row| {
        Ok((
            row.get("for_account_id")?,
            row.get("valid_from")?,
            row.get("valid_until")?,
        ))
    })
    .await
}

/// The stand-ins of an account's own persons and cases that have not ended on a day, the first to begin first.
///
/// # Errors
/// What the database reports.
pub async fn stand_ins_for(tx: &mut Tx, owner: AccountId, today: Day) -> Result<Vec<StandIn>> {
    sql!(
        "SELECT id, for_account_id, account_id, valid_from, valid_until FROM access_stand_in
         WHERE for_account_id = $1 AND valid_until > $2 ORDER BY valid_from, id LIMIT 50"
    )
    .bind(&owner)
    .bind(&today)
    .all(tx, |row| {
        Ok(StandIn {
            id: row.get("id")?,
            for_account: row.get("for_account_id")?,
            account: row.get("account_id")?,
            from: row.get("valid_from")?,
            until: row.get("valid_until")?,
        })
    })
    .await
}

/// Ends a stand-in of an account's own persons on a day; false if there is none like it.
///
/// # Errors
/// What the database reports.
pub async fn end_stand_in(tx: &mut Tx, owner: AccountId, id: RowId, until: Day) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_stand_in SET valid_until = $1
         WHERE id = $2 AND for_account_id = $3 AND valid_until > $1"
    )
    .bind(&until)
    .bind(&id)
    .bind(&owner)
    .run(tx)
    .await?;
    Ok(touched == 1)
}
