//! The master key of a district: a file that only the program may read, kept apart from data and key store.

use std::io::Write;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use zeroize::Zeroize;

use base::ids::Ids;

use crate::cipher::Key;
use crate::failure::{KeyFailure, Result};

/// The file in which a master key lies; read again whenever it may have been rotated.
#[derive(Clone, Debug)]
pub struct MasterFile {
    path: PathBuf,
}

impl MasterFile {
    /// The master key at this path.
    pub fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
        }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes a new master key; an existing file is never overwritten.
    ///
    /// # Errors
    /// [`KeyFailure::NotWritten`] if the file exists or the folder cannot be written.
    pub fn create(&self, ids: &Ids) -> Result<()> {
        self.write(&self.path, &Key::new(ids))
    }

    pub(crate) fn read(&self) -> Result<Key> {
        read_key(&self.path)
    }

    /// The key of a rotation that was begun and not finished, if there is one.
    pub(crate) fn read_next(&self) -> Option<Key> {
        read_key(&self.next_path()).ok()
    }

    pub(crate) fn write_next(&self, key: &Key) -> Result<()> {
        // What is left of an earlier attempt was never used: the key store still names the current key.
        let _ = std::fs::remove_file(self.next_path());
        self.write(&self.next_path(), key)
    }

    pub(crate) fn make_next_current(&self) -> Result<()> {
        std::fs::rename(self.next_path(), &self.path)
            .and_then(|()| sync_folder(&self.path))
            .map_err(|source| KeyFailure::NotWritten {
                path: self.path.clone(),
                source,
            })
    }

    fn next_path(&self) -> PathBuf {
        self.path.with_extension("next")
    }

    #[expect(clippy::unused_self, reason = "reads as an act of the file at its call")]
    fn write(&self, path: &Path, key: &Key) -> Result<()> {
        use std::os::unix::fs::OpenOptionsExt as _;
        let failed = |source| KeyFailure::NotWritten {
            path: path.to_owned(),
            source,
        };
        let mut text = HEXLOWER.encode(key.bytes());
        text.push('\n');
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(failed)?;
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .and_then(|()| sync_folder(path));
        text.zeroize();
        written.map_err(failed)
    }
}

/// A mark that tells whether two master keys are the same, without telling the key.
pub(crate) fn mark(key: &Key) -> String {
    HEXLOWER.encode(&key.code(b"lotse master mark")[..8])
}

fn read_key(path: &Path) -> Result<Key> {
    let mut text = std::fs::read_to_string(path).map_err(|source| KeyFailure::MasterUnreadable {
        path: path.to_owned(),
        source,
    })?;
    let bytes = HEXLOWER.decode(text.trim().as_bytes());
    text.zeroize();
    let malformed = || KeyFailure::MasterMalformed {
        path: path.to_owned(),
    };
    let bytes: [u8; 32] = bytes
        .map_err(|_| malformed())?
        .try_into()
        .map_err(|_| malformed())?;
    Ok(Key::from_bytes(bytes))
}

fn sync_folder(file: &Path) -> std::io::Result<()> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}
