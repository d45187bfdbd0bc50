//! The gate on both databases: who gets in, who may open what, and a trail that shows every tampering.

#![expect(clippy::expect_used, reason = "tests fail by panicking")]

mod approval;
mod audit;
mod case;
mod grants;
mod permit;
mod sign_in;
mod store;
mod trail;
