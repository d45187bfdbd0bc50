//! Actors: organisations with what they do in the network. The organisation itself is master data of `organisation`.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod store;
