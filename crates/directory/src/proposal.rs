//! Proposed changes (Änderungsvorschläge) by partners, the public and staff: shown as a comparison, accepted or declined.

pub mod model;
pub(crate) mod pages;
pub mod store;
