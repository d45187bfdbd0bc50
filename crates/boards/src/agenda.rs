//! Agendas: their items, who proposed them, in which order. What was said at an item is `minutes`.

pub mod model;
pub(crate) mod pages;
pub mod store;
