//! Why a command ends: a German sentence that says what to do, and an exit code. Not the refusals of rules.

use crate::config::ConfigError;

/// A command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CommandFailure {
    /// The configuration is not right.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database did not do what it was asked.
    #[error("{}", database_sentence(.0))]
    Database(#[from] db::failure::Failure),
    /// Keys are missing or do not fit.
    #[error(transparent)]
    Keys(#[from] vault::failure::KeyFailure),
    /// The gate did not open.
    #[error("{}", access_sentence(.0))]
    Access(#[from] access::failure::Denied),
    /// A file could not be read or written.
    #[error("{attempted}: {source}")]
    File {
        /// What was attempted, with the path.
        attempted: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// Something was found that must not be.
    #[error("{0}")]
    Found(String),
    /// The command was used in a way that makes no sense.
    #[error("{0}")]
    Usage(String),
}

/// Result of a command.
pub type Result<T> = std::result::Result<T, CommandFailure>;

impl CommandFailure {
    /// The exit code: 2 wrong use or configuration, 3 something was found, 1 all else.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Config(_) | Self::Usage(_) => 2,
            Self::Found(_) => 3,
            _ => 1,
        }
    }

    /// A file could not be read or written.
    pub fn file(attempted: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let attempted = attempted.into();
        move |source| Self::File { attempted, source }
    }
}

fn access_sentence(denied: &access::failure::Denied) -> String {
    use access::failure::Denied;
    match denied {
        Denied::Database(failure) => database_sentence(failure),
        Denied::Keys(failure) => failure.to_string(),
        other => format!("Das ist nicht möglich: {other}."),
    }
}

fn database_sentence(failure: &db::failure::Failure) -> String {
    use db::failure::Failure;
    match failure {
        Failure::Unavailable { source, .. } => {
            format!(
                "Die Datenbank ist nicht erreichbar ({source}). Läuft sie, und stimmt die Adresse in der Konfiguration?"
            )
        }
        Failure::StorageFull { .. } => {
            "Der Speicherplatz der Datenbank ist voll. Es wurde nichts verändert.".to_owned()
        }
        Failure::AlreadyThere { .. } => "Das gibt es schon.".to_owned(),
        Failure::Statement { source, .. } => format!("Die Datenbank hat einen Fehler gemeldet: {source}"),
        Failure::BrokenRow { .. } => format!("Ein gespeicherter Wert ist nicht lesbar: {failure}"),
        other => other.to_string(),
    }
}
