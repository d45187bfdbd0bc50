//! Meetings: when, where, in which state; who is there. What is talked about is `agenda`, what is written down `minutes`.

pub mod attendance;
pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub(crate) mod paper;
pub mod store;
