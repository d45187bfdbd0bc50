//! Tests of the room `cases` through its pages and stores, on both databases. Pure rules are tested beside them.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod beginning;
mod cards;
mod caseload;
mod closing;
mod conference;
mod contacts;
mod correcting;
mod listing;
mod merging;
mod notes;
mod participating;
mod phases;
mod scene;
mod shelves;
mod team;
mod together;
