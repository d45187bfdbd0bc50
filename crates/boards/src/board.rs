//! Boards: which there are, by which rules they work, when they begin and end. Who sits in them is `seat`.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod store;
