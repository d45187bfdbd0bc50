//! What this room promises, on both databases.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod hall;
mod lists;
mod measures;
mod meetings;
mod nightly;
mod wing;
