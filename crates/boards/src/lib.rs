//! Boards: seats, meetings, papers, minutes, decisions, and the measures that follow from them with their effect
//! (Part E of the system). Not here: what is brought before them (`themes`).

pub mod effect;

pub mod board;
pub mod decision;
pub mod seat;

use db::migration::Migration;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    migration(150, "boards", include_str!("../migrations/0150_boards.sql")),
    migration(151, "meetings", include_str!("../migrations/0151_meetings.sql")),
    migration(152, "papers", include_str!("../migrations/0152_papers.sql")),
    migration(153, "decisions", include_str!("../migrations/0153_decisions.sql")),
];

const fn migration(number: u32, name: &'static str, text: &'static str) -> Migration {
    Migration { number, name, text }
}

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[];

/// The pages of this room.
pub fn routes() -> Routes {
    Routes::about("board")
}
