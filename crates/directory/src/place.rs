//! Places (Orte) where offers are found, with address and access. Hours hang on an offer at a place.

pub mod form;
pub mod model;
pub(crate) mod pages;
pub mod store;
