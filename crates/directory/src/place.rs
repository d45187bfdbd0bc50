//! Places (Orte) where offers are found, with address and access. Hours hang on an offer at a place.

pub mod model;
pub mod store;
