//! Appointments, follow-ups, deadlines, consultation hours and the feed through their pages, on both databases.
//! Pure rules are tested beside them.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod appointments;
mod chasing;
mod consultation_hours;
mod deadlines;
mod feed;
mod follow_ups;
mod listing;
mod scene;
mod store;
mod told;
mod visibility;
