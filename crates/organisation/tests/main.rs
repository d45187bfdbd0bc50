//! The room from outside: three districts load, broken files are told line by line, rows on both databases, pages.

#![expect(
    clippy::unwrap_used,
    reason = "a panic is a test's way to fail, in its helpers too"
)]

mod district_file;
mod house;
mod intervals;
mod pages;
mod store;
