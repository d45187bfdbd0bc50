//! The goal agreement (Zielvereinbarung): a sealed copy of the goals as they were agreed, signed by both, and its print.

pub mod model;
pub mod pages;
pub mod paper;
pub mod store;
pub mod words;
