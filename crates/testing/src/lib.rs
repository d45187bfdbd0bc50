//! What tests share: a district on each database, and the people who work in it. Never part of the program.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::print_stderr,
    reason = "tests fail by panicking and say what they skip"
)]

pub mod browser;
pub mod house;
pub mod people;
