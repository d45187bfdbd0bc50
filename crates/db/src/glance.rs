//! Connections for looks without a transaction, apart from the pools. A pool asks each connection that comes back whether
//! it still answers, which costs as much as the one statement that every request begins with; a file goes away from nobody.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The connections of one SQLite file that only look.
#[derive(Debug)]
pub(crate) struct Glances {
    options: SqliteConnectOptions,
    turns: Arc<Semaphore>,
    idle: Mutex<Vec<SqliteConnection>>,
}

/// A connection that goes back when it is dropped.
#[derive(Debug)]
pub(crate) struct Lent {
    // There until it is dropped.
    connection: Option<SqliteConnection>,
    home: Arc<Glances>,
    _turn: OwnedSemaphorePermit,
}

impl Glances {
    /// So many connections at most, each opened when it is first wanted.
    pub(crate) fn new(options: SqliteConnectOptions, most: u32) -> Arc<Self> {
        Arc::new(Self {
            options,
            turns: Arc::new(Semaphore::new(usize::try_from(most).unwrap_or(1))),
            idle: Mutex::default(),
        })
    }

    /// A connection, as soon as one is free.
    ///
    /// # Errors
    /// As a pool's: closed, none free for as long as `patience`, or the file cannot be opened.
    pub(crate) async fn lend(self: &Arc<Self>, patience: Duration) -> Result<Lent, sqlx::Error> {
        let turn = tokio::time::timeout(patience, Arc::clone(&self.turns).acquire_owned())
            .await
            .map_err(|_| sqlx::Error::PoolTimedOut)?
            .map_err(|_| sqlx::Error::PoolClosed)?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => SqliteConnection::connect_with(&self.options).await?,
        };
        Ok(Lent {
            connection: Some(connection),
            home: Arc::clone(self),
            _turn: turn,
        })
    }

    /// Lends none any more and closes those that are back; one that is out is closed when it comes.
    pub(crate) async fn close(&self) {
        self.turns.close();
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for connection in idle {
            // A reader has nothing to lose.
            let _ = connection.close().await;
        }
    }
}

impl Lent {
    #[expect(clippy::expect_used, reason = "only dropping takes it")]
    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        self.connection.as_mut().expect("it is there until it is dropped")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let back = self.connection.take().filter(|_| !self.home.turns.is_closed());
        let mut idle = self.home.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.extend(back);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_memory(most: u32) -> Arc<Glances> {
        Glances::new(SqliteConnectOptions::new().in_memory(true), most)
    }

    async fn number(lent: &mut Lent) -> i64 {
        let answer = sqlx::query_scalar("SELECT 7").fetch_one(lent.connection());
        answer.await.unwrap()
    }

    #[tokio::test]
    async fn one_that_is_back_is_lent_again() {
        let glances = in_memory(1);
        for _ in 0..3 {
            let mut lent = glances.lend(Duration::from_secs(5)).await.unwrap();
            assert_eq!(number(&mut lent).await, 7);
        }
        assert_eq!(glances.idle.lock().unwrap().len(), 1);
    }

    #[tokio::test]
    async fn one_whose_question_was_given_up_answers_the_next() {
        let glances = in_memory(1);
        let mut lent = glances.lend(Duration::from_secs(5)).await.unwrap();
        let long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000) SELECT COUNT(*) FROM n";
        let question = sqlx::query(long).fetch_all(lent.connection());
        let given_up = tokio::time::timeout(Duration::ZERO, question).await;
        assert!(given_up.is_err());
        drop(lent);
        let mut again = glances.lend(Duration::from_secs(5)).await.unwrap();
        assert_eq!(number(&mut again).await, 7);
    }

    #[tokio::test]
    async fn who_comes_while_all_are_out_waits_and_then_is_told() {
        let glances = in_memory(1);
        let out = glances.lend(Duration::from_secs(5)).await.unwrap();
        let none = glances.lend(Duration::ZERO).await;
        assert!(matches!(none, Err(sqlx::Error::PoolTimedOut)));
        drop(out);
        assert!(glances.lend(Duration::from_secs(5)).await.is_ok());
    }

    #[tokio::test]
    async fn after_the_end_none_is_lent_and_none_kept() {
        let glances = in_memory(2);
        let out = glances.lend(Duration::from_secs(5)).await.unwrap();
        glances.close().await;
        drop(out);
        let none = glances.lend(Duration::from_secs(5)).await;
        assert!(matches!(none, Err(sqlx::Error::PoolClosed)));
        assert!(glances.idle.lock().unwrap().is_empty());
    }
}
