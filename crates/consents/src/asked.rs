//! What happens at once when somebody withdraws: rooms above stop what rests on it, in the same transaction. Each room
//! exports its answer; the wiring merges them.

use std::future::Future;
use std::pin::Pin;

use access::failure::Result;
use access::permit::Permit;
use base::ids::{Ids, PersonId};
use db::tx::Tx;

use crate::gate::Gate;

/// What a stopper promises.
pub type Stopping<'t> = Pin<Box<dyn Future<Output = Result<()>> + Send + 't>>;

/// Stops what one room does on consents of the person of a permit that stand no longer.
pub type Stopper = for<'t> fn(&'t mut Tx, &'t Permit<PersonId>, &'t Gate, &'t Ids) -> Stopping<'t>;

/// The stoppers of all rooms.
#[derive(Clone, Debug, Default)]
pub struct Stoppers(Vec<Stopper>);

impl Stoppers {
    /// These stoppers.
    pub fn new(stoppers: Vec<Stopper>) -> Self {
        Self(stoppers)
    }

    /// Stops everything that rests on what the person has just withdrawn.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn stop(
        &self,
        tx: &mut Tx,
        permit: &Permit<PersonId>,
        (gate, ids): (&Gate, &Ids),
    ) -> Result<()> {
        for stopper in &self.0 {
            stopper(tx, permit, gate, ids).await?;
        }
        Ok(())
    }
}
