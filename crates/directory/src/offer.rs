//! Offers (Angebote): everything the district knows of one, as one value. What somebody needs is `fit`.

pub mod hours;
pub mod model;
pub mod store;
