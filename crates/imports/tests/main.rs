//! Taking over lists, on both databases: from the file to cases and cards, broken off, taken back, hidden from others.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod journey;
mod resuming;
mod scene;
mod store;
mod taking_back;
mod tidying;
mod visibility;
