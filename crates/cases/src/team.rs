//! The team view (Teamsicht): the cases of a region without identity, a fixed list of coded fields. Not a way to a file.

pub mod model;
pub(crate) mod pages;
pub mod store;
