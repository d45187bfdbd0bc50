//! Offers (Angebote): everything the district knows of one, as one value. What somebody needs is `fit`.

pub mod form;
pub mod hours;
pub mod model;
pub(crate) mod pages;
pub mod store;
