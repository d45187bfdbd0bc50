//! Guests: who comes for one item, and sees the papers of that item only. Members are `seat`.

pub mod model;
pub mod store;
