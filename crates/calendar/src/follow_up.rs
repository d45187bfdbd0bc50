//! Follow-ups (Wiedervorlagen): on a day, look again. Not a deadline: nobody outside has set the day.

pub mod model;
pub(crate) mod pages;
pub mod store;
