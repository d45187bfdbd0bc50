//! The case (Fall), the second shelf: opened with a consent, moved from phase to phase, closed with a reason.

pub(crate) mod answers;
pub mod around;
mod code;
pub mod model;
pub(crate) mod names;
pub mod opened;
pub(crate) mod pages;
pub(crate) mod refused;
pub mod store;
