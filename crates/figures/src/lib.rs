//! Figures about people, as everybody but their own case manager may see them: a closed list of tables, computed once
//! a month, rounded, withheld where they would say too much, and frozen. No id of a person or case reaches this room:
//! it is given counts and keeps what may be published, nothing else. No pages, and no filters.
//!
//! The rule ([`withhold`]) is pure. Why it is safe, and against whom, stands in decision 0010.

pub mod asked;
pub mod bounds;
pub mod course;
pub mod draft;
pub mod kind;
mod network;
mod paths;
pub mod period;
pub mod place;
pub mod shown;
pub mod snapshot;
pub mod withhold;

use db::migration::Migration;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 35,
    name: "figures",
    text: include_str!("../migrations/0035_figures.sql"),
}];
