//! Requests for interpreters, from the question to the hours. They name a language, a day and a kind of talk, no client.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod statistics;
pub mod store;
