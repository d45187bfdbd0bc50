//! Holds (Löschsperre, Einschränkung): for whom nothing is erased, why, until when.

pub mod model;
pub mod store;

use access::person_data::Held;
use base::day::Day;
use db::tx::Tx;
use vault::subject::KeySubject;

/// Whether a file is held on a day: what jobs ask that erase by themselves.
pub fn holder(tx: &mut Tx, file: KeySubject, today: Day) -> Held<'_> {
    Box::pin(async move { Ok(store::is_held(tx, file, today).await?) })
}
