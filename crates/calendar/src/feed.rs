//! The calendar feed: a secret address per account that tells start and end and "Termin", nothing else.

pub mod door;
pub mod model;
pub(crate) mod pages;
pub mod store;
