//! The deletion concept (Löschkonzept): periods, rules of the rooms, how an erasure runs and when it has reached backups.

use std::collections::BTreeMap;

use access::person_data::Kept;
use charts::table::{Column, Table};
use print::document::Document;

use crate::papers::kind::PaperKind;
use crate::papers::sheet::Sheet;
use crate::papers::state::State;
use crate::retention::model::{FileKind, years};

/// The concept as a document.
pub(crate) fn document(state: &State) -> Document {
    let mut sheet = Sheet::new(PaperKind::Deletion.title());
    sheet.text(
        "Was wie lange aufbewahrt wird und wie es gelöscht wird, gedruckt aus den Regeln, nach denen Lotse löscht.",
    );
    sheet.heading("Grundsatz");
    sheet.list([
        "Jede Person, jeder Fall, jede Kontaktkarte, jeder Notfallvermerk und jede Vermittlung hat einen eigenen Schlüssel. \
         Löschen heißt: Die Zeilen gehen, und der Schlüssel wird vernichtet.".to_owned(),
        "Der Auszug für die vermittelte Stelle endet mit dem Widerruf der Einwilligung, mit der Vermittlung oder mit dem Fall, \
         was zuerst kommt.".to_owned(),
        "Gemeldete Hindernisse nennen keinen Fall, sondern ein Kennwort. Mit dem Abschluss oder der Löschung des Falls führt \
         nichts mehr zu ihm zurück; gezählt wird weiter.".to_owned(),
        "Was niemand braucht, geht von selbst. Akten löschen zwei Menschen gemeinsam: Am Monatsanfang schlägt Lotse vor, \
         was seine Frist überschritten hat, oder eine Person beantragt die Löschung.".to_owned(),
        "Eine Löschsperre oder Einschränkung hält die Akte, auch wenn der Lauf schon freigegeben ist.".to_owned(),
        "Als Nachweis bleiben Zahlen und Zeitpunkte ohne Bezug zur Person.".to_owned(),
    ]);
    sheet.heading("Fristen");
    sheet.table(&periods(state));
    sheet.heading("Was von selbst geht");
    sheet.table(&by_itself());
    sheet.heading("Wann die Löschung in Sicherungen angekommen ist");
    sheet.text(&backups(state));
    sheet.list([
        "Nach einer Löschung beginnt eine neue Schlüsselepoche: Alle übrigen Schlüssel werden neu verschlossen, der alte \
         Schlüssel der Epoche wird vernichtet.".to_owned(),
        "Wird eine ältere Sicherung der Daten zurückgespielt, öffnet der heutige Schlüsselspeicher die gelöschten Akten \
         nicht mehr.".to_owned(),
        "Bündel der Schlüssel gehören deshalb nicht in die allgemeine Datensicherung.".to_owned(),
        state.keys.map_or_else(
            || "Der Schlüsselspeicher ist noch leer.".to_owned(),
            |keys| format!(
                "Heute läuft Epoche {} seit dem {}; sie verschließt {} Schlüssel.",
                keys.epoch,
                keys.begun_at.day().german(),
                keys.keys
            ),
        ),
    ]);
    sheet.heading("Regeln je Bereich");
    sheet.table(&rules(state));
    sheet.document(state.of_the_district())
}

/// After how many days an erasure has reached all backups.
pub(crate) fn backups(state: &State) -> String {
    let kept = state.backups;
    if kept == 0 {
        return "Wie viele Bündel der Schlüssel aufbewahrt werden, ist hier nicht bekannt.".to_owned();
    }
    format!(
        "Aufbewahrt werden die neuesten {kept} Bündel der Schlüssel. Bei täglicher Sicherung ist eine Löschung nach {kept} \
         Tagen in allen Sicherungen angekommen: Dann ist auch das letzte Bündel fort, das den Schlüssel enthielt."
    )
}

fn periods(state: &State) -> Table {
    let mut table = Table::new(
        "Aufbewahrung in vollen Kalenderjahren",
        [
            Column::text("Akte"),
            Column::text("Gerechnet"),
            Column::text("Verantwortlich"),
            Column::number("Jahre"),
        ],
    );
    for kind in FileKind::ALL.iter().copied() {
        table.push([
            kind.german().into(),
            kind.counted_from().into(),
            "alle ohne eigene Frist".into(),
            years(&state.periods, kind, None).into(),
        ]);
        for one in &state.controllers {
            let own = state
                .periods
                .iter()
                .find(|period| period.kind == kind && period.controller == Some(one.id));
            if let Some(own) = own {
                table.push([
                    kind.german().into(),
                    kind.counted_from().into(),
                    one.data.name.as_str().into(),
                    own.years.into(),
                ]);
            }
        }
    }
    table
}

fn by_itself() -> Table {
    let days = |days: i32| format!("nach {days} Tagen");
    let mut table = Table::new("Ohne Freigabe gelöscht", ["Was", "Wann"].map(Column::text));
    for (what, when) in [
        (
            "Kontaktkarten und Notizen ohne Fall",
            days(cases::contact::model::CARD_DAYS),
        ),
        ("eigene Notizen im Fall", days(cases::note::NOTE_DAYS)),
        (
            "Anfragen aus dem Wegweiser, die niemand annimmt",
            days(cases::request::model::WAITING_DAYS),
        ),
        (
            "Orte vergangener Einsätze der Sprachmittlung",
            days(network::tidy::PLACE_DAYS),
        ),
        ("Spalten hochgeladener Listen", "nach 24 Stunden".to_owned()),
        (
            "aufgehobene Eingaben nach dem Ende einer Sitzung",
            format!("nach {} Stunden", access::parked::HOURS_KEPT),
        ),
        (
            "Links zur Anmeldung",
            format!("nach {} Minuten", access::mail_link::SIGN_IN_MINUTES),
        ),
    ] {
        table.push([what.into(), when.into()]);
    }
    table
}

/// What each room keeps, and how long: the list by which it also erases.
fn rules(state: &State) -> Table {
    let mut table = Table::new(
        "Tabellen mit Bezug zu Personen",
        ["Bereich", "Aufbewahrt", "Tabellen"].map(Column::text),
    );
    for room in state.data.rooms().iter().rev() {
        let mut kept: BTreeMap<&str, (Kept, Vec<&str>)> = BTreeMap::new();
        for rule in room.rules {
            let (_, tables) = kept.entry(rule.kept.code()).or_insert((rule.kept, Vec::new()));
            tables.push(rule.table);
        }
        for (rule, tables) in kept.into_values() {
            table.push([room.german.into(), rule.german().into(), tables.join(", ").into()]);
        }
    }
    table
}
