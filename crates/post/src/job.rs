//! Background jobs: what a job is, how it is queued, and the worker that runs it. Not the work itself: slices bring that.

pub mod bulk;
pub mod context;
pub mod kind;
pub mod model;
pub mod store;
pub mod worker;

use db::failure::Result;
use db::tx::Tx;

use base::ids::{AccountId, Ids, JobId};
use base::moment::Moment;

use crate::job::model::Payload;

/// A job that is wanted.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// The name of its kind.
    pub kind: &'static str,
    /// Ids and codes it needs.
    pub payload: Payload,
    /// Not before this moment.
    pub run_after: Moment,
    /// Who asked for it and may watch it, if it was an account.
    pub asked_by: Option<AccountId>,
}

/// Queues a job in the transaction of what wants it: it runs only if that is committed.
///
/// # Errors
/// What the database reports.
pub async fn queue(tx: &mut Tx, new: &NewJob, ids: &Ids, now: Moment) -> Result<JobId> {
    let id = JobId::from_uuid(ids.next());
    store::insert(tx, id, new, now).await?;
    Ok(id)
}
