//! Copies an SQLite file in small pieces, so that whoever writes meanwhile need not wait for the disk.
//!
//! `VACUUM INTO` alone fills the page cache faster than the disk takes it; each commit beside it then waits until all of
//! that is written. Here the copy goes to the disk piece by piece, with a rest after each that is as long as its work.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sqlx::SqliteConnection;

use crate::failure::{Failure, Result};

/// What may wait for the disk at a time, in bytes.
const PIECE: u64 = 4 << 20;
/// After how many steps of the database engine the copy is looked at: some thousand rows.
const STEPS: i32 = 2000;

/// Writes a consistent copy into `target`, which must not exist yet, and sees that it is on the disk.
pub(crate) async fn copy(connection: &mut SqliteConnection, target: &Path) -> Result<()> {
    let failed = |error| Failure::from_driver("copy the database file", error);
    let mut pace = Pace::new(target);
    let mut handle = connection.lock_handle().await.map_err(failed)?;
    handle.set_progress_handler(STEPS, move || pace.step());
    drop(handle);
    let copied = sqlx::query("VACUUM INTO $1")
        .bind(target.display().to_string())
        .execute(&mut *connection)
        .await;
    let mut handle = connection.lock_handle().await.map_err(failed)?;
    handle.remove_progress_handler();
    drop(handle);
    copied.map_err(failed)?;
    let written = File::open(target).and_then(|file| file.sync_all());
    written.map_err(|error| failed(sqlx::Error::Io(error)))
}

/// How far the copy is on the disk.
struct Pace {
    target: PathBuf,
    file: Option<File>,
    written: u64,
    went_on_at: Instant,
}

impl Pace {
    fn new(target: &Path) -> Self {
        Self {
            target: target.to_owned(),
            file: None,
            written: 0,
            went_on_at: Instant::now(),
        }
    }

    /// Writes a full piece to the disk and rests. `true`: go on. A copy that cannot be looked at goes on without rest;
    /// whether it is whole is asked at the end.
    fn step(&mut self) -> bool {
        if self.file.is_none() {
            self.file = File::open(&self.target).ok();
        }
        let Some(file) = &self.file else { return true };
        let length = file.metadata().map_or(0, |about| about.len());
        if length >= self.written + PIECE {
            self.written = length;
            if file.sync_data().is_ok() {
                std::thread::sleep(self.went_on_at.elapsed());
            }
            self.went_on_at = Instant::now();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn a_copy_rests_after_each_full_piece_and_only_then() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("copy");
        let mut pace = Pace::new(&target);
        assert!(pace.step(), "nothing is there yet");
        let mut file = File::create(&target).expect("a file");
        file.write_all(&[0; 1000]).expect("a part");
        assert!(pace.step());
        assert_eq!(pace.written, 0, "a part of a piece waits");
        file.set_len(PIECE + 1000).expect("a piece");
        assert!(pace.step());
        assert_eq!(pace.written, PIECE + 1000);
    }
}
