//! Closing a case (Abschluss) and taking it up again: reason, what the system should learn, feedback, figures that stay.

pub mod model;
pub(crate) mod nightly;
pub(crate) mod pages;
pub mod store;
pub mod words;
