//! A district is a database: its pools, its clock, its name. There is no global pool and no tenant column.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::AssertSqlSafe;

use crate::failure::{Failure, Result};
use crate::file_copy;
use crate::pools::{self, Pools, WAIT_FOR_CONNECTION};
use crate::tx::{Connection, Engine, Tx};
use crate::url::DatabaseUrl;

/// The open database of one district; cheap to clone.
#[derive(Clone, Debug)]
pub struct District {
    key: Arc<str>,
    url: DatabaseUrl,
    pub(crate) pools: Pools,
    statements: Arc<AtomicU64>,
}

/// How many connections a district keeps at most.
#[derive(Clone, Copy, Debug)]
pub struct Width {
    /// Connections that read an SQLite file, beside the one that writes.
    pub readers: u32,
    /// Connections to PostgreSQL, for reading and writing.
    pub connections: u32,
}

impl Width {
    /// What a server needs.
    pub const USUAL: Self = Self {
        readers: 4,
        connections: 10,
    };
    /// One of each: what holds a connection and asks for another stands still here, and under load everywhere.
    pub const ONE: Self = Self {
        readers: 1,
        connections: 1,
    };
}

impl District {
    /// Opens the database named by `url`; an SQLite file is created if it is not there.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if it cannot be reached or the folder does not exist.
    pub async fn open(key: &str, url: &DatabaseUrl) -> Result<Self> {
        Self::open_as_wide_as(key, url, Width::USUAL).await
    }

    /// Opens it with so many connections.
    ///
    /// # Errors
    /// As [`District::open`].
    pub async fn open_as_wide_as(key: &str, url: &DatabaseUrl, width: Width) -> Result<Self> {
        let pools = match url {
            DatabaseUrl::Sqlite(path) => pools::sqlite(path.clone(), width.readers).await?,
            DatabaseUrl::Postgres { address, schema } => {
                pools::postgres(address, schema, width.connections).await?
            }
        };
        Ok(Self {
            key: key.into(),
            url: url.clone(),
            pools,
            statements: Arc::default(),
        })
    }

    /// The short name of the district, as in the configuration.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Where its data lie.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Begins a transaction that can only read and sees one state of the data.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if no connection can be had.
    pub async fn read(&self) -> Result<Tx> {
        let failed = |error| Failure::before_beginning("begin to read", error);
        let engine = match &self.pools {
            Pools::Sqlite { readers, .. } => Engine::Sqlite(readers.begin().await.map_err(failed)?),
            Pools::Postgres { pages: pool, .. } => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Engine::Postgres(pool.begin_with(begin).await.map_err(failed)?)
            }
        };
        Ok(Tx {
            engine,
            statements: Arc::clone(&self.statements),
        })
    }

    /// As [`District::read`], for what nobody waits for: what a month's figures read of an SQLite file neither takes a
    /// connection from a page nor stays in memory when they are done.
    ///
    /// # Errors
    /// As [`District::read`].
    pub async fn read_behind(&self) -> Result<Tx> {
        let Pools::Sqlite { behind, .. } = &self.pools else {
            return self.read().await;
        };
        let failed = |error| Failure::before_beginning("begin to read", error);
        Ok(Tx {
            engine: Engine::Sqlite(behind.begin().await.map_err(failed)?),
            statements: Arc::clone(&self.statements),
        })
    }

    /// Looks without a transaction, for what every request asks: one statement sees one state of the data, two may see
    /// two. Saves the trips to begin and to end.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if no connection can be had.
    pub async fn glance(&self) -> Result<Tx> {
        let failed = |error| Failure::before_beginning("begin to read", error);
        let engine = match &self.pools {
            Pools::Sqlite { glances, .. } => {
                Engine::SqliteGlance(glances.lend(WAIT_FOR_CONNECTION).await.map_err(failed)?)
            }
            Pools::Postgres { pages: pool, .. } => {
                Engine::PostgresGlance(pool.acquire().await.map_err(failed)?)
            }
        };
        Ok(Tx {
            engine,
            statements: Arc::clone(&self.statements),
        })
    }

    /// Begins a transaction that writes; on SQLite it takes the write lock at once.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if no connection or lock can be had.
    pub async fn write(&self) -> Result<Tx> {
        let failed = |error| Failure::before_beginning("begin to write", error);
        let engine = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                Engine::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?)
            }
            Pools::Postgres { pages: pool, .. } => {
                Engine::Postgres(pool.begin_with("BEGIN").await.map_err(failed)?)
            }
        };
        Ok(Tx {
            engine,
            statements: Arc::clone(&self.statements),
        })
    }

    /// Begins a transaction that writes what pages wait for while they hold a connection themselves: it has one of its
    /// own, or all pages would wait for it and it for one of them. On SQLite that is the one writer, which no reading
    /// page holds.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if no connection or lock can be had.
    pub async fn write_apart(&self) -> Result<Tx> {
        let Pools::Postgres { apart, .. } = &self.pools else {
            return self.write().await;
        };
        let failed = |error| Failure::before_beginning("begin to write", error);
        Ok(Tx {
            engine: Engine::Postgres(apart.begin_with("BEGIN").await.map_err(failed)?),
            statements: Arc::clone(&self.statements),
        })
    }

    /// How many statements have run so far; tests take the difference to find N+1 pages.
    pub fn statements_run(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Waits until all connections are back, writes the log into the file, and closes.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite {
                readers,
                glances,
                behind,
                writer,
            } => {
                glances.close().await;
                behind.close().await;
                readers.close().await;
                // Failing to shrink the log loses nothing: it is read at the next start.
                let _ = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
                    .execute(writer)
                    .await;
                writer.close().await;
            }
            Pools::Postgres { pages, apart } => {
                pages.close().await;
                apart.close().await;
            }
        }
    }

    /// Writes SQLite's log into the file and empties it, so that what was deleted is in no file; else nothing.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn checkpoint(&self) -> Result<()> {
        let Pools::Sqlite { writer, .. } = &self.pools else {
            return Ok(());
        };
        let failed = |error| Failure::from_driver("write the log into the file", error);
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(writer)
            .await
            .map(drop)
            .map_err(failed)
    }

    /// Lets PostgreSQL count anew what its tables hold, after many rows came at once: until then it plans by guessing.
    /// SQLite's plans do not hang on counts; there it does nothing.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn count_anew(&self) -> Result<()> {
        let Pools::Postgres { pages: pool, .. } = &self.pools else {
            return Ok(());
        };
        let every_table = "DO $$ DECLARE name text; BEGIN \
             FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP \
             EXECUTE format('ANALYZE %I', name); END LOOP; END $$";
        sqlx::raw_sql(every_table)
            .execute(pool)
            .await
            .map(drop)
            .map_err(|error| Failure::from_driver("count anew", error))
    }

    /// Whether the database's own checks find it whole: `ok`, or what they found.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn integrity(&self) -> Result<Vec<String>> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let failed = |error| Failure::from_driver("integrity check", error);
                let mut found: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
                    .fetch_all(writer)
                    .await
                    .map_err(failed)?;
                found.retain(|line| line != "ok");
                let broken = sqlx::query("PRAGMA foreign_key_check")
                    .fetch_all(writer)
                    .await
                    .map_err(failed)?;
                if !broken.is_empty() {
                    found.push(format!("{} rows refer to rows that are missing", broken.len()));
                }
                Ok(found)
            }
            Pools::Postgres { pages: pool, .. } => {
                let answer = sqlx::query("SELECT 1").execute(pool).await;
                answer
                    .map(|_| Vec::new())
                    .map_err(|error| Failure::from_driver("integrity check", error))
            }
        }
    }

    /// Writes a consistent copy of an SQLite database into `target`, which must not exist yet; slowly, so that others
    /// who write meanwhile do not wait for the disk.
    ///
    /// # Errors
    /// [`Failure::BadUrl`] on PostgreSQL, whose own tools make backups; else what the database reports.
    pub async fn copy_file_to(&self, target: &std::path::Path) -> Result<()> {
        let Pools::Sqlite { writer, .. } = &self.pools else {
            return Err(Failure::BadUrl(
                "Eine PostgreSQL-Datenbank wird mit pg_dump gesichert.".to_owned(),
            ));
        };
        let failed = |error| Failure::from_driver("copy the database file", error);
        let mut connection = writer.acquire().await.map_err(failed)?;
        file_copy::copy(&mut connection, target).await
    }
}

/// Runs a text of several statements that carries no values: schema work only.
pub(crate) async fn run_script(tx: &mut Tx, script: String) -> Result<()> {
    let failed = |error| Failure::from_driver("run a script", error);
    match tx.engine.connection() {
        Connection::Sqlite(connection) => {
            sqlx::raw_sql(AssertSqlSafe(script))
                .execute(&mut *connection)
                .await
                .map_err(failed)?;
        }
        Connection::Postgres(connection) => {
            sqlx::raw_sql(AssertSqlSafe(script))
                .execute(&mut *connection)
                .await
                .map_err(failed)?;
        }
    }
    Ok(())
}
