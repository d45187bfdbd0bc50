//! What can go wrong with a database, in the words that callers act upon. Not a refusal: no rule said no.

/// The database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// No connection could be had, or it was lost; nothing was written.
    #[error("database not reachable while {attempted}")]
    Unavailable {
        /// What was attempted.
        attempted: String,
        /// What the driver said.
        #[source]
        source: sqlx::Error,
    },
    /// The disk is full; nothing was written.
    #[error("disk full while {attempted}")]
    StorageFull {
        /// What was attempted.
        attempted: String,
        /// What the driver said.
        #[source]
        source: sqlx::Error,
    },
    /// A unique rule of the schema was broken: the row is already there.
    #[error("already there: {attempted}")]
    AlreadyThere {
        /// What was attempted.
        attempted: String,
        /// What the driver said.
        #[source]
        source: sqlx::Error,
    },
    /// A stored value cannot be read as what it should be.
    #[error("column {column}: {reason}")]
    BrokenRow {
        /// The column as named in the statement.
        column: String,
        /// Why it cannot be read.
        reason: String,
    },
    /// The schema was made by a newer program; nothing was touched.
    #[error(
        "Die Datenbank ist neuer als dieses Programm (Schema {found}, dieses Programm kennt {known}). \
         Es wurde nichts verändert. Bitte das neuere Programm starten."
    )]
    NewerSchema {
        /// Highest migration in the database.
        found: u32,
        /// Highest migration of this program.
        known: u32,
    },
    /// A migration in the database differs from the one in this program; nothing was touched.
    #[error("Migration {number} wurde nach ihrer Anwendung geändert. Es wurde nichts verändert.")]
    ChangedMigration {
        /// Its number.
        number: u32,
    },
    /// The schema is older than the program and must be migrated first.
    #[error(
        "Die Datenbank ist noch nicht auf dem Stand dieses Programms. Bitte zuerst `lotse migrate` ausführen."
    )]
    NotMigrated,
    /// The role that runs may not use tables that another role has made.
    #[error(
        "Die Datenbank-Rolle dieses Programms darf {tables} Tabellen nicht benutzen. Bitte in der Konfiguration \
         `run_role` eintragen und `lotse migrate` mit der Rolle ausführen, der die Tabellen gehören."
    )]
    NotGranted {
        /// How many tables.
        tables: i64,
    },
    /// The address of the database is not understood.
    #[error("{0}")]
    BadUrl(String),
    /// Anything else: a mistake in the program.
    #[error("database statement failed while {attempted}")]
    Statement {
        /// What was attempted.
        attempted: String,
        /// What the driver said.
        #[source]
        source: sqlx::Error,
    },
}

/// Result of asking the database.
pub type Result<T> = std::result::Result<T, Failure>;

const SQLITE_FULL: &str = "13";
const SQLITE_BUSY: &str = "5";
const SQLITE_CANTOPEN: &str = "14";
const SQLITE_READONLY: &str = "8";
const POSTGRES_DISK_FULL: &str = "53100";
const POSTGRES_SHUTDOWN_CLASS: &str = "57P";
const POSTGRES_CONNECTION_CLASS: &str = "08";
const POSTGRES_TOO_MANY_CONNECTIONS: &str = "53300";

impl Failure {
    /// Sorts an error that came before a transaction had begun: whatever its cause, the database cannot be asked.
    pub(crate) fn before_beginning(attempted: &'static str, source: sqlx::Error) -> Self {
        match Self::from_driver(attempted, source) {
            Self::Statement { attempted, source } => Self::Unavailable { attempted, source },
            other => other,
        }
    }

    /// Sorts an error of the driver by what callers do about it.
    pub fn from_driver(attempted: impl Into<String>, source: sqlx::Error) -> Self {
        let attempted = attempted.into();
        match &source {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::lost(attempted, source),
            sqlx::Error::Database(error) => {
                let code = error.code().unwrap_or_default().into_owned();
                if error.is_unique_violation() {
                    Self::AlreadyThere { attempted, source }
                } else if code == SQLITE_FULL || code == POSTGRES_DISK_FULL {
                    Self::StorageFull { attempted, source }
                } else if [
                    SQLITE_BUSY,
                    SQLITE_CANTOPEN,
                    SQLITE_READONLY,
                    POSTGRES_TOO_MANY_CONNECTIONS,
                ]
                .contains(&code.as_str())
                    || code.starts_with(POSTGRES_SHUTDOWN_CLASS)
                    || code.starts_with(POSTGRES_CONNECTION_CLASS)
                {
                    Self::lost(attempted, source)
                } else {
                    Self::Statement { attempted, source }
                }
            }
            _ => Self::Statement { attempted, source },
        }
    }

    /// Others of the same server may be lost with it; whoever takes one next asks it first.
    fn lost(attempted: String, source: sqlx::Error) -> Self {
        crate::pools::lost::note();
        Self::Unavailable { attempted, source }
    }
}
