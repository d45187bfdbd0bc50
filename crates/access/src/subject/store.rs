//! SQL of subjects and areas: the facts from which relations are made.

pub mod address;
pub mod lease;
pub mod opening;
pub mod participant;
pub mod protection;
pub mod stand_in;

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::ids::{AccountId, MunicipalityId, OrganisationId};
use base::moment::Moment;

use crate::permit::ListPermit;
use crate::relation::{LeaseKind, SubjectFacts};

db::coded! {
    /// What kind of subject it is.
    pub enum SubjectKind {
        /// A person.
        Person = "person",
        /// A case.
        Case = "case",
        /// A contact.
        Contact = "contact",
        /// An emergency note.
        Emergency = "emergency",
        /// A list that waits to be taken over.
        Import = "import",
        /// What of a case is addressed to another organisation.
        Referral = "referral",
        /// A reconstruction that is not released yet.
        Reconstruction = "reconstruction",
    }
}

/// A new subject.
#[derive(Clone, Debug)]
pub struct NewSubject {
    /// The id of the person or case.
    pub id: String,
    /// Its kind.
    pub kind: SubjectKind,
    /// Whose it is; nobody's yet if it was handed over to a place.
    pub account: Option<AccountId>,
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
    insert_many(tx, std::slice::from_ref(new), now).await
}

/// Adds many subjects; their keys must be durable.
///
/// # Errors
/// What the database reports.
pub async fn insert_many(tx: &mut Tx, new: &[NewSubject], now: Moment) -> Result<()> {
    sql!(
        "INSERT INTO access_subject (id, kind, account_id, controller_id, municipality_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .run_for_each(tx, new, |row, new| {
        row.bind(&new.id)
            .bind(&new.kind)
            .bind(&new.account)
            .bind(&new.controller)
            .bind(&new.municipality)
            .bind(&now)
    })
    .await
    .map(drop)
}

/// The facts of a subject as an account stands to it at a moment, or `None` if there is none (any more).
pub(crate) async fn facts(
    tx: &mut Tx,
    (kind, id): (SubjectKind, &str),
    (viewer, now): (AccountId, Moment),
) -> Result<Option<SubjectFacts>> {
    sql!(
        "SELECT s.account_id, s.controller_id, s.municipality_id, s.is_restricted, a.parent_id AS region_id,
             (SELECT string_agg(l.kind || ' ' || l.ends_at, ',') FROM access_lease l
              WHERE l.subject_id = s.id AND l.account_id = $3 AND l.ends_at > $4 AND l.ended_at IS NULL) AS leases,
             (SELECT MAX(n.ends_at) FROM access_protection g
              JOIN access_protection_name n ON n.group_id = g.group_id
              WHERE g.subject_id = s.id AND g.lifted_at IS NULL
                AND n.account_id = $3 AND n.ends_at > $4 AND n.ended_at IS NULL) AS named_until
         FROM access_subject s LEFT JOIN access_area a ON a.child_id = s.municipality_id
         WHERE s.id = $1 AND s.kind = $2"
    )
    .bind_text(id)
    .bind(&kind)
    .bind(&viewer)
    .bind(&now)
    .first(tx, facts_of)
    .await
}

/// The facts of the cases in which a person takes part, as an account stands to them at a moment.
pub(crate) async fn facts_of_cases(
    tx: &mut Tx,
    person: &str,
    (viewer, now): (AccountId, Moment),
) -> Result<Vec<SubjectFacts>> {
    sql!(
        "SELECT s.account_id, s.controller_id, s.municipality_id, s.is_restricted, a.parent_id AS region_id,
             (SELECT string_agg(l.kind || ' ' || l.ends_at, ',') FROM access_lease l
              WHERE l.subject_id = s.id AND l.account_id = $2 AND l.ends_at > $3 AND l.ended_at IS NULL) AS leases,
             (SELECT MAX(n.ends_at) FROM access_protection g
              JOIN access_protection_name n ON n.group_id = g.group_id
              WHERE g.subject_id = s.id AND g.lifted_at IS NULL
                AND n.account_id = $2 AND n.ends_at > $3 AND n.ended_at IS NULL) AS named_until
         FROM access_participant p
         JOIN access_subject s ON s.id = p.case_id
         LEFT JOIN access_area a ON a.child_id = s.municipality_id
         WHERE p.person_id = $1
         LIMIT 20"
    )
    .bind_text(person)
    .bind(&viewer)
    .bind(&now)
    .all(tx, facts_of)
    .await
}

fn facts_of(row: &db::row::Row<'_>) -> Result<SubjectFacts> {
    Ok(SubjectFacts {
        account: row.get("account_id")?,
        controller: row.get("controller_id")?,
        municipality: row.get("municipality_id")?,
        region: row.get("region_id")?,
        leases: leases(row.get::<Option<String>>("leases")?.as_deref()),
        is_restricted: row.get("is_restricted")?,
        named_until: row.get("named_until")?,
        addressed: None,
    })
}

fn leases(told: Option<&str>) -> Vec<(LeaseKind, Moment)> {
    let read = |one: &str| {
        let (kind, until) = one.split_once(' ')?;
        Some((kind.parse().ok()?, until.parse().ok()?))
    };
    told.unwrap_or_default().split(',').filter_map(read).collect()
}

/// Whether there is such a subject, of whatever kind.
pub(crate) async fn is_there(tx: &mut Tx, id: &str) -> Result<bool> {
    let found = sql!("SELECT COUNT(*) AS n FROM access_subject WHERE id = $1")
        .bind_text(id)
        .number(tx)
        .await?;
    Ok(found > 0)
}

/// To whom a subject belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Whose it is.
    pub account: Option<AccountId>,
    /// Its controller (Verantwortlicher).
    pub controller: OrganisationId,
    /// Where it belongs.
    pub municipality: Option<MunicipalityId>,
    /// Protected: only the owner and those on its list may know that it exists.
    pub is_restricted: bool,
}

/// To whom a subject belongs, or `None` if there is none (any more).
///
/// # Errors
/// What the database reports.
pub async fn seat(tx: &mut Tx, id: &str) -> Result<Option<Seat>> {
    sql!("SELECT account_id, controller_id, municipality_id, is_restricted FROM access_subject WHERE id = $1")
        .bind_text(id)
        .first(tx, |row| {
            Ok(Seat {
                account: row.get("account_id")?,
                controller: row.get("controller_id")?,
                municipality: row.get("municipality_id")?,
                is_restricted: row.get("is_restricted")?,
            })
        })
        .await
}

/// Those of these ids that are subjects.
///
/// # Errors
/// What the database reports.
pub(crate) async fn those_there(tx: &mut Tx, ids: &[String]) -> Result<Vec<String>> {
    let mut there = Vec::with_capacity(ids.len());
    for fifty in ids.chunks(db::statement::LIST_LENGTH) {
        let found = sql!("SELECT id FROM access_subject WHERE id IN ($1..$50)")
            .bind_50(fifty)
            .all(tx, |row| row.get::<String>("id"))
            .await?;
        there.extend(found);
    }
    Ok(there)
}

/// Subjects made before a moment, in order after one of them, at most 500: whose key to look for.
///
/// # Errors
/// What the database reports.
pub(crate) async fn made_before(
    tx: &mut Tx,
    moment: Moment,
    after: &str,
) -> Result<Vec<(String, SubjectKind)>> {
    sql!("SELECT id, kind FROM access_subject WHERE id > $1 AND created_at < $2 ORDER BY id LIMIT 500")
        .bind_text(after)
        .bind(&moment)
        .all(tx, |row| Ok((row.get("id")?, row.get("kind")?)))
        .await
}

/// Gives a subject to somebody else, with its controller and place.
///
/// # Errors
/// What the database reports.
pub async fn give_to(
    tx: &mut Tx,
    id: &str,
    account: AccountId,
    (controller, municipality): (OrganisationId, Option<MunicipalityId>),
) -> Result<()> {
    sql!(
        "UPDATE access_subject SET account_id = $1, controller_id = $2, municipality_id = $3
         WHERE id = $4"
    )
    .bind(&account)
    .bind(&controller)
    .bind(&municipality)
    .bind_text(id)
    .run(tx)
    .await
    .map(drop)
}

/// Forgets a subject, its part in cases and what was lent of it; its content and key are erased by their rooms.
///
/// # Errors
/// What the database reports.
pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    sql!("DELETE FROM access_participant WHERE case_id = $1 OR person_id = $1")
        .bind_text(id)
        .run(tx)
        .await?;
    sql!("DELETE FROM access_lease WHERE subject_id = $1")
        .bind_text(id)
        .run(tx)
        .await?;
    address::forget(tx, id).await?;
    protection::forget(tx, id).await?;
    sql!("DELETE FROM access_subject WHERE id = $1")
        .bind_text(id)
        .run(tx)
        .await
        .map(drop)
}

/// Those of these subjects that a list permit lists.
pub(crate) async fn listed(tx: &mut Tx, permit: &ListPermit, ids: &[String]) -> Result<Vec<String>> {
    sql!(
        "SELECT s.id FROM access_subject s
         WHERE s.id IN ($1..$50) AND s.account_id IN ($51..$100)
           AND (s.account_id = $151 OR (NOT s.is_restricted AND s.controller_id IN ($101..$150)))"
    )
    .bind_50(ids)
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .all(tx, |row| row.get("id"))
    .await
}

/// Those of these persons who take part in a case that a list permit lists.
pub(crate) async fn listed_through_cases(
    tx: &mut Tx,
    permit: &ListPermit,
    ids: &[String],
) -> Result<Vec<String>> {
    sql!(
        "SELECT DISTINCT p.person_id AS id FROM access_participant p
         JOIN access_subject q ON q.id = p.person_id
         JOIN access_subject s ON s.id = p.case_id
         WHERE p.person_id IN ($1..$50) AND s.account_id IN ($51..$100)
           AND (s.account_id = $151 OR (NOT s.is_restricted AND s.controller_id IN ($101..$150)))
           AND (NOT q.is_restricted OR q.account_id = $151)"
    )
    .bind_50(ids)
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .all(tx, |row| row.get("id"))
    .await
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
