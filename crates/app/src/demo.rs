//! The demo: the Kreis Paderborn with one account for each role and invented persons, the same for the same seed.

pub mod accounts;
pub mod names;
pub mod persons;
