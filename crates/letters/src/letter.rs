//! Letters (Schreiben): written from a template in a case, printed for whom the gate lets them go to, kept as printed.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub(crate) mod paper;
pub(crate) mod recipients;
mod sending;
pub mod store;
