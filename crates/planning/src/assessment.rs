//! The assessment (Falleinschätzung): how things stand in each life area, as the professional and as the client see it.

pub mod charts;
pub mod input;
pub mod model;
pub mod pages;
pub mod scale;
pub mod store;
