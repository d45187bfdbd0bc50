//! Lists of cases that teams kept before, taken over row by row.
//! Not here: what a case is; rows become contacts and cases through `cases`.

pub mod check;
pub mod column;
pub mod finding;
pub mod jobs;
pub mod mapping;
pub mod row;
pub mod sheet;
pub mod staging;
pub mod store;
mod words;

use db::migration::Migration;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 96,
    name: "imports",
    text: include_str!("../migrations/0096_imports.sql"),
}];
