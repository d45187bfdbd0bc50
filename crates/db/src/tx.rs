//! A transaction on one district. It is begun by `District` only, and rolled back unless it is committed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use crate::failure::{Failure, Result};
use crate::glance::Lent;

/// A transaction; dropped without [`Tx::commit`] it leaves nothing behind.
#[derive(Debug)]
pub struct Tx {
    pub(crate) engine: Engine,
    pub(crate) statements: Arc<AtomicU64>,
}

#[derive(Debug)]
pub(crate) enum Engine {
    Sqlite(Transaction<'static, Sqlite>),
    SqliteGlance(Lent),
    Postgres(Transaction<'static, Postgres>),
    PostgresGlance(PoolConnection<Postgres>),
}

/// The connection below a transaction or a glance.
pub(crate) enum Connection<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Engine {
    pub(crate) fn connection(&mut self) -> Connection<'_> {
        match self {
            Self::Sqlite(transaction) => Connection::Sqlite(transaction),
            Self::SqliteGlance(lent) => Connection::Sqlite(lent.connection()),
            Self::Postgres(transaction) => Connection::Postgres(transaction),
            Self::PostgresGlance(connection) => Connection::Postgres(connection),
        }
    }
}

impl Tx {
    /// Makes everything in this transaction durable.
    ///
    /// # Errors
    /// What the database reports; then nothing of it was written.
    pub async fn commit(self) -> Result<()> {
        match self.engine {
            Engine::Sqlite(transaction) => transaction.commit().await,
            Engine::Postgres(transaction) => transaction.commit().await,
            Engine::SqliteGlance(_) | Engine::PostgresGlance(_) => Ok(()),
        }
        .map_err(|error| Failure::from_driver("commit", error))
    }

    pub(crate) fn count_statement(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }
}
