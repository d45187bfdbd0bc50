//! Keys that no row uses: a program that died between making a key and the row it was for leaves one behind. Rows that no
//! key opens are the business of [`crate::person_data::keyless`].

use std::collections::BTreeSet;

use db::tx::Tx;
use vault::subject::KeySubject;

use base::moment::Moment;

use crate::account::store as accounts;
use crate::back_door::BackDoor;
use crate::failure::Result;
use crate::person_data::id_text;
use crate::subject::store as subjects;

/// A key younger than this may belong to a row that is about to be written.
const MINUTES_TO_WAIT: i64 = 60;

impl BackDoor {
    /// Destroys every key whose person, case or account does not exist, however old it is; returns how many there were.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn sweep_orphan_keys(&self, now: Moment) -> Result<u64> {
        let until = now.plus_minutes(-MINUTES_TO_WAIT);
        let (mut orphans, mut last) = (Vec::new(), None);
        loop {
            let some = self.keyring().subjects_made_before(until, last).await?;
            last = some.last().copied();
            if last.is_none() {
                break;
            }
            let mut tx = self.read().await?;
            orphans.extend(unused(&mut tx, &some).await?);
        }
        if orphans.is_empty() {
            return Ok(0);
        }
        Ok(self.keyring().destroy(&orphans).await?)
    }
}

/// Those of the owners of keys that do not exist.
async fn unused(tx: &mut Tx, owners: &[KeySubject]) -> Result<Vec<KeySubject>> {
    let is_file = |owner: &&KeySubject| !matches!(owner, KeySubject::Account(_) | KeySubject::District(_));
    let files: Vec<String> = owners.iter().filter(is_file).copied().map(id_text).collect();
    let there: BTreeSet<String> = subjects::those_there(tx, &files).await?.into_iter().collect();
    let mut unused = Vec::new();
    for owner in owners {
        let is_used = match owner {
            KeySubject::District(_) => true,
            KeySubject::Account(id) => accounts::by_id(tx, *id).await?.is_some(),
            file => there.contains(&id_text(*file)),
        };
        if !is_used {
            unused.push(*owner);
        }
    }
    Ok(unused)
}
