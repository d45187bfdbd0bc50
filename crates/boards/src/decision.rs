//! Decisions: text, outcome, votes, and the edition of the paper that was decided on. OParl has no such object.

pub mod model;
pub(crate) mod pages;
pub(crate) mod paper;
pub mod store;
