//! Boards: which there are, by which rules they work, when they begin and end. Who sits in them is `seat`.

pub mod model;
pub mod store;
