//! A letter to an office of the Land (Landesdienststelle): only with the recorded decision, with its answer, which takes
//! the theme back down the ladder.

pub mod model;
pub(crate) mod pages;
pub mod store;
