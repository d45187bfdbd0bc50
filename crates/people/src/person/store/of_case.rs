//! SQL of the persons who take part in a case, opened with the permit of the case. Not of persons by themselves.

use access::failure::Result;
use access::permit::Permit;
use base::ids::{CaseId, HouseholdId, PersonId};
use base::language::Language;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Sealed};

use super::{BIRTH, CONTACT, NAME, place};
use crate::person::born::Born;
use crate::person::model::{Contact, Name};

/// A person who takes part in a case; what is sealed shows itself only to the permit of the case.
#[derive(Debug)]
pub struct PersonOfCase {
    /// The person.
    pub id: PersonId,
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
}

/// The name of somebody who takes part in the case of the permit; `None` if the key is gone or the value does not open.
pub fn name_of_case(name: &Sealed<Name>, permit: &Permit<CaseId>, person: PersonId) -> Option<Open<Name>> {
    name.open(permit.key_of(person)?, place(NAME, person), store_seat!())
        .ok()
}

/// The persons who take part in the case of the permit, at most fifty, in order of their ids; those whose key is gone
/// are left out.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn persons_of_case(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<PersonOfCase>> {
    let rows = sql!(
        "SELECT p.id, p.name, p.birth, p.contact, p.language, p.household_id
         FROM access_participant t
         JOIN people_person p ON p.id = t.person_id
         WHERE t.case_id = $1
         ORDER BY p.id
         LIMIT 50"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let id: PersonId = row.get("id")?;
        let (name, birth): (Sealed<Name>, Sealed<Born>) = (row.get("name")?, row.get("birth")?);
        let contact: Sealed<Contact> = row.get("contact")?;
        let (language, household) = (row.get("language")?, row.get("household_id")?);
        let Some(key) = permit.key_of(id) else {
            return Ok(None);
        };
        let opened = || {
            Ok::<_, vault::failure::KeyFailure>(PersonOfCase {
                id,
                name: name.open(key, place(NAME, id), store_seat!())?,
                born: birth.open(key, place(BIRTH, id), store_seat!())?,
                contact: contact.open(key, place(CONTACT, id), store_seat!())?,
                language,
                household,
            })
        };
        Ok(Some(opened()))
    })
    .await?;
    rows.into_iter().flatten().map(|person| Ok(person?)).collect()
}
