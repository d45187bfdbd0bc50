//! The case (Fall), the second shelf: opened with a consent, closed with a reason.

pub mod model;
pub mod store;
