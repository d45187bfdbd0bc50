//! Contact persons of actors: professionals with function and ways to reach them, and the day on which they left.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod store;
