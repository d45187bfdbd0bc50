//! Work on many rows that never holds the write lock for long. Not for a handful of rows: one transaction does there.

use std::time::{Duration, Instant};

use db::tx::Tx;

use crate::job::context::JobContext;
use crate::job::kind::JobFailure;

/// After so long a bulk transaction is committed (architecture, „How a request flows“).
pub const LONGEST_TRANSACTION: Duration = Duration::from_millis(50);

/// Bulk work in transactions of at most 50 ms; each commits its rows together with how far the job is.
///
/// # Example
/// ```ignore
/// let mut bulk = Bulk::begin(&context, total).await?;
/// for id in ids.iter().skip(bulk.done_as_index()) {
///     store::rewrite(bulk.tx(), *id).await?;
///     bulk = bulk.step().await?;
/// }
/// bulk.finish().await?;
/// ```
#[derive(Debug)]
pub struct Bulk<'c> {
    context: &'c JobContext,
    tx: Tx,
    done: i64,
    total: i64,
    // Measures effort, not the time of day: the house's clock may stand still in tests or be set.
    begun: Instant,
    longest: Duration,
}

impl<'c> Bulk<'c> {
    /// Begins, or goes on where an earlier run of the job was interrupted; `total` rows are to be done in all.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn begin(context: &'c JobContext, total: i64) -> Result<Self, JobFailure> {
        Ok(Self {
            context,
            tx: context.write().await?,
            done: context.done_before(),
            total,
            begun: Instant::now(),
            longest: LONGEST_TRANSACTION,
        })
    }

    /// The same work with shorter transactions; zero commits after every row.
    #[must_use]
    pub fn committing_after(self, longest: Duration) -> Self {
        Self {
            longest: longest.min(LONGEST_TRANSACTION),
            ..self
        }
    }

    /// How many rows are done, those of earlier runs included.
    pub fn done(&self) -> i64 {
        self.done
    }

    /// The same, for `skip`.
    pub fn done_as_index(&self) -> usize {
        usize::try_from(self.done).unwrap_or(0)
    }

    /// The transaction in which the next row is done.
    pub fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// One row is done; commits if it is time, and lets others write.
    ///
    /// # Errors
    /// [`JobFailure::Interrupted`] if the job is to stop here or another worker has it; else what the database reports.
    pub async fn step(mut self) -> Result<Self, JobFailure> {
        self.done += 1;
        if self.begun.elapsed() < self.longest {
            return Ok(self);
        }
        let Self {
            context,
            done,
            total,
            longest,
            ..
        } = self;
        self.finish().await?;
        context.go_on()?;
        tokio::task::yield_now().await;
        Ok(Self {
            context,
            tx: context.write().await?,
            done,
            total,
            begun: Instant::now(),
            longest,
        })
    }

    /// Commits the rest.
    ///
    /// # Errors
    /// As [`Bulk::step`].
    pub async fn finish(mut self) -> Result<(), JobFailure> {
        self.context
            .progress_within(&mut self.tx, self.done, self.total)
            .await?;
        Ok(self.tx.commit().await?)
    }
}
