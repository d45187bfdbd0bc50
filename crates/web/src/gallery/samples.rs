//! Invented places, posts and people for the gallery. Nothing here is a place or person of any district.

use base::input::InputErrors;

use crate::components::field::Choice;
use crate::components::tag::{self, Tag};
use crate::shell::{Account, NavGroup, NavItem, Shell};

/// One row of the sample list.
#[derive(Debug)]
pub struct Post {
    pub(crate) number: String,
    pub(crate) place: &'static str,
    pub(crate) carrier: &'static str,
    pub(crate) fte: &'static str,
    pub(crate) state: Tag,
    pub(crate) since: &'static str,
}

/// A frame with navigation and an invented account.
pub fn shell() -> Shell {
    let item = |label: &str, href: &str, icon, is_current| NavItem {
        label: label.into(),
        href: href.into(),
        icon,
        is_current,
    };
    let group = |label: &str, items| NavGroup {
        label: label.into(),
        items,
    };
    Shell {
        is_demo: true,
        account: Some(Account {
            name: "Anna Beispiel".into(),
            roles: vec!["Case Managerin, Seestadt".into()],
            links: vec![item("Mein Konto", "/galerie", "person", false)],
        }),
        navigation: vec![
            group(
                "",
                vec![
                    item("Mein Tag", "/galerie", "today", false),
                    item("Suche", "/galerie/anmeldung", "search", false),
                ],
            ),
            group(
                "Kreis",
                vec![
                    item("Überblick", "/galerie/akte", "map", false),
                    item("Stellen", "/galerie/liste", "group", true),
                    item("Organisationen", "/galerie/formular", "apartment", false),
                    item("Vom Kreis zu bestätigen", "/galerie", "checklist", false),
                ],
            ),
            group(
                "Verwaltung",
                vec![
                    item("Konten", "/galerie", "key", false),
                    item("Protokoll", "/galerie", "history", false),
                ],
            ),
        ],
        search_path: Some("/galerie"),
        csrf_token: "muster".into(),
        session_seconds: Some(1800),
        ..Shell::new("Galerie", "Musterkreis")
    }
}

pub(crate) fn carriers() -> Vec<Choice> {
    vec![
        Choice::new("kreis", "Musterkreis"),
        Choice::new("seestadt", "Stadt Seestadt"),
        Choice::new("verband", "Verband Beispiel e. V."),
    ]
}

pub(crate) fn places() -> Vec<Choice> {
    PLACES
        .into_iter()
        .map(|place| Choice::new(place, place))
        .collect()
}

pub(crate) fn kinds() -> Vec<Choice> {
    vec![
        Choice::new("2", "Baustein 2").hint("Case Management in der Gemeinde"),
        Choice::new("1", "Baustein 1").hint("Koordinierende Stelle"),
        Choice::new("3", "Baustein 3").hint("Ausländer- und Einbürgerungsbehörde"),
    ]
}

pub(crate) fn errors() -> InputErrors {
    let mut errors = InputErrors::new();
    errors.add("name", "Bitte einen Namen für die Stelle eingeben.");
    errors.add(
        "vzae",
        "Bitte VZÄ als Zahl mit höchstens drei Nachkommastellen eingeben, zum Beispiel 0,5.",
    );
    errors
}

pub(crate) fn posts() -> Vec<Post> {
    (0..25)
        .map(|number| {
            let (fte, state, since) = match number % 6 {
                1 => ("0,5", tag::warning("teilweise besetzt"), "01.02.2026"),
                4 => ("1,0", tag::danger("unbesetzt").icon("person"), ""),
                _ => ("1,0", tag::success("besetzt"), "01.09.2025"),
            };
            let place = PLACES[number * PLACES.len() / 25];
            let carrier = if place == "Seestadt" {
                "Stadt Seestadt"
            } else {
                "Musterkreis"
            };
            Post {
                number: format!("Stelle {:02}", number + 1),
                place,
                carrier,
                fte,
                state,
                since,
            }
        })
        .collect()
}

const PLACES: [&str; 7] = [
    "Bad Musterbrunn",
    "Bergdorf",
    "Neu Beispiel",
    "Nordheim",
    "Seestadt",
    "Süddorf",
    "Waldau",
];
