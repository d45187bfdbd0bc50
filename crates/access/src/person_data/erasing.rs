//! Erasing files through the list: rows first, in one transaction a file, keys last and all at once. Whether it is time
//! decides the caller.

use db::tx::Tx;
use vault::subject::KeySubject;

use crate::back_door::BackDoor;
use crate::failure::Result;
use crate::permit::JobPermit;
use crate::person_data::{PersonData, id_text};
use crate::subject::store as subjects;

impl PersonData {
    /// Erases files with everything that goes along, and destroys their keys; returns what there was.
    ///
    /// Rows go first: a crash in between leaves keys that no row uses, and never rows that do not open. Work that must
    /// survive one notes whose keys are still to go, with [`PersonData::erase_rows`]. Destroying keys begins a new key
    /// epoch, so hand over many files at once.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn erase(
        &self,
        back_door: &BackDoor,
        permit: &JobPermit,
        files: &[KeySubject],
    ) -> Result<Vec<KeySubject>> {
        let mut gone = Vec::new();
        for file in files {
            let mut tx = back_door.write().await?;
            gone.extend(self.erase_rows(&mut tx, permit, *file).await?);
            tx.commit().await?;
        }
        back_door.keyring().destroy(&gone).await?;
        Ok(gone)
    }

    /// Erases the rows of one file and of everything that goes along; returns whose keys the caller destroys after the
    /// commit. Nothing if there is no such file.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn erase_rows(
        &self,
        tx: &mut Tx,
        permit: &JobPermit,
        file: KeySubject,
    ) -> Result<Vec<KeySubject>> {
        if !subjects::is_there(tx, &id_text(file)).await? {
            return Ok(Vec::new());
        }
        let all = self.with_what_goes_along(tx, file).await?;
        for room in self.rooms() {
            for one in &all {
                (room.eraser.erase)(tx, permit, *one).await?;
            }
        }
        Ok(all)
    }

    /// The file and everything that has no reason to stay without it: what is farthest away first, the file last.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn with_what_goes_along(&self, tx: &mut Tx, file: KeySubject) -> Result<Vec<KeySubject>> {
        let mut all = vec![file];
        let mut next = 0;
        while let Some(one) = all.get(next).copied() {
            for related in self.related(tx, one).await? {
                if related.goes_along && !all.contains(&related.subject) {
                    all.push(related.subject);
                }
            }
            next += 1;
        }
        all.reverse();
        Ok(all)
    }
}
