//! When reviews and assessments of a case are due, and how often they are in this house.

pub(crate) mod chasing;
pub mod pages;
pub mod store;
