//! From the configuration to what the papers on data protection say of it. No secret of the configuration is in there.

use std::net::SocketAddr;

use db::url::DatabaseUrl;
use rights::papers::operation::{Engine, MailWay, Operation};

use crate::config::{Config, Mail};
use crate::mail::encryption;

/// How a district of the configuration is run.
pub(crate) fn configured(config: &Config, database: &DatabaseUrl) -> Operation {
    Operation {
        engine: Some(engine(database)),
        listen: Some(config.server.listen),
        metrics: config.server.metrics,
        mail: config.mail.as_ref().map_or(MailWay::None, server),
        scanner: config.uploads.scanner.first().cloned(),
    }
}

/// How the demo is run.
pub(crate) fn of_the_demo(
    listen: SocketAddr,
    metrics: Option<SocketAddr>,
    database: &DatabaseUrl,
) -> Operation {
    Operation {
        engine: Some(engine(database)),
        listen: Some(listen),
        metrics,
        mail: MailWay::Demo,
        scanner: None,
    }
}

fn engine(database: &DatabaseUrl) -> Engine {
    match database {
        DatabaseUrl::Sqlite(_) => Engine::Sqlite,
        DatabaseUrl::Postgres { .. } => Engine::Postgres,
    }
}

fn server(mail: &Mail) -> MailWay {
    MailWay::Server {
        host: mail.host.clone(),
        port: mail.port,
        encryption: encryption(mail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::EXAMPLE;

    #[test]
    fn the_papers_learn_where_pages_are_served_and_no_password() {
        let text = format!(
            "{EXAMPLE}\n[mail]\nhost = \"mail.example.org\"\nport = 465\npassword = \"geheim\"\nfrom = \"a@example.org\"\ntls = true\n"
        );
        let config: Config = toml::from_str(&text).unwrap();
        let operation = configured(&config, &config.district[0].database.parse().unwrap());
        assert_eq!(operation.engine, Some(Engine::Sqlite));
        assert_eq!(operation.listen, Some(config.server.listen));
        assert!(matches!(operation.mail, MailWay::Server { port: 465, .. }));
        assert!(!format!("{operation:?}").contains("geheim"));
    }
}
