//! Rows that no key opens: an older state of the data that was put back holds files of those who were erased since. They
//! are erased from it, too, codes included. Not for files whose key was lost: those are counted and left alone.

use std::collections::BTreeSet;

use vault::subject::KeySubject;

use base::moment::Moment;

use crate::back_door::BackDoor;
use crate::failure::Result;
use crate::permit::JobPermit;
use crate::person_data::{PersonData, id_text};
use crate::subject::store as subjects;
use crate::subject::store::SubjectKind;

/// What was found without a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keyless {
    /// Files that had been erased before, and are again.
    pub erased: usize,
    /// Files that are younger than the keys: theirs is lost.
    pub lost: usize,
}

impl PersonData {
    /// Erases the rows of every file that was made before the keys were copied and has none: it was erased since.
    ///
    /// Keys that are left over by this belong to no row; [`BackDoor::sweep_orphan_keys`] destroys them.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn erase_keyless(
        &self,
        back_door: &BackDoor,
        permit: &JobPermit,
        keys_are_of: Moment,
    ) -> Result<Keyless> {
        let before = self.without_key(back_door, keys_are_of).await?;
        let all = self.without_key(back_door, permit.now()).await?;
        let mut keyless = Keyless {
            erased: 0,
            lost: all.len() - before.len(),
        };
        for file in before {
            let mut tx = back_door.write().await?;
            // Another one may have taken it along.
            keyless.erased += usize::from(!self.erase_rows(&mut tx, permit, file).await?.is_empty());
            tx.commit().await?;
        }
        Ok(keyless)
    }

    async fn without_key(&self, back_door: &BackDoor, until: Moment) -> Result<Vec<KeySubject>> {
        let (mut keyless, mut after) = (Vec::new(), String::new());
        loop {
            let mut tx = back_door.read().await?;
            let some = subjects::made_before(&mut tx, until, &after).await?;
            drop(tx);
            let Some((last, _)) = some.last() else { break };
            last.clone_into(&mut after);
            let files: Vec<KeySubject> = some.iter().filter_map(|(id, kind)| file(id, *kind)).collect();
            let opening: BTreeSet<String> = back_door
                .keyring()
                .keys_of(&files)
                .await?
                .iter()
                .map(|key| id_text(key.subject()))
                .collect();
            keyless.extend(
                files
                    .into_iter()
                    .filter(|file| !opening.contains(&id_text(*file))),
            );
        }
        Ok(keyless)
    }
}

fn file(id: &str, kind: SubjectKind) -> Option<KeySubject> {
    match kind {
        SubjectKind::Person => id.parse().ok().map(KeySubject::Person),
        SubjectKind::Case => id.parse().ok().map(KeySubject::Case),
        SubjectKind::Contact => id.parse().ok().map(KeySubject::Contact),
        SubjectKind::Emergency => id.parse().ok().map(KeySubject::Emergency),
        SubjectKind::Import => id.parse().ok().map(KeySubject::Import),
        SubjectKind::Referral => id.parse().ok().map(KeySubject::Referral),
        SubjectKind::Reconstruction => id.parse().ok().map(KeySubject::Reconstruction),
    }
}
