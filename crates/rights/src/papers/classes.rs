//! The classes of data, room by room, from the same list that a test holds against every table. No value, no row.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use charts::table::{Column, Table};
use toml::Value;

const SOURCE: &str = include_str!("../../../../docs/data-classes.toml");

/// How many columns of each class a room keeps, and in how many tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) tables: i64,
    pub(crate) sealed: i64,
    pub(crate) coded: i64,
    pub(crate) open: i64,
}

type Classes = BTreeMap<String, Vec<(String, String)>>;

/// Table → column and class.
static CLASSES: LazyLock<Classes> = LazyLock::new(|| read(SOURCE));

fn read(source: &str) -> Classes {
    let tables: toml::Table = source.parse().unwrap_or_default();
    let columns = |classes: &Value| {
        let of_class = |(class, names): (&String, &Value)| {
            let names = names.as_array().cloned().unwrap_or_default();
            let class = class.clone();
            names
                .into_iter()
                .filter_map(move |name| Some((name.as_str()?.to_owned(), class.clone())))
                .collect::<Vec<_>>()
        };
        classes
            .as_table()
            .into_iter()
            .flatten()
            .flat_map(of_class)
            .collect()
    };
    tables
        .iter()
        .map(|(table, classes)| (table.clone(), columns(classes)))
        .collect()
}

fn room(table: &str) -> &str {
    table.split_once('_').map_or(table, |(room, _)| room)
}

/// What people call a room, and what it keeps.
pub(crate) fn german(room: &str) -> Option<(&'static str, &'static str)> {
    Some(match room {
        "vault" => (
            "Schlüsselspeicher",
            "verschlossene Schlüssel je Person, Fall, Kontaktkarte, Notfallvermerk, Auszug einer Vermittlung und Entwurf einer Fallrekonstruktion; keine Inhalte",
        ),
        "access" => (
            "Zugang und Protokoll",
            "Konten der Beschäftigten, Rollen, Anmeldungen, Vertretungen, Freigaben, Zugriffsprotokoll mit Kennungen",
        ),
        "post" => (
            "Postausgang und Aufgaben",
            "Hinweise und Mails mit festen Worten, Hintergrundaufgaben",
        ),
        "organisation" => (
            "Organisation",
            "Kommunen, Stellen, Träger, Verantwortliche, Förderung",
        ),
        "people" => (
            "Personen und Haushalte",
            "Name, Geburt, Telefon, E-Mail, Anschrift, Sprache, Haushalt, Hinweise zum Umgang",
        ),
        "accounts" => ("Prüfung des Protokolls", "Ergebnis der nächtlichen Prüfung"),
        "app" => ("Programm", "Vermerke des Programms über sich selbst"),
        "cases" => (
            "Kontakte, Fälle, Notfallvermerke",
            "Anlass, Themen, Art und Dauer des Kontakts, Phase, Kommune, Zielgruppe, Abschluss, Notizen, Vermerke bei Gefahr, \
             Anfragen aus dem Wegweiser",
        ),
        "consents" => (
            "Einwilligungen und Weitergaben",
            "Erklärungen mit Stelle, Datenart, Zweck, Richtung und Dauer, Unterschriften, Widerrufe, jede Weitergabe",
        ),
        "planning" => (
            "Planung",
            "Einschätzung je Lebensbereich, Zuständigkeit, Ziele, Schritte, Überprüfungen",
        ),
        "calendar" => (
            "Kalender",
            "Termine, Sprechstunden, Wiedervorlagen, Fristen wie das Ende eines Aufenthaltstitels",
        ),
        "letters" => (
            "Schreiben und Unterlagen",
            "Schreiben, Scans und Unterlagen, Netzwerk- und Ressourcenkarten",
        ),
        "imports" => (
            "Übernommene Listen",
            "bisher geführte Falllisten bis zur Übernahme",
        ),
        "rights" => (
            "Rechte und Löschung",
            "Anträge mit Frist, Löschsperren, Fristen, Löschläufe mit Zahlen ohne Namen",
        ),
        "figures" => ("Kennzahlen", "gerundete Zahlen ohne Kennung"),
        "insights" => ("Auswertungen", "feste Tabellen aus Kennzahlen"),
        "directory" => ("Angebote", "veröffentlichte Angebote und Ansprechstellen"),
        "network" => (
            "Netzwerk und Sprachmittlung",
            "Akteure, Ansprechpersonen mit Ende, Austausch, Rundbriefe, Pool der Sprachmittlung, Einsätze ohne Klientin oder Klient",
        ),
        "referrals" => (
            "Vermittlungen",
            "Angebot, Stand, Fristen und Antwort einer Vermittlung, verschlossene Auszüge für die vermittelte Stelle, Teams der Partner",
        ),
        "themes" => (
            "Hindernisse und Themen",
            "Hindernisse mit Kennwort statt Fall, Fallrekonstruktionen ohne Namen (Entwürfe verschlossen), Erkenntnisse, Themen und ihr Weg",
        ),
        "boards" => (
            "Gremien und Wirkung",
            "Gremien, Mitglieder in ihrer Funktion, Sitzungen, Vorlagen, Beschlüsse, Maßnahmen; keine begleitete Person",
        ),
        "portal" => (
            "Wegweiser",
            "ob der öffentliche Wegweiser offen ist, verschlossene Rückmeldungen",
        ),
        _ => return None,
    })
}

/// The rooms with what they keep.
pub(crate) fn by_room() -> BTreeMap<&'static str, Counted> {
    let mut rooms: BTreeMap<&'static str, Counted> = BTreeMap::new();
    for (table, columns) in CLASSES.iter() {
        let counted = rooms.entry(room(table)).or_default();
        counted.tables += 1;
        for (_, class) in columns {
            match class.as_str() {
                "sealed" => counted.sealed += 1,
                "coded" => counted.coded += 1,
                _ => counted.open += 1,
            }
        }
    }
    rooms
}

/// The rooms as a table: what they keep, and how many columns of each class.
pub(crate) fn table() -> Table {
    let mut table = Table::new(
        "Welche Angaben wo liegen und wie sie gespeichert sind",
        [
            Column::text("Bereich"),
            Column::text("Angaben"),
            Column::number("versiegelt"),
            Column::number("codiert"),
            Column::number("offen"),
        ],
    );
    for (room, counted) in by_room() {
        let (name, what) = german(room).unwrap_or((room, ""));
        table.push([
            name.into(),
            what.into(),
            counted.sealed.into(),
            counted.coded.into(),
            counted.open.into(),
        ]);
    }
    table.with_note(
        "Gezählt sind die Spalten der Datenbank. Versiegelt: verschlüsselt mit dem Schlüssel der Person, des Falls, der \
         Karte oder der Vermittlung. Codiert: Angaben aus festen Listen an einer zufälligen Kennung. Offen: Stammdaten, Beschäftigte, Zahlen.",
    )
}

/// The columns that hold an account of somebody who works here, room by room.
pub(crate) fn naming_staff() -> BTreeMap<&'static str, Vec<String>> {
    let names = |column: &str| {
        column == "account_id"
            || column == "professional_id"
            || column.ends_with("_by")
            || column.ends_with("_account_id")
            || matches!(column, "display_name" | "login" | "email")
    };
    let mut rooms: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for (table, columns) in CLASSES.iter() {
        let mut found: Vec<&str> = columns
            .iter()
            .map(|(column, _)| column.as_str())
            .filter(|column| names(column))
            .collect();
        if found.is_empty() {
            continue;
        }
        found.sort_unstable();
        rooms
            .entry(room(table))
            .or_default()
            .push(format!("{table}: {}", found.join(", ")));
    }
    rooms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_that_keeps_something_has_a_german_name_and_says_what() {
        for (room, counted) in by_room() {
            assert!(german(room).is_some(), "{room}");
            assert!(counted.tables > 0, "{room}");
        }
    }

    #[test]
    fn classes_are_read_as_they_stand_in_the_list() {
        let classes = read("[people_person]\nsealed = [\"name\"]\ncoded = [\"id\"]\n");
        assert_eq!(classes["people_person"].len(), 2);
        assert!(by_room()["people"].sealed > 0);
        assert_eq!(by_room()["accounts"].sealed, 0);
    }

    #[test]
    fn who_took_a_request_down_is_named_to_the_staff_council() {
        let naming = naming_staff();
        assert!(naming["rights"].iter().any(|line| line.contains("taken_by")));
        assert!(!naming.contains_key("vault"));
    }
}
