//! Deadlines (Fristen): days that others have set, warned of ahead. Not reviews: those are `planning`.

pub mod model;
pub(crate) mod pages;
pub mod radar;
pub mod store;
