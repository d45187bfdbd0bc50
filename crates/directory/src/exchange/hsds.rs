//! The directory in the form of Open Referral HSDS 3.1: values written as JSON and read from it. What the German profile
//! adds – fields of action, official keys of municipalities, levels of German – stands in `docs/hsds/profil.md`.

mod ids;
mod object;
pub mod offer;
pub mod organisation;
pub(crate) mod pages;
pub mod place;
pub mod read;
mod store;
pub mod take_over;
pub mod taxonomy;

/// The version of the specification.
pub const VERSION: &str = "3.1";
