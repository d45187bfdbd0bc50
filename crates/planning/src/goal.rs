//! Goals (Ziele) of a case as a tree, with the steps towards them.

pub mod input;
pub mod model;
pub mod pages;
pub mod smart;
pub mod store;
