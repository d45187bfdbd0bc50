//! The audit trail (Protokoll) as the data protection officer reads it: filter, export, last check, years to release.
//! It serves data protection only, and says so.

pub(crate) mod export;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod store;
pub(crate) mod upkeep;
pub(crate) mod years;
