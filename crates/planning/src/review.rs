//! The review (Überprüfung): how far each goal was reached, and when to look again.

pub mod input;
pub mod model;
pub mod pages;
pub mod store;
