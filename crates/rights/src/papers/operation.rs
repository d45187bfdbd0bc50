//! How the program is run here, as the configuration says; `app` puts one into the rooms of each house. No secret is in it.

use std::net::SocketAddr;

use post::mail::transport::Encryption;

/// Which database keeps the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// An SQLite file on the machine.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

/// Which way mails leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MailWay {
    /// None is configured.
    #[default]
    None,
    /// A page shows what would have been sent.
    Demo,
    /// A mail server.
    Server {
        /// Its name.
        host: String,
        /// Its port.
        port: u16,
        /// How the connection is protected.
        encryption: Encryption,
    },
}

/// How the program is run.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    /// The database.
    pub engine: Option<Engine>,
    /// Where pages are served.
    pub listen: Option<SocketAddr>,
    /// Where metrics are served.
    pub metrics: Option<SocketAddr>,
    /// How mails leave.
    pub mail: MailWay,
    /// The program that looks at uploads; none if there is none.
    pub scanner: Option<String>,
}

impl Operation {
    /// Names of services outside of the program that see data of the house.
    pub(crate) fn services(&self) -> Vec<(&'static str, String)> {
        let mut services = Vec::new();
        if self.engine == Some(Engine::Postgres) {
            services.push(("Datenbank", "PostgreSQL-Server des Betreibers".to_owned()));
        }
        if let MailWay::Server { host, .. } = &self.mail {
            services.push((
                "Versand von Mails (feste Worte und ein Link, keine Inhalte)",
                host.clone(),
            ));
        }
        if let Some(scanner) = &self.scanner {
            services.push((
                "Virenprüfung hochgeladener Dateien",
                format!("Programm „{scanner}“"),
            ));
        }
        services
    }
}
