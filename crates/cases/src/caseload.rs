//! The caseload (Auslastung): how many open cases somebody has, as a traffic light. For oneself and the Fachaufsicht,
//! never ranked.

pub mod lines;
pub mod model;
pub mod oversight;
pub mod own;
pub(crate) mod pages;
pub mod store;
