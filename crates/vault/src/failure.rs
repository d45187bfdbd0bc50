//! What can go wrong with keys, in words for the person who starts the program.

use std::path::PathBuf;

/// Keys could not be read, or did not fit.
#[derive(Debug, thiserror::Error)]
pub enum KeyFailure {
    /// The file with the master key is missing or cannot be read.
    #[error(
        "Der Hauptschlüssel {path} ist nicht lesbar. Es wurde nichts verändert. \
         Bitte die Schlüsseldatei aus der gesonderten Sicherung zurücklegen."
    )]
    MasterUnreadable {
        /// Where it should be.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The file with the master key holds something else.
    #[error("{path} enthält keinen Hauptschlüssel (64 Zeichen 0–9, a–f). Es wurde nichts verändert.")]
    MasterMalformed {
        /// Where it is.
        path: PathBuf,
    },
    /// The master key is not the one with which the key store was made.
    #[error(
        "Der Hauptschlüssel {path} passt nicht zum Schlüsselspeicher dieses Bezirks. Es wurde nichts verändert. \
         Bitte den richtigen Hauptschlüssel einsetzen."
    )]
    WrongMaster {
        /// Where it is.
        path: PathBuf,
    },
    /// The key store is missing although the district already has data.
    #[error(
        "Der Schlüsselspeicher {path} fehlt. Ohne ihn lässt sich nichts öffnen. Es wurde nichts verändert. \
         Bitte das neueste Schlüsselbündel mit `lotse restore` einspielen."
    )]
    StoreMissing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The sealed bytes do not open with this key at this place: changed, moved to another row, or of another key.
    #[error("a sealed value does not open at {place}")]
    DoesNotOpen {
        /// Table and column.
        place: String,
    },
    /// There is no key for this subject: it was erased, or never made.
    #[error("no key")]
    NoKey,
    /// The key store's database did not do what it was asked.
    #[error("key store")]
    Database(#[from] db::failure::Failure),
    /// A key file could not be written.
    #[error("Die Schlüsseldatei {path} kann nicht geschrieben werden.")]
    NotWritten {
        /// Where.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

/// Result of work with keys.
pub type Result<T> = std::result::Result<T, KeyFailure>;
