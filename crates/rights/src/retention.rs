//! Retention: how long files are kept, what is proposed for erasure, who releases it, and the job that erases.

pub mod jobs;
pub mod model;
pub mod pages;
pub mod store;
pub(crate) mod telling;
