//! Brings a database to the schema of this program: forward only, under a lock, all or nothing.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use base::moment::Moment;

use crate::dialect;
use crate::district::{District, run_script};
use crate::failure::{Failure, Result};
use crate::statement::Statement;
use crate::tx::Tx;
use crate::url::DatabaseUrl;

/// One step of the schema, the same text for both databases, never edited after a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    /// Place in the order of all rooms' migrations, unique in the program.
    pub number: u32,
    /// File name without the number.
    pub name: &'static str,
    /// The text.
    pub text: &'static str,
}

/// What a database has and what this program wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaState {
    /// Migrations already applied.
    pub applied: usize,
    /// Migrations still missing.
    pub missing: usize,
}

impl District {
    /// Applies all missing migrations in order of their numbers and returns how many there were.
    ///
    /// # Errors
    /// [`Failure::NewerSchema`] or [`Failure::ChangedMigration`]; then nothing was touched.
    pub async fn migrate(&self, migrations: &[Migration], now: Moment) -> Result<usize> {
        if let DatabaseUrl::Postgres { schema, .. } = self.url() {
            let mut tx = self.write().await?;
            run_script(&mut tx, format!("CREATE SCHEMA IF NOT EXISTS {schema}")).await?;
            tx.commit().await?;
        }
        let mut tx = self.write().await?;
        if let Some(lock) = dialect::schema_lock(&tx.engine) {
            run_script(&mut tx, lock.to_owned()).await?;
        }
        let applied = applied(&mut tx).await?;
        let missing = missing(migrations, &applied)?;
        if applied.is_empty() {
            let table = "CREATE TABLE IF NOT EXISTS db_migration (\n\
                         number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)";
            run_script(&mut tx, table.to_owned()).await?;
        }
        for migration in &missing {
            let text = dialect::schema_text(&tx.engine, migration.text);
            run_script(&mut tx, text).await?;
            Statement::new(
                "INSERT INTO db_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
            )
            .bind(&i64::from(migration.number))
            .bind_text(migration.name)
            .bind(&checksum(migration))
            .bind(&now)
            .run(&mut tx)
            .await?;
        }
        tx.commit().await?;
        Ok(missing.len())
    }

    /// What is applied and what is missing; touches nothing.
    ///
    /// # Errors
    /// As [`District::migrate`]; [`Failure::NotGranted`] if the tables belong to a role that has not granted their use.
    pub async fn schema_state(&self, migrations: &[Migration]) -> Result<SchemaState> {
        let mut tx = self.read().await?;
        if let DatabaseUrl::Postgres { schema, .. } = self.url() {
            let refused = Statement::new(dialect::TABLES_REFUSED)
                .bind(schema)
                .number(&mut tx)
                .await?;
            if refused > 0 {
                return Err(Failure::NotGranted { tables: refused });
            }
        }
        let applied = applied(&mut tx).await?;
        let missing = missing(migrations, &applied)?;
        Ok(SchemaState {
            applied: applied.len(),
            missing: missing.len(),
        })
    }

    /// Those of the program's migrations that this database has, in order of their numbers; touches nothing.
    ///
    /// # Errors
    /// As [`District::migrate`].
    pub async fn applied_of(&self, migrations: &[Migration]) -> Result<Vec<Migration>> {
        let mut tx = self.read().await?;
        let applied = applied(&mut tx).await?;
        missing(migrations, &applied)?;
        let mut found: Vec<Migration> = migrations
            .iter()
            .filter(|migration| applied.contains_key(&migration.number))
            .copied()
            .collect();
        found.sort_by_key(|migration| migration.number);
        Ok(found)
    }

    /// Lets another PostgreSQL role use the tables without owning them; on SQLite there is nothing to do.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn grant_use_to(&self, role: &str) -> Result<()> {
        let DatabaseUrl::Postgres { schema, .. } = self.url() else {
            return Ok(());
        };
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        if role.is_empty() || !role.chars().all(plain) {
            return Err(Failure::BadUrl(format!(
                "„{role}“ ist kein zulässiger Name einer PostgreSQL-Rolle."
            )));
        }
        let mut tx = self.write().await?;
        run_script(&mut tx, dialect::grant_use(schema, role)).await?;
        tx.commit().await
    }
}

async fn applied(tx: &mut Tx) -> Result<BTreeMap<u32, String>> {
    if Statement::new(dialect::migration_table_count(&tx.engine))
        .number(tx)
        .await?
        == 0
    {
        return Ok(BTreeMap::new());
    }
    let rows = Statement::new("SELECT number, checksum FROM db_migration ORDER BY number")
        .all(tx, |row| {
            Ok((row.get::<i64>("number")?, row.get::<String>("checksum")?))
        })
        .await?;
    Ok(rows
        .into_iter()
        .map(|(number, checksum)| (u32::try_from(number).unwrap_or(u32::MAX), checksum))
        .collect())
}

fn missing<'m>(migrations: &'m [Migration], applied: &BTreeMap<u32, String>) -> Result<Vec<&'m Migration>> {
    let known: BTreeMap<u32, &Migration> = migrations
        .iter()
        .map(|migration| (migration.number, migration))
        .collect();
    for (number, applied_checksum) in applied {
        match known.get(number) {
            None => {
                let highest = known.keys().next_back().copied().unwrap_or(0);
                return Err(Failure::NewerSchema {
                    found: *number,
                    known: highest,
                });
            }
            Some(migration) if checksum(migration) != *applied_checksum => {
                return Err(Failure::ChangedMigration { number: *number });
            }
            Some(_) => {}
        }
    }
    Ok(known
        .into_values()
        .filter(|migration| !applied.contains_key(&migration.number))
        .collect())
}

fn checksum(migration: &Migration) -> String {
    HEXLOWER.encode(&Sha256::digest(migration.text.as_bytes()))
}
