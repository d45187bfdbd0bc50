//! The pages and rows of the network, on both databases.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod actors;
mod bookings;
mod circulars;
mod exchanges;
mod kreis;
mod tidying;
