//! SQL of persons: one at a time with a permit, many at once for jobs. Lists stand in [`list`], persons of cases in [`of_case`].

pub mod list;
pub mod of_case;

use access::back_door::BackDoor;
use access::failure::Result;
use access::permit::{JobPermit, Permit};
use access::subject::store as subjects;
use access::subject::store::{NewSubject, SubjectKind};
use base::ids::{AccountId, HouseholdId, Ids, MunicipalityId, OrganisationId, PersonId};
use base::language::Language;
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed, SubjectKey};
use vault::subject::KeySubject;

use crate::person::born::Born;
use crate::person::model::{Contact, Details, Name};

pub(crate) const NAME: &str = "people_person.name";
pub(crate) const BIRTH: &str = "people_person.birth";
const CONTACT: &str = "people_person.contact";
const AT_ONCE: usize = 1_000;

/// A person as stored; what is sealed shows itself only to the permit.
#[derive(Debug)]
pub struct Person {
    /// The names.
    pub name: Open<Name>,
    /// The birth.
    pub born: Open<Born>,
    /// The ways to reach the person.
    pub contact: Open<Contact>,
    /// The language in which to write.
    pub language: Option<Language>,
    /// The household.
    pub household: Option<HouseholdId>,
    /// Whose person it is.
    pub owner: String,
    /// Who changed it last.
    pub changed_by: String,
    /// When that was.
    pub changed_at: Moment,
    /// When it was added.
    pub created_at: Moment,
    /// For the second writer, see [`update`].
    pub version: i64,
}

impl Person {
    /// Everything that the form asks, if the permit shows it.
    pub fn details(&self, permit: &Permit<PersonId>) -> Option<Details> {
        Some(Details {
            name: permit.reveal(&self.name)?.clone(),
            born: *permit.reveal(&self.born)?,
            contact: permit.reveal(&self.contact)?.clone(),
            language: self.language,
        })
    }
}

/// To whom a person belongs, as far as the search in memory must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Whose person it is.
    pub owner: Option<AccountId>,
    /// The controller (Verantwortlicher).
    pub controller: OrganisationId,
    /// Only the owner may know that the person exists.
    pub is_restricted: bool,
}

struct SealedDetails {
    name: Sealed<Name>,
    birth: Sealed<Born>,
    contact: Sealed<Contact>,
}

fn place(column: &'static str, person: PersonId) -> Place {
    Place {
        column,
        row: person.uuid().into_bytes(),
    }
}

fn sealed(person: PersonId, details: &Details, key: &SubjectKey, ids: &Ids) -> SealedDetails {
    SealedDetails {
        name: Sealed::seal(&details.name, key, place(NAME, person), ids),
        birth: Sealed::seal(&details.born, key, place(BIRTH, person), ids),
        contact: Sealed::seal(&details.contact, key, place(CONTACT, person), ids),
    }
}

/// Adds the person of the permit.
///
/// # Errors
/// What the database reports.
pub async fn create(tx: &mut Tx, permit: &Permit<PersonId>, details: &Details, ids: &Ids) -> Result<()> {
    let row = NewRow {
        person: permit.person(),
        sealed: sealed(permit.person(), details, permit.key()?, ids),
        language: details.language,
        household: None,
        by: permit.account(),
    };
    Ok(insert(tx, &[row], permit.now()).await?)
}

struct NewRow {
    person: PersonId,
    sealed: SealedDetails,
    language: Option<Language>,
    household: Option<HouseholdId>,
    by: AccountId,
}

async fn insert(tx: &mut Tx, new: &[NewRow], now: Moment) -> db::failure::Result<()> {
    sql!(
        "INSERT INTO people_person
             (id, name, birth, contact, language, household_id, created_at, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)"
    )
    .run_for_each(tx, new, |row, new| {
        row.bind(&new.person)
            .bind(&new.sealed.name)
            .bind(&new.sealed.birth)
            .bind(&new.sealed.contact)
            .bind(&new.language)
            .bind(&new.household)
            .bind(&now)
            .bind(&new.by)
    })
    .await
    .map(drop)
}

/// The person of the permit, opened; `None` if the row is gone.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn read(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Option<Person>> {
    let id = permit.person();
    let row = sql!(
        "SELECT p.name, p.birth, p.contact, p.language, p.household_id, p.version, p.created_at, p.changed_at,
             COALESCE(o.display_name, '') AS owner, c.display_name AS changed_by
         FROM people_person p
         JOIN access_subject s ON s.id = p.id
         LEFT JOIN access_account o ON o.id = s.account_id
         JOIN access_account c ON c.id = p.changed_by
         WHERE p.id = $1"
    )
    .bind(&id)
    .first(tx, |row| {
        let sealed = SealedDetails {
            name: row.get("name")?,
            birth: row.get("birth")?,
            contact: row.get("contact")?,
        };
        let open = |sealed: &SealedDetails, key: &SubjectKey| {
            let seat = store_seat!();
            Ok::<_, vault::failure::KeyFailure>((
                sealed.name.open(key, place(NAME, id), seat)?,
                sealed.birth.open(key, place(BIRTH, id), seat)?,
                sealed.contact.open(key, place(CONTACT, id), seat)?,
            ))
        };
        let opened = permit.key().and_then(|key| open(&sealed, key));
        let (language, household, version) = (
            row.get("language")?,
            row.get("household_id")?,
            row.get("version")?,
        );
        let (owner, changed_by) = (row.get("owner")?, row.get("changed_by")?);
        let (changed_at, created_at) = (row.get("changed_at")?, row.get("created_at")?);
        Ok(opened.map(|(name, born, contact)| Person {
            name,
            born,
            contact,
            language,
            household,
            owner,
            changed_by,
            changed_at,
            created_at,
            version,
        }))
    })
    .await?;
    Ok(row.transpose()?)
}

/// Changes the person of the permit if it still has this version; says whether it had.
///
/// # Errors
/// What the database reports.
pub async fn update(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    version: i64,
    details: &Details,
    ids: &Ids,
) -> Result<bool> {
    let sealed = sealed(permit.person(), details, permit.key()?, ids);
    let touched = sql!(
        "UPDATE people_person
         SET name = $1, birth = $2, contact = $3, language = $4, version = version + 1, changed_at = $5, changed_by = $6
         WHERE id = $7 AND version = $8"
    )
    .bind(&sealed.name)
    .bind(&sealed.birth)
    .bind(&sealed.contact)
    .bind(&details.language)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.person())
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// To whom the person of the permit belongs.
///
/// # Errors
/// What the database reports.
pub async fn seat(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Option<Seat>> {
    let found = sql!("SELECT account_id, controller_id, is_restricted FROM access_subject WHERE id = $1")
        .bind(&permit.person())
        .first(tx, seat_of)
        .await?;
    Ok(found)
}

pub(crate) fn seat_of(row: &db::row::Row<'_>) -> db::failure::Result<Seat> {
    Ok(Seat {
        owner: row.get("account_id")?,
        controller: row.get("controller_id")?,
        is_restricted: row.get("is_restricted")?,
    })
}

/// Takes a person's row away; the key is destroyed by [`erase`](crate::erasure::erase).
///
/// # Errors
/// What the database reports.
pub(crate) async fn delete(tx: &mut Tx, person: PersonId) -> db::failure::Result<bool> {
    let gone = sql!("DELETE FROM people_person WHERE id = $1")
        .bind(&person)
        .run(tx)
        .await?;
    Ok(gone > 0)
}

/// A person for an import or for demo data.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Whose person it is.
    pub owner: AccountId,
    /// The controller (Verantwortlicher).
    pub controller: OrganisationId,
    /// Where the person belongs.
    pub municipality: Option<MunicipalityId>,
    /// The household, which is made if it is not there.
    pub household: Option<HouseholdId>,
    /// Everything else.
    pub details: Details,
}

/// Adds many persons in batches, each with its keys durable before its rows; returns their ids in the same order.
///
/// The match index is not told: it is built after.
///
/// # Errors
/// What the database or the key store reports; earlier batches stand.
pub async fn bulk_insert(back_door: &BackDoor, persons: Vec<NewPerson>) -> Result<Vec<PersonId>> {
    let ids = back_door.access().ids();
    let now = back_door.access().clock().now();
    let mut made = Vec::with_capacity(persons.len());
    for batch in persons.chunks(AT_ONCE) {
        let owners: Vec<PersonId> = batch.iter().map(|_| PersonId::from_uuid(ids.next())).collect();
        let subjects: Vec<KeySubject> = owners.iter().map(|id| KeySubject::Person(*id)).collect();
        let keys = back_door.keyring().create_many(&subjects).await?;
        let mut tx = back_door.write().await?;
        let new: Vec<(PersonId, &SubjectKey, &NewPerson)> = owners
            .iter()
            .zip(&keys)
            .zip(batch)
            .map(|((person, key), new)| (*person, key, new))
            .collect();
        insert_new(&mut tx, &new, (now, ids)).await?;
        tx.commit().await?;
        made.extend(owners);
    }
    Ok(made)
}

/// Adds persons in the transaction of a job; their keys must be durable. The match index is told after the commit.
///
/// # Errors
/// What the database reports.
pub async fn insert_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    persons: &[(PersonId, &SubjectKey, &NewPerson)],
    ids: &Ids,
) -> Result<()> {
    insert_new(tx, persons, (permit.now(), ids)).await
}

async fn insert_new(
    tx: &mut Tx,
    persons: &[(PersonId, &SubjectKey, &NewPerson)],
    (now, ids): (Moment, &Ids),
) -> Result<()> {
    let subjects: Vec<NewSubject> = persons
        .iter()
        .map(|(person, _, new)| subject(*person, new))
        .collect();
    subjects::insert_many(tx, &subjects, now).await?;
    let households = persons.iter().filter_map(|(_, _, new)| new.household);
    crate::household::store::insert_if_missing(tx, households, now).await?;
    let rows: Vec<NewRow> = persons
        .iter()
        .map(|(person, key, new)| NewRow {
            person: *person,
            sealed: sealed(*person, &new.details, key, ids),
            language: new.details.language,
            household: new.household,
            by: new.owner,
        })
        .collect();
    Ok(insert(tx, &rows, now).await?)
}

fn subject(person: PersonId, new: &NewPerson) -> NewSubject {
    NewSubject {
        id: person.to_string(),
        kind: SubjectKind::Person,
        account: Some(new.owner),
        controller: new.controller,
        municipality: new.municipality,
    }
}
