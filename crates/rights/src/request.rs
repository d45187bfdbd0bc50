//! Requests of persons about their data: taken down, with a clock, answered in time. What an answer holds is not here.

pub mod input;
pub mod model;
pub mod pages;
pub mod store;
