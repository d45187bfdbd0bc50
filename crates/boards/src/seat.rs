//! Seats of boards: by function, with organisation, vote, substitute and days. A seat ends and stays; it is never deleted.

pub mod model;
pub mod store;
