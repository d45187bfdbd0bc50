//! Emergency notes (Notfallvermerke, shelf 3): danger to life or to a child. Always possible, with whoever it is about;
//! opens no case. A second pair of eyes of the same controller confirms it within two working days.

pub mod answers;
pub mod model;
pub(crate) mod pages;
pub mod store;
