//! Tests of the directory: stores and pages on both databases. Rules are tested beside their source.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod care;
mod lists;
mod narrowing;
mod places;
mod proposals;
mod rows;
mod scene;
mod shipped;
mod staff;
