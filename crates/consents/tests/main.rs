//! Declarations, withdrawals and the gate through their pages and stores, on both databases. Pure rules are tested beside
//! them.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod duty;
mod every_path;
mod gate;
mod giving;
mod languages;
mod law;
mod merging;
mod papers;
mod proof;
mod residence;
mod scans;
mod scene;
mod sealing;
mod visibility;
mod withdrawing;
