//! Merges what the rooms export: migrations, routes, navigation. The only list in which all rooms stand.

use db::migration::Migration;
use web::house::NavEntry;
use web::routes::{Route, Routes};

/// The schema of this room.
const MIGRATIONS: &[Migration] = &[Migration { number: 90, name: "app", text: include_str!("../migrations/0090_app.sql") }];

/// The schema of all rooms.
pub fn migrations() -> Vec<Migration> {
    [access::MIGRATIONS, organisation::MIGRATIONS, people::MIGRATIONS, accounts::MIGRATIONS, MIGRATIONS].concat()
}

/// The routes of all rooms.
pub fn routes() -> Vec<Route> {
    let all: Vec<Routes> = vec![desk::routes(), people::routes(), organisation::routes(), accounts::routes()];
    all.into_iter().flat_map(Routes::into_vec).collect()
}

/// The navigation of all rooms, in the order in which it is shown.
pub fn navigation() -> Vec<NavEntry> {
    [people::NAVIGATION, organisation::NAVIGATION, accounts::NAVIGATION].concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_migrations_share_a_number() {
        let numbers: BTreeSet<u32> = migrations().iter().map(|migration| migration.number).collect();
        assert_eq!(numbers.len(), migrations().len());
    }

    #[test]
    fn every_entry_of_the_navigation_leads_to_a_route() {
        let paths: BTreeSet<&str> = routes().iter().map(|route| route.info.path).collect();
        for entry in navigation() {
            assert!(paths.contains(entry.href), "{}", entry.href);
        }
    }
}
