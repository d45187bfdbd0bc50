//! Persons and households through their pages, on both databases. Pure rules are tested beside them.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod adding;
mod changing;
mod double_checks;
mod guard;
mod households;
mod lists;
mod merging;
mod scene;
mod sealing;
mod visibility;
