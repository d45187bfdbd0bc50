//! Templates of letters (Vorlagen): shipped ones, and those that the coordinators write, in versions and languages.
//! Not the letters that are made of them.

pub(crate) mod filled;
pub mod model;
pub(crate) mod pages;
pub(crate) mod papers;
pub mod placeholder;
pub(crate) mod shipped;
pub mod store;
pub mod text;
