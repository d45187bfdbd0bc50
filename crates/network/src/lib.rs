//! The network of the district: actors and contact persons, network work, regular exchanges, letters to the network, and
//! the interpreter pool. Nobody's case stands here: organisations, professionals, and requests that know no client.

pub mod actor;
pub mod booking;
pub mod circular;
mod clash;
pub mod contact;
pub mod entry;
pub mod exchange;
pub mod field;
pub mod interpreter;
mod look;
mod picture;
pub mod tidy;

use access::act::Act;
use db::migration::Migration;
use post::job::kind::JobKind;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 110,
        name: "network",
        text: include_str!("../migrations/0110_network.sql"),
    },
    Migration {
        number: 111,
        name: "circular",
        text: include_str!("../migrations/0111_circular.sql"),
    },
    Migration {
        number: 112,
        name: "interpreter",
        text: include_str!("../migrations/0112_interpreter.sql"),
    },
];

/// The background jobs of this room.
pub fn jobs() -> Vec<JobKind> {
    vec![tidy::job()]
}

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry("Akteure", "/akteure", "handshake", Act::NetworkRead),
    entry("Netzwerkarbeit", "/netzwerkarbeit", "group", Act::NetworkRead),
    entry("Austausch", "/austausch", "sync", Act::NetworkRead),
    entry("Rundbriefe", "/rundbriefe", "mail", Act::CircularSend),
    entry(
        "Sprachmittlung",
        "/sprachmittlung",
        "language",
        Act::InterpreterRequest,
    ),
];

const fn entry(label: &'static str, href: &'static str, icon: &'static str, act: Act) -> NavEntry {
    NavEntry {
        group: "Netzwerk",
        label,
        href,
        icon,
        act,
    }
}

/// The pages of this room.
pub fn routes() -> Routes {
    actor::pages::routes()
        .and(contact::pages::routes())
        .and(entry::pages::routes())
        .and(exchange::pages::routes())
        .and(picture::pages::routes())
        .and(circular::pages::routes())
        .and(interpreter::pages::routes())
        .and(booking::pages::routes())
}
