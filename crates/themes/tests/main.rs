//! What this room promises, on both databases.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod obstacles;
mod reconstructions;
mod telling;
mod themes;
