//! The rule of withholding against attackers that share no code with it, and the snapshots on both databases.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod attacker;
mod attacks;
mod knowing;
mod scene;
