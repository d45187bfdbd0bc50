//! SQL of lists of persons: within the owners of a list permit, and all of them for the match index.

use access::permit::{JobPermit, ListPermit, ShownKeys};
use base::ids::{AccountId, HouseholdId, PersonId};
use base::language::Language;
use db::failure::Result;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Sealed, SubjectKey};

use super::{BIRTH, NAME, Seat, place, seat_of};
use crate::person::born::Born;
use crate::person::model::Name;

/// How many persons a page of a list shows; one statement takes as many.
pub const PAGE: usize = db::statement::LIST_LENGTH;

/// One row of a list, still sealed.
#[derive(Debug)]
pub struct SealedCard {
    /// The person.
    pub person: PersonId,
    /// Whose person it is.
    pub owner: Option<AccountId>,
    /// The owner's name.
    pub owner_name: String,
    /// The language in which to write.
    pub language: Option<Language>,
    /// How many listed persons live in the household; 0 without one.
    pub members: i64,
    name: Sealed<Name>,
    birth: Sealed<Born>,
}

impl SealedCard {
    /// Name and birth, opened for the list; `None` if the key is gone or does not fit.
    pub fn open(&self, keys: &ShownKeys) -> Option<(Open<Name>, Open<Born>)> {
        let key = keys.of(self.person)?;
        opened(self.person, key, &self.name, &self.birth)
    }
}

fn opened(
    person: PersonId,
    key: &SubjectKey,
    name: &Sealed<Name>,
    birth: &Sealed<Born>,
) -> Option<(Open<Name>, Open<Born>)> {
    let name = name.open(key, place(NAME, person), store_seat!()).ok()?;
    let birth = birth.open(key, place(BIRTH, person), store_seat!()).ok()?;
    Some((name, birth))
}

/// The cards of at most fifty persons, as far as the permit lists them; in no order.
///
/// Besides the owners it holds what the gate asks for a single person: a stand-in sees persons of the own controllers
/// only, and restricted persons belong to their owner alone.
///
/// # Errors
/// What the database reports.
pub async fn cards(tx: &mut Tx, permit: &ListPermit, persons: &[PersonId]) -> Result<Vec<SealedCard>> {
    sql!(
        "SELECT p.id, p.name, p.birth, p.language, s.account_id, COALESCE(o.display_name, '') AS owner_name,
             (SELECT COUNT(*) FROM people_person m JOIN access_subject t ON t.id = m.id
              WHERE m.household_id = p.household_id AND t.account_id IN ($1..$50)) AS members
         FROM people_person p
         JOIN access_subject s ON s.id = p.id
         LEFT JOIN access_account o ON o.id = s.account_id
         WHERE s.account_id IN ($1..$50)
           AND p.id IN ($51..$100)
           AND (s.account_id = $151 OR (NOT s.is_restricted AND s.controller_id IN ($101..$150)))
         LIMIT 50"
    )
    .bind_50(permit.owners())
    .bind_50(persons)
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .all(tx, |row| {
        Ok(SealedCard {
            person: row.get("id")?,
            owner: row.get("account_id")?,
            owner_name: row.get("owner_name")?,
            language: row.get("language")?,
            members: row.get("members")?,
            name: row.get("name")?,
            birth: row.get("birth")?,
        })
    })
    .await
}

/// Ids of the newest persons that were added before one of them, while names cannot be sorted yet.
///
/// # Errors
/// What the database reports.
pub async fn newest_before(
    tx: &mut Tx,
    permit: &ListPermit,
    before: Option<PersonId>,
) -> Result<Vec<PersonId>> {
    let before = before.map_or_else(|| "g".to_owned(), |person| person.to_string());
    sql!(
        "SELECT s.id FROM access_subject s
         WHERE s.account_id IN ($1..$50) AND s.kind = 'person' AND s.id < $51
           AND NOT EXISTS (SELECT 1 FROM people_merge m WHERE m.gone_id = s.id AND m.parted_at IS NULL)
         ORDER BY s.id DESC
         LIMIT 51"
    )
    .bind_50(permit.owners())
    .bind(&before)
    .all(tx, |row| row.get("id"))
    .await
}

/// Ids of the listed persons of a household, at most fifty, in order of their adding.
///
/// # Errors
/// What the database reports.
pub async fn members(tx: &mut Tx, permit: &ListPermit, household: HouseholdId) -> Result<Vec<PersonId>> {
    sql!(
        "SELECT p.id FROM people_person p JOIN access_subject s ON s.id = p.id
         WHERE p.household_id = $51 AND s.account_id IN ($1..$50)
           AND NOT EXISTS (SELECT 1 FROM people_merge m WHERE m.gone_id = p.id AND m.parted_at IS NULL)
         ORDER BY p.id
         LIMIT 50"
    )
    .bind_50(permit.owners())
    .bind(&household)
    .all(tx, |row| row.get("id"))
    .await
}

/// One row for the match index, still sealed.
#[derive(Debug)]
pub struct IndexRow {
    /// The person.
    pub person: PersonId,
    /// To whom the person belongs.
    pub seat: Seat,
    /// The language in which to write.
    pub language: Option<Language>,
    name: Sealed<Name>,
    birth: Sealed<Born>,
}

impl IndexRow {
    /// Name and birth, opened for the index; `None` if they do not open with this key.
    pub fn open(&self, key: &SubjectKey) -> Option<(Open<Name>, Open<Born>)> {
        opened(self.person, key, &self.name, &self.birth)
    }
}

/// The next rows for the match index after an id (the empty text: from the first).
///
/// # Errors
/// What the database reports.
pub async fn index_rows(tx: &mut Tx, _permit: &JobPermit, after: &str, limit: i64) -> Result<Vec<IndexRow>> {
    sql!(
        "SELECT p.id, p.name, p.birth, p.language, s.account_id, s.controller_id, s.is_restricted
         FROM people_person p JOIN access_subject s ON s.id = p.id
         WHERE p.id > $1 AND s.id > $1
           AND NOT EXISTS (SELECT 1 FROM people_merge m WHERE m.gone_id = p.id AND m.parted_at IS NULL)
         ORDER BY p.id
         LIMIT $2"
    )
    .bind_text(after)
    .bind(&limit)
    .all(tx, index_row)
    .await
}

/// The rows of these persons for the match index, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn index_rows_of(tx: &mut Tx, _permit: &JobPermit, persons: &[PersonId]) -> Result<Vec<IndexRow>> {
    sql!(
        "SELECT p.id, p.name, p.birth, p.language, s.account_id, s.controller_id, s.is_restricted
         FROM people_person p JOIN access_subject s ON s.id = p.id
         WHERE p.id IN ($1..$50)
           AND NOT EXISTS (SELECT 1 FROM people_merge m WHERE m.gone_id = p.id AND m.parted_at IS NULL)"
    )
    .bind_50(persons)
    .all(tx, index_row)
    .await
}

fn index_row(row: &db::row::Row<'_>) -> Result<IndexRow> {
    Ok(IndexRow {
        person: row.get("id")?,
        seat: seat_of(row)?,
        language: row.get("language")?,
        name: row.get("name")?,
        birth: row.get("birth")?,
    })
}

/// How many persons there are, for the progress of jobs.
///
/// # Errors
/// What the database reports.
pub async fn count(tx: &mut Tx, _permit: &JobPermit) -> Result<i64> {
    sql!("SELECT COUNT(*) AS n FROM people_person").number(tx).await
}
