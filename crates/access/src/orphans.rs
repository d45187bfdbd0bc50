//! Keys that no row uses: a program that died between making a key and the row it was for leaves one behind.

use vault::subject::KeySubject;

use base::moment::Moment;

use crate::account::store as accounts;
use crate::back_door::BackDoor;
use crate::failure::Result;
use crate::subject::store as subjects;

/// A key younger than this may belong to a row that is about to be written.
const MINUTES_TO_WAIT: i64 = 60;

impl BackDoor {
    /// Destroys keys made since a moment whose person, case or account does not exist; returns how many there were.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn sweep_orphan_keys(&self, since: Moment, now: Moment) -> Result<u64> {
        let until = now.plus_minutes(-MINUTES_TO_WAIT);
        let old = self.keyring().subjects_made_between(since, until).await?;
        let mut orphans = Vec::new();
        let mut tx = self.read().await?;
        for subject in old {
            let is_used = match subject {
                KeySubject::Person(id) => subjects::is_there(&mut tx, &id.to_string()).await?,
                KeySubject::Case(id) => subjects::is_there(&mut tx, &id.to_string()).await?,
                KeySubject::Contact(id) => subjects::is_there(&mut tx, &id.to_string()).await?,
                KeySubject::Emergency(id) => subjects::is_there(&mut tx, &id.to_string()).await?,
                KeySubject::Import(id) => subjects::is_there(&mut tx, &id.to_string()).await?,
                KeySubject::Account(id) => accounts::by_id(&mut tx, id).await?.is_some(),
                KeySubject::District(_) => true,
            };
            if !is_used {
                orphans.push(subject);
            }
        }
        drop(tx);
        if orphans.is_empty() {
            return Ok(0);
        }
        Ok(self.keyring().destroy(&orphans).await?)
    }
}
