//! The directory: what organisations offer to people, where, when, for whom and in which languages, and what is missing.
//! Nobody's personal data stand here; contact persons are professionals with an end date. Not here: who was referred
//! where (`referrals`), whom one knows (`network`), the public pages (`portal`).

pub mod contact;
pub mod field;
pub mod fit;
pub mod gap;
pub mod offer;
pub mod open;
pub mod place;
pub mod profile;
pub mod proposal;
pub mod search;
pub mod topic;
pub mod words;

use db::migration::Migration;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 100,
    name: "directory",
    text: include_str!("../migrations/0100_directory.sql"),
}];
