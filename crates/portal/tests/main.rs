//! What is shown without an account, on both databases.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod hsds;
