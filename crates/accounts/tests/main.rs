//! The pages of this room through the real router, on both databases.

#![expect(clippy::expect_used, reason = "tests fail by panicking")]

mod administration;
mod audit;
mod browser;
mod link;
mod own;
mod parked;
mod sign_in;
mod stand_in;
