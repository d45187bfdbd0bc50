//! The rights of the person and the end of every file: requests with their clock, the access file, holds, retention with
//! two people and a job; the desk of data protection, its papers and the notice for everybody. What rooms keep, and how it is told and erased, they say
//! themselves (`access::person_data`); nothing here knows their tables.

pub mod answer;
pub mod hold;
pub mod limits;
pub mod notice;
pub mod oversight;
pub mod papers;
pub mod person_data;
pub mod request;
pub mod retention;

use access::act::Act;
use db::migration::Migration;
use people::asked::Way;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 130,
        name: "requests",
        text: include_str!("../migrations/0130_requests.sql"),
    },
    Migration {
        number: 131,
        name: "retention",
        text: include_str!("../migrations/0131_retention.sql"),
    },
    Migration {
        number: 132,
        name: "oversight",
        text: include_str!("../migrations/0132_oversight.sql"),
    },
];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[
    entry(
        "Anträge zu Daten",
        request::pages::LIST,
        "shield",
        Act::SubjectRequestList,
    ),
    entry(
        "Aufbewahrung und Löschung",
        retention::pages::PATH,
        "delete",
        Act::RetentionRead,
    ),
    entry(
        "Weitergaben",
        oversight::disclosures::PATH,
        "forum",
        Act::OversightRead,
    ),
    entry(
        "Akut- und Notzugriffe",
        oversight::accesses::PATH,
        "key",
        Act::OversightRead,
    ),
    entry(
        "Unterlagen zum Datenschutz",
        papers::pages::PATH,
        "description",
        Act::PrivacyPaperRead,
    ),
];

const fn entry(label: &'static str, href: &'static str, icon: &'static str, act: Act) -> NavEntry {
    NavEntry {
        group: "Datenschutz",
        label,
        href,
        icon,
        act,
    }
}

/// The way from a person's page to requests, access file and holds.
pub fn ways() -> Vec<Way> {
    vec![Way {
        label: "Rechte",
        icon: "shield",
        below: "/rechte",
        act: Act::SubjectRequestRead,
    }]
}

/// The pages of this room.
pub fn routes() -> Routes {
    request::pages::routes()
        .and(answer::pages::routes())
        .and(retention::pages::routes())
        .and(oversight::pages::routes())
        .and(papers::pages::routes())
        .and(notice::pages::routes())
}
