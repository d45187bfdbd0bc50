//! How the gate learns of restriction (Art. 18 GDPR) and objection (Art. 21 GDPR): it asks the room that keeps them. That
//! room lies above this one, so the wiring hands its question down; nothing is kept twice.

use std::future::Future;
use std::pin::Pin;

use base::day::Day;
use base::ids::PersonId;
use db::failure::Result;
use db::tx::Tx;

use crate::model::limit::Standing;

/// What stands today for some persons.
pub type Standings<'t> = Pin<Box<dyn Future<Output = Result<Vec<Standing>>> + Send + 't>>;

/// The question: what these persons, at most fifty, have said against the use of their data and what of it stands on a day.
/// One statement, whatever their number.
pub type Limiter = for<'t> fn(&'t mut Tx, &'t [PersonId], Day) -> Standings<'t>;

/// Knows of no limits: for houses without the room that keeps them, such as the tests of rooms below it.
pub fn none<'t>(_tx: &'t mut Tx, _persons: &'t [PersonId], _today: Day) -> Standings<'t> {
    Box::pin(async { Ok(Vec::new()) })
}
