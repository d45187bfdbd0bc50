//! Erasing persons through the list of what rooms keep of them, and taking them out of the match index. Whether it is
//! time decides the caller.

use access::back_door::BackDoor;
use access::failure::Result;
use access::permit::JobPermit;
use access::person_data::PersonData;
use access::subject::store as subjects;
use base::ids::PersonId;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::household::store as households;
use crate::index::PersonIndex;
use crate::merge::store as merges;
use crate::person::store as persons;

/// Erases persons with everything that rooms keep of them and of nobody else, and returns how many persons there were,
/// entries that were merged into them included; after this no backup opens what was sealed with their keys.
///
/// Destroying keys begins a new key epoch, so hand over many persons at once.
///
/// # Errors
/// What the database or the key store reports.
pub async fn erase(
    back_door: &BackDoor,
    permit: &JobPermit,
    (index, data): (&PersonIndex, &PersonData),
    erased: &[PersonId],
) -> Result<usize> {
    let files: Vec<KeySubject> = erased.iter().copied().map(KeySubject::Person).collect();
    let gone = data.erase(back_door, permit, &files).await?;
    Ok(forget(index, &gone))
}

/// Takes the persons among erased files out of the match index; returns how many there were.
pub fn forget(index: &PersonIndex, gone: &[KeySubject]) -> usize {
    let persons = gone.iter().filter_map(|subject| match subject {
        KeySubject::Person(person) => Some(*person),
        _ => None,
    });
    persons.map(|person| index.forget(person)).count()
}

/// Erases the rows of one person in the transaction of a job, and says whether there was one. The caller takes the person
/// out of the index after the commit and destroys the key: of many persons at once, because that begins a new epoch.
///
/// # Errors
/// What the database reports, also if another room refers to the person.
pub async fn erase_rows(tx: &mut Tx, permit: &JobPermit, person: PersonId) -> Result<bool> {
    let was_there = erase_own_rows(tx, permit, person).await?;
    subjects::delete(tx, &person.to_string()).await?;
    Ok(was_there)
}

/// Erases what this room itself keeps of one person; what the gate knows stays for the gate to erase.
pub(crate) async fn erase_own_rows(tx: &mut Tx, _permit: &JobPermit, person: PersonId) -> Result<bool> {
    merges::forget(tx, person).await?;
    let household = households::of(tx, person).await?;
    let was_there = persons::delete(tx, person).await?;
    if let Some(household) = household {
        households::delete_if_empty(tx, household).await?;
    }
    Ok(was_there)
}
