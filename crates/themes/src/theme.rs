//! Themes (generative Themen): what several findings have in common, with owner, level and place. Not how they climb
//! (`ladder`), and not what boards decide upon them.

pub(crate) mod figures;
pub mod model;
pub mod moving;
pub(crate) mod pages;
pub mod store;
pub mod watching;
