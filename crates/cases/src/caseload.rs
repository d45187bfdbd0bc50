//! The caseload (Auslastung): how many open cases somebody has, as a traffic light. For oneself and the Fachaufsicht,
//! never ranked.

pub mod model;
pub(crate) mod pages;
pub mod store;
