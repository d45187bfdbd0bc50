//! Erasing persons: their rows, their entries in the match index, their keys. Whether it is time decides the caller.

use access::back_door::BackDoor;
use access::failure::Result;
use access::permit::JobPermit;
use access::subject::store as subjects;
use base::ids::PersonId;
use db::tx::Tx;
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
        gone += usize::from(delete(&mut tx, *person).await?);
    }
    tx.commit().await?;
    for person in &all {
        index.forget(*person);
    }
    let keys: Vec<KeySubject> = all.iter().map(|person| KeySubject::Person(*person)).collect();
    back_door.keyring().destroy(&keys).await?;
    Ok(gone)
}

/// Erases the rows of one person in the transaction of a job, and says whether there was one. The caller takes the person
/// out of the index after the commit and destroys the key: of many persons at once, because that begins a new epoch.
///
/// # Errors
/// What the database reports.
pub async fn erase_rows(tx: &mut Tx, _permit: &JobPermit, person: PersonId) -> Result<bool> {
    merges::forget(tx, person).await?;
    Ok(delete(tx, person).await?)
}

async fn delete(tx: &mut Tx, person: PersonId) -> db::failure::Result<bool> {
    let household = households::of(tx, person).await?;
    let is_gone = persons::delete(tx, person).await?;
    if is_gone {
        subjects::delete(tx, &person.to_string()).await?;
    }
    if let Some(household) = household {
        households::delete_if_empty(tx, household).await?;
    }
    Ok(is_gone)
}
