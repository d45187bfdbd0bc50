//! Erasing persons: their rows, their entries in the match index, their keys. Whether it is time decides the caller.

use access::back_door::BackDoor;
use access::failure::Result;
use access::permit::JobPermit;
use access::subject::store as subjects;
use base::ids::PersonId;
use vault::subject::KeySubject;

use crate::household::store as households;
use crate::index::PersonIndex;
use crate::merge::store as merges;
use crate::person::store as persons;

/// Erases persons, with the entries that were merged into them, and returns how many there were; after this no backup opens what was sealed with their keys.
///
/// Rows go first: a crash in between leaves keys that no row uses, which are swept, and never rows that do not open.
/// Destroying keys begins a new key epoch, so hand over many persons at once.
///
/// # Errors
/// What the database or the key store reports.
pub async fn erase(
    back_door: &BackDoor,
    _permit: &JobPermit,
    index: &PersonIndex,
    erased: &[PersonId],
) -> Result<usize> {
    let mut tx = back_door.write().await?;
    let mut all = erased.to_vec();
    for person in erased {
        all.extend(merges::pointing_to(&mut tx, *person).await?);
    }
    all.sort_unstable();
    all.dedup();
    for person in &all {
        merges::forget(&mut tx, *person).await?;
    }
    let mut gone = 0;
    for person in &all {
        let household = households::of(&mut tx, *person).await?;
        if persons::delete(&mut tx, *person).await? {
            subjects::delete(&mut tx, &person.to_string()).await?;
            gone += 1;
        }
        if let Some(household) = household {
            households::delete_if_empty(&mut tx, household).await?;
        }
    }
    tx.commit().await?;
    for person in &all {
        index.forget(*person);
    }
    let keys: Vec<KeySubject> = all.iter().map(|person| KeySubject::Person(*person)).collect();
    back_door.keyring().destroy(&keys).await?;
    Ok(gone)
}
