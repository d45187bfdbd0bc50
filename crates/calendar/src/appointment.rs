//! Appointments (Termine) of a case, of a contact card, or of nobody. Not the contact that follows: that is `cases`.

pub(crate) mod input;
pub mod model;
pub(crate) mod pages;
pub mod store;
