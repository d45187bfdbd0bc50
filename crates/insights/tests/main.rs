//! The monthly job and the pages of the figures, on both databases.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod attacked;
#[path = "../../figures/tests/attacker.rs"]
mod attacker;
mod district;
mod needs;
mod pages;
#[path = "../../figures/tests/scene.rs"]
#[expect(
    dead_code,
    reason = "the attacker's own tests invent districts, here there is one"
)]
mod scene;
