//! Copies all rows from one database into another of either kind: the bytes in the columns are equal on both.

use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Row as _};

use base::moment::Moment;

use crate::column::{Column, Kind, Value};
use crate::district::District;
use crate::failure::{Failure, Result};
use crate::migration::Migration;
use crate::pools::Pools;
use crate::row::{Inner, Row};
use crate::statement::Statement;
use crate::tx::{Connection, Tx};

/// A table and its columns in order, as read from the source's schema.
#[derive(Clone, Debug)]
pub struct TableShape {
    /// Its name.
    pub name: String,
    /// Its columns with their kinds.
    pub columns: Vec<(String, Kind)>,
}

impl District {
    /// The tables of this district with their columns, in the order in which they were made.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn tables(&self) -> Result<Vec<TableShape>> {
        let failed = |error| Failure::from_driver("read the schema", error);
        let rows: Vec<(String, String, String)> = match &self.pools {
            Pools::Sqlite { writer, .. } => sqlx::query(
                "SELECT m.name AS t, c.name AS c, UPPER(c.type) AS k FROM sqlite_master m, pragma_table_info(m.name) c \
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.rowid, c.cid",
            )
            .fetch_all(writer)
            .await
            .map_err(failed)?
            .iter()
            .map(|row| (row.get("t"), row.get("c"), row.get("k")))
            .collect(),
            Pools::Postgres { pages: pool, .. } => sqlx::query(
                "SELECT c.relname::text AS t, a.attname::text AS c, upper(format_type(a.atttypid, NULL)) AS k \
                 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
                 WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY c.oid, a.attnum",
            )
            .fetch_all(pool)
            .await
            .map_err(failed)?
            .iter()
            .map(|row| (row.get("t"), row.get("c"), row.get("k")))
            .collect(),
        };
        let mut tables: Vec<TableShape> = Vec::new();
        for (table, column, kind) in rows {
            let kind = match kind.as_str() {
                "BIGINT" => Kind::Int,
                "BOOLEAN" => Kind::Bool,
                "BLOB" | "BYTEA" => Kind::Bytes,
                _ => Kind::Text,
            };
            match tables.last_mut() {
                Some(last) if last.name == table => last.columns.push((column, kind)),
                _ => tables.push(TableShape {
                    name: table,
                    columns: vec![(column, kind)],
                }),
            }
        }
        Ok(tables)
    }

    /// Renames the district's PostgreSQL schema so that a new one can take its place; gives the name it has now.
    ///
    /// # Errors
    /// [`Failure::BadUrl`] on SQLite, whose file is renamed instead; else what the database reports.
    pub async fn set_schema_aside(&self, stamp: &str) -> Result<String> {
        let crate::url::DatabaseUrl::Postgres { schema, .. } = self.url() else {
            return Err(Failure::BadUrl(
                "Eine SQLite-Datei wird umbenannt, nicht ihr Schema.".to_owned(),
            ));
        };
        let digits: String = stamp.chars().filter(char::is_ascii_digit).collect();
        let aside = format!("{schema}_before_{digits}");
        let mut tx = self.write().await?;
        let script = format!("ALTER SCHEMA {schema} RENAME TO {aside}; CREATE SCHEMA {schema}");
        crate::district::run_script(&mut tx, script).await?;
        tx.commit().await?;
        Ok(format!("dem Schema {aside}"))
    }

    /// Makes the schema of these migrations in this empty database and copies every row of `source`, which has the
    /// same schema, into it; returns the count. What the migrations bring along gives way to what the source has.
    ///
    /// Tables are copied in the order in which they were made, so a row never comes before the one it refers to.
    ///
    /// # Errors
    /// [`Failure::BadUrl`] if there is a schema already; what either database reports. Nothing stays half-copied.
    pub async fn fill_from(&self, source: &District, migrations: &[Migration], now: Moment) -> Result<u64> {
        if self.schema_state(migrations).await?.applied > 0 {
            return Err(Failure::BadUrl(
                "Die Zieldatenbank ist nicht leer. Es wurde nichts kopiert.".to_owned(),
            ));
        }
        self.migrate(migrations, now).await?;
        let tables = source.tables().await?;
        let mut tables: Vec<&TableShape> = tables
            .iter()
            .filter(|table| table.name != "db_migration")
            .collect();
        let mut from = source.read().await?;
        let mut to = self.write().await?;
        tables.reverse();
        for table in &tables {
            leaked(format!("DELETE FROM {}", table.name)).run(&mut to).await?;
        }
        tables.reverse();
        let mut copied = 0;
        for table in tables {
            copied += copy_table(table, &mut from, &mut to).await?;
        }
        to.commit().await?;
        self.count_anew().await?;
        Ok(copied)
    }
}

/// Rows written together; documents are kept in pieces, so that they fit into memory.
const AT_ONCE: usize = 64;

/// A few rows at a time, so that a large table is never held whole.
async fn copy_table(table: &TableShape, from: &mut Tx, to: &mut Tx) -> Result<u64> {
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
    let places: Vec<String> = (1..=names.len()).map(|number| format!("${number}")).collect();
    let (names, places) = (names.join(", "), places.join(", "));
    let select = format!("SELECT {names} FROM {}", table.name);
    let insert: &'static str =
        Box::leak(format!("INSERT INTO {} ({names}) VALUES ({places})", table.name).into_boxed_str());
    let failed = |error| Failure::from_driver("copy a table", error);
    let mut batch = Batch {
        insert,
        rows: Vec::with_capacity(AT_ONCE),
        copied: 0,
    };
    match from.engine.connection() {
        Connection::Sqlite(connection) => {
            let mut rows = sqlx::query(AssertSqlSafe(select)).fetch(&mut *connection);
            while let Some(row) = rows.try_next().await.map_err(failed)? {
                batch
                    .add(values_of(table, &Row(Inner::Sqlite(&row)))?, to)
                    .await?;
            }
        }
        Connection::Postgres(connection) => {
            let mut rows = sqlx::query(AssertSqlSafe(select)).fetch(&mut *connection);
            while let Some(row) = rows.try_next().await.map_err(failed)? {
                batch
                    .add(values_of(table, &Row(Inner::Postgres(&row)))?, to)
                    .await?;
            }
        }
    }
    batch.write(to).await?;
    Ok(batch.copied)
}

/// Rows that wait to be written together.
struct Batch {
    insert: &'static str,
    rows: Vec<Vec<Value>>,
    copied: u64,
}

impl Batch {
    async fn add(&mut self, row: Vec<Value>, to: &mut Tx) -> Result<()> {
        self.rows.push(row);
        if self.rows.len() == AT_ONCE {
            self.write(to).await?;
        }
        Ok(())
    }

    async fn write(&mut self, to: &mut Tx) -> Result<()> {
        let statement = Statement::new(self.insert);
        let rows = self.rows.drain(..);
        self.copied += statement.run_for_each(to, rows, Statement::bind_values).await?;
        Ok(())
    }
}

fn values_of(table: &TableShape, row: &Row<'_>) -> Result<Vec<Value>> {
    let value = |(name, kind): &(String, Kind)| any_value(row, name, *kind);
    table.columns.iter().map(value).collect()
}

/// Leaked once per table of one run of `copy-database`, which ends with the process.
fn leaked(text: String) -> Statement {
    Statement::new(Box::leak(text.into_boxed_str()))
}

fn any_value(row: &Row<'_>, name: &str, kind: Kind) -> Result<Value> {
    Ok(match kind {
        Kind::Text => row.get::<Option<String>>(name)?.to_value(),
        Kind::Int => row.get::<Option<i64>>(name)?.to_value(),
        Kind::Bool => row.get::<Option<bool>>(name)?.to_value(),
        Kind::Bytes => row.get::<Option<Vec<u8>>>(name)?.to_value(),
    })
}
