//! Interpreters of the pool (Sprachmittlerinnen und Sprachmittler): languages, level, days. Bookings stand in `booking`.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod store;
pub mod tongue;
