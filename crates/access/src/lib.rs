//! Who may do what: accounts, sessions, role assignments, relations, the one policy, permits, disclosures, audit.
//! Personal data is read and written only with a [`permit::Permit`] that only [`gate::Access`] can build: load,
//! relation, policy and audit in one call. No pages: what people see of it stands in `accounts`.

pub mod account;
pub mod act;
pub mod approval;
pub mod audit;
pub mod back_door;
pub mod disclosure;
pub mod edition;
pub mod failure;
pub mod gate;
pub mod mail_link;
mod orphans;
pub mod parked;
pub mod permit;
pub mod person_data;
pub mod policy;
pub mod relation;
pub mod role;
pub mod session;
pub mod subject;

use db::migration::Migration;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 10,
        name: "access",
        text: include_str!("../migrations/0010_access.sql"),
    },
    Migration {
        number: 11,
        name: "audit",
        text: include_str!("../migrations/0011_audit.sql"),
    },
    Migration {
        number: 12,
        name: "mail_links",
        text: include_str!("../migrations/0012_mail_links.sql"),
    },
    Migration {
        number: 13,
        name: "cases",
        text: include_str!("../migrations/0013_cases.sql"),
    },
    Migration {
        number: 14,
        name: "owners_first",
        text: include_str!("../migrations/0014_owners_first.sql"),
    },
    Migration {
        number: 15,
        name: "protection",
        text: include_str!("../migrations/0015_protection.sql"),
    },
    Migration {
        number: 16,
        name: "address",
        text: include_str!("../migrations/0016_address.sql"),
    },
    Migration {
        number: 17,
        name: "address_ends",
        text: include_str!("../migrations/0017_address_ends.sql"),
    },
    Migration {
        number: 18,
        name: "edition",
        text: include_str!("../migrations/0018_edition.sql"),
    },
    Migration {
        number: 19,
        name: "release_code",
        text: include_str!("../migrations/0019_release_code.sql"),
    },
];
