//! Referrals through their pages, and what members of another organisation can reach, on both databases.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod addressed;
mod counting;
mod erasing;
mod night;
mod pages;
mod scene;
mod stopping;
