//! The desk of the data protection officer: what went out and on which basis, who opened files of others, which consents
//! end, what is erased, how the trail stands, and one sheet a month that proves it. No content of any file, no client's name.

pub(crate) mod accesses;
pub(crate) mod disclosures;
mod model;
pub mod overview;
pub(crate) mod pages;
mod proof;
mod store;
