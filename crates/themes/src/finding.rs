//! Findings (Befunde): one sentence each about what does not work, without anybody in it. Not the single obstacle, which
//! is a tag, and not the theme that several make.

pub mod guarded;
pub mod model;
pub(crate) mod pages;
pub mod similar;
pub mod store;
