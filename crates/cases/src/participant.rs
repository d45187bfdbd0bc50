//! Who takes part in a case: the lead person and co-counselled persons, each with own identity, key and consent.

pub(crate) mod answers;
pub mod model;
pub(crate) mod moving;
pub(crate) mod pages;
pub(crate) mod split;
pub mod store;
