//! Open consultation hours (offene Sprechstunden) at a place, by a rule of the week. Not who came: `cases` counts that.

pub mod model;
pub(crate) mod pages;
pub mod store;
