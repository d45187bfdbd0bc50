//! The regular exchange with advice centres of a municipality: how often, when last, when next. What was said is an entry.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod store;
