//! Tests of the room `planning` through its pages and stores, on both databases. Pure rules are tested beside them.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod agreements;
mod answers;
mod assessments;
mod chasing;
mod goals;
mod listing;
mod responsibility;
mod reviews;
mod rules;
mod scene;
mod sealing;
mod visibility;
