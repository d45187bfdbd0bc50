//! Tests of the room `letters` through its pages and stores, on both databases. Pure rules are tested beside them.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod documents;
mod letters;
mod maps;
mod scene;
