//! The half-yearly letter (Informationsbrief) to the municipalities: which themes, decisions and measures concern them, one
//! letter each, kept as it was sent. Figures and decisions only: nobody's case.

pub mod content;
pub mod model;
pub(crate) mod pages;
pub(crate) mod paper;
pub mod store;
