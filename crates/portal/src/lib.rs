//! What those see who have no account of the house: interfaces and pages over what rooms below keep.
//! It keeps the public and the partners apart from the staff, and decides nothing about offers or cases itself.

pub mod guide;
pub mod hsds;
pub mod partner;

use db::migration::Migration;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 120,
    name: "guide",
    text: include_str!("../migrations/0120_guide.sql"),
}];

/// The pages and interfaces of this room.
pub fn routes() -> Routes {
    hsds::routes().and(guide::routes()).and(partner::routes())
}
