//! The effect of a measure, honestly: what is noted before and after it, from published figures alone.

pub mod interval;
pub mod model;
