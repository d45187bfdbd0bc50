//! What the directory says of an organisation beside its record: description, page, whether it is listed.

pub mod model;
pub(crate) mod pages;
pub mod store;
