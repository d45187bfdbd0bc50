//! The rules and the district file from outside: three districts load, broken files are told line by line.

#![expect(
    clippy::unwrap_used,
    reason = "a panic is a test's way to fail, in its helpers too"
)]

mod district_file;
mod intervals;
