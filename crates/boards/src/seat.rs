//! Seats of boards: by function, with organisation, vote, substitute and days. A seat ends and stays; it is never deleted.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod store;
