//! Missing offers (Lücken, „Gibt es nicht"): what people needed and nobody offers. Counted, never tied to a case.

pub mod form;
pub mod model;
pub mod pages;
pub mod store;
