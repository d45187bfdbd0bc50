//! Minutes: what was said, item by item, tasks, and the approval by a later meeting. Decisions are `decision`.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub(crate) mod paper;
pub mod store;
