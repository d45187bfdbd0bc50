//! The address of a district's database: `sqlite:/path/file.sqlite` or `postgres://…`, nothing else.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::failure::Failure;

/// Where a district's data lie.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// One SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL database and a schema in it.
    Postgres {
        /// The address with role and password, without `schema`.
        address: String,
        /// The schema of the district.
        schema: String,
    },
}

impl DatabaseUrl {
    /// The file, if it is SQLite.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(path) => Some(path),
            Self::Postgres { .. } => None,
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres { schema, .. } => write!(f, "postgres (schema {schema})"),
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() {
                Err(Failure::BadUrl(
                    "Nach „sqlite:“ fehlt der Name der Datei.".to_owned(),
                ))
            } else {
                Ok(Self::Sqlite(PathBuf::from(path)))
            };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            let (address, schema) = split_schema(text);
            let plain =
                |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
            if schema.is_empty()
                || !schema.chars().all(plain)
                || schema.starts_with(|letter: char| letter.is_ascii_digit())
            {
                return Err(Failure::BadUrl(format!(
                    "Das Schema „{schema}“ darf nur aus kleinen Buchstaben, Ziffern und _ bestehen."
                )));
            }
            return Ok(Self::Postgres { address, schema });
        }
        Err(Failure::BadUrl(
            "Die Adresse der Datenbank muss mit „sqlite:“ oder „postgres://“ beginnen.".to_owned(),
        ))
    }
}

fn split_schema(text: &str) -> (String, String) {
    let Some((address, query)) = text.split_once('?') else {
        return (text.to_owned(), "public".to_owned());
    };
    let (mut schema, mut kept) = ("public".to_owned(), Vec::new());
    for pair in query.split('&') {
        match pair.strip_prefix("schema=") {
            Some(name) => name.clone_into(&mut schema),
            None => kept.push(pair),
        }
    }
    let address = if kept.is_empty() {
        address.to_owned()
    } else {
        format!("{address}?{}", kept.join("&"))
    };
    (address, schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_taken_out_of_the_address() {
        let url: DatabaseUrl = "postgres://lotse@127.0.0.1/lotse?sslmode=require&schema=kreis_paderborn"
            .parse()
            .unwrap();
        let DatabaseUrl::Postgres { address, schema } = url else {
            panic!("PostgreSQL expected")
        };
        assert_eq!(address, "postgres://lotse@127.0.0.1/lotse?sslmode=require");
        assert_eq!(schema, "kreis_paderborn");
    }

    #[test]
    fn other_addresses_are_refused() {
        for wrong in [
            "mysql://x",
            "sqlite:",
            "/tmp/x",
            "postgres://x/y?schema=a;drop",
            "postgres://x/y?schema=",
        ] {
            assert!(wrong.parse::<DatabaseUrl>().is_err(), "{wrong}");
        }
    }
}
