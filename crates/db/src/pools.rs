//! The connections of a district to its database: how many, for what, and how they are set. What is asked over them stands
//! elsewhere.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, PgPool, SqlitePool};

use crate::failure::{Failure, Result};
use crate::glance::Glances;

/// The connections of one district, by what they are for.
#[derive(Clone, Debug)]
pub(crate) enum Pools {
    Sqlite {
        readers: SqlitePool,
        glances: Arc<Glances>,
        /// See [`crate::district::District::read_behind`].
        behind: SqlitePool,
        writer: SqlitePool,
    },
    Postgres {
        pages: PgPool,
        /// See [`crate::district::District::write_apart`].
        apart: PgPool,
    },
}

/// Memory each connection may use for pages of the file; negative, so that SQLite counts kibibytes and not pages.
const CACHE_KIBIBYTES: &str = "-8192";
/// A look touches a few pages of the file.
const GLANCE_CACHE_KIBIBYTES: &str = "-1024";
/// Looks are short: more at once would only wait for the processor.
const GLANCES: u32 = 2;
/// What reads behind the pages reads the whole file through; it does not keep its connection, and the memory, for longer.
const BEHIND_IDLE: Duration = Duration::from_secs(2);
/// Whoever waits longer for a connection is told so.
pub(crate) const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(5);
const WAIT_FOR_LOCK: Duration = Duration::from_secs(5);
/// For so long a connection that has answered counts as answering.
const STILL_THERE: Duration = Duration::from_secs(1);
const STATEMENT_CACHE: usize = 256;

/// The pools of an SQLite file; it is created if it is not there.
///
/// # Errors
/// [`Failure::Unavailable`] if the folder does not exist or the file cannot be opened.
pub(crate) async fn sqlite(path: PathBuf, most: u32) -> Result<Pools> {
    let failed = |error| Failure::from_driver("open the SQLite file", error);
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(WAIT_FOR_LOCK)
        .statement_cache_capacity(STATEMENT_CACHE)
        .pragma("cache_size", CACHE_KIBIBYTES)
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF");
    let writer = sqlite_pool()
        .max_connections(1)
        .connect_with(options.clone())
        .await
        .map_err(failed)?;
    let only_reads = options.create_if_missing(false).pragma("query_only", "ON");
    Ok(Pools::Sqlite {
        readers: sqlite_pool()
            .max_connections(most)
            .connect_lazy_with(only_reads.clone()),
        behind: sqlite_pool()
            .max_connections(most)
            .idle_timeout(BEHIND_IDLE)
            .connect_lazy_with(only_reads.clone()),
        glances: Glances::new(
            only_reads.pragma("cache_size", GLANCE_CACHE_KIBIBYTES),
            most.min(GLANCES),
        ),
        writer,
    })
}

/// On a full disk SQLite rolls back by itself and the driver goes on counting a transaction that is over; a connection
/// in that state is closed and another one takes its place.
fn sqlite_pool() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .acquire_timeout(WAIT_FOR_CONNECTION)
        // A file does not go away between two requests as a server does: asking it first is a trip for nothing.
        .test_before_acquire(false)
        .before_acquire(|connection, _| {
            let is_usable = !connection.is_in_transaction();
            Box::pin(async move { Ok(is_usable) })
        })
}

/// The pools of a schema on PostgreSQL.
///
/// # Errors
/// [`Failure::BadUrl`] if the address cannot be read, [`Failure::Unavailable`] if nobody answers there.
pub(crate) async fn postgres(address: &str, schema: &str, most: u32) -> Result<Pools> {
    let failed = |error| Failure::from_driver("connect to PostgreSQL", error);
    let options: PgConnectOptions = address.parse().map_err(|error| {
        let _: &sqlx::Error = &error;
        Failure::BadUrl("Die Adresse der PostgreSQL-Datenbank ist nicht lesbar.".to_owned())
    })?;
    let options = options
        .application_name("lotse")
        .statement_cache_capacity(STATEMENT_CACHE)
        .options([
            ("search_path", schema),
            ("timezone", "UTC"),
            // Pages ask for a few rows by their ids: no plan pays that is only worth compiling, and on today's disks
            // jumping to a row costs little more than reading on.
            ("jit", "off"),
            ("random_page_cost", "1.1"),
            // Statements are constants and go by indexes whatever is bound: a plan for each set of values, of which the
            // padded lists of ids are most, cost a third of what a page takes and was the same plan.
            ("plan_cache_mode", "force_generic_plan"),
        ]);
    let pool = || {
        PgPoolOptions::new()
            .acquire_timeout(WAIT_FOR_CONNECTION)
            .test_before_acquire(false)
            // A server goes away while nobody asks. One that answered a moment ago is not asked again: a trip saved for
            // every page of a busy day.
            .before_acquire(|connection, last| {
                Box::pin(async move {
                    if is_still_there(last.idle_for, lost::ago()) {
                        return Ok(true);
                    }
                    connection.ping().await.map(|()| true)
                })
            })
    };
    let pages = pool().max_connections(most).connect_with(options.clone());
    Ok(Pools::Postgres {
        pages: pages.await.map_err(failed)?,
        apart: pool().max_connections(1).connect_lazy_with(options),
    })
}

/// Whether a connection that answered so long ago is taken for one that answers: not if another one was lost since, as
/// when the server starts anew and all of them are dead.
fn is_still_there(answered: Duration, lost: Option<Duration>) -> bool {
    answered < STILL_THERE && lost.is_none_or(|lost| answered < lost)
}

/// When a connection was lost last. One place for all districts: the worst it does is to ask a connection once more.
pub(crate) mod lost {
    use std::sync::{Mutex, PoisonError};
    use std::time::{Duration, Instant};

    static LAST: Mutex<Option<Instant>> = Mutex::new(None);

    /// Notes that one was lost just now.
    pub(crate) fn note() {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// How long ago that was, if ever.
    pub(super) fn ago() -> Option<Duration> {
        let last = *LAST.lock().unwrap_or_else(PoisonError::into_inner);
        last.map(|last| last.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::is_still_there;
    use crate::district::{District, Width};
    use crate::url::DatabaseUrl;

    #[tokio::test]
    async fn who_reads_behind_takes_no_connection_from_a_page() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = DatabaseUrl::Sqlite(folder.path().join("data.sqlite"));
        let district = District::open_as_wide_as("probe", &file, Width::ONE)
            .await
            .expect("a district");
        let behind = district.read_behind().await.expect("a transaction");
        assert!(district.read().await.is_ok());
        drop(behind);
        district.close().await;
    }

    #[test]
    fn a_connection_that_answered_just_now_is_believed_unless_another_one_was_lost_since() {
        let milliseconds = Duration::from_millis;
        assert!(is_still_there(milliseconds(900), None));
        assert!(!is_still_there(milliseconds(1000), None), "it is asked");
        assert!(is_still_there(milliseconds(10), Some(milliseconds(11))));
        assert!(!is_still_there(milliseconds(11), Some(milliseconds(10))));
    }
}
