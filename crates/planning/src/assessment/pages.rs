//! Pages of the assessment: how things stand, and the form of a new version.

pub mod edit;
pub mod overview;
