//! Contact persons of organisations and offers: professionals with their office data and an end date. No clients.

pub mod form;
pub mod model;
