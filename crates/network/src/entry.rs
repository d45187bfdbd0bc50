//! Network work: round tables, Arbeitskreise, visits and talks with actors. Counted time stands in contacts of `cases`.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod store;
