//! The effect of a measure, honestly: what is noted before and after it, from published figures alone.

pub mod course;
pub mod interval;
pub mod model;
pub mod store;
pub mod told;
