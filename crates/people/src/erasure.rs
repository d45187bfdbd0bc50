//! Erasing persons: their rows, their entries in the match index, their keys. Whether it is time decides the caller.

use access::back_door::BackDoor;
use access::failure::Result;
use access::permit::JobPermit;
use access::subject::store as subjects;
use base::ids::PersonId;
use vault::subject::KeySubject;

use crate::household::store as households;
use crate::index::PersonIndex;
use crate::person::store as persons;

/// Erases persons and returns how many there were; after this no backup opens what was sealed with their keys.
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
    let mut gone = 0;
    for person in erased {
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
    for person in erased {
        index.forget(*person);
    }
    let keys: Vec<KeySubject> = erased.iter().map(|person| KeySubject::Person(*person)).collect();
    back_door.keyring().destroy(&keys).await?;
    Ok(gone)
}
