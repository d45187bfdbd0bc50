//! From the single case to what many have in common: obstacles, reconstructions without names, findings, themes, and the
//! ladder that themes climb (Part E of the system). Not here: who decides upon them and what follows (`boards`).

pub mod finding;
pub mod ladder;
pub mod obstacle;
pub mod theme;
pub mod words;

use db::migration::Migration;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 145,
    name: "themes",
    text: include_str!("../migrations/0145_themes.sql"),
}];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[];

/// The pages of this room.
pub fn routes() -> Routes {
    Routes::about("theme")
}
