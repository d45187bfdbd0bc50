//! The paper for the staff council (Personalrat): what names people who work here, where, who sees it, and that nobody is
//! ranked. Who sees it comes from the policy, the columns from the list of classes.

use access::act::Act;
use access::policy::{Grant, grant};
use access::relation::Relation;
use access::role::Role;
use charts::table::{Column, Table};
use print::document::Document;

use crate::papers::classes;
use crate::papers::kind::PaperKind;
use crate::papers::sheet::Sheet;
use crate::papers::state::State;

/// Something that names somebody who works here.
struct Naming {
    what: &'static str,
    page: &'static str,
    acts: &'static [Act],
    purpose: &'static str,
    kept: &'static str,
}

const NAMING: &[Naming] = &[
    Naming {
        what: "Auslastung: offene Fälle und ruhende Fälle je Stelle, als Ampel",
        page: "Auslastung",
        acts: &[Act::CaseloadRead],
        purpose: "Fachaufsicht: Überlastung erkennen, Vertretung planen",
        kept: "nicht gespeichert, jedes Mal neu gezählt",
    },
    Naming {
        what: "Eigene Auslastung",
        page: "Mein Tag, eigene Auslastung",
        acts: &[Act::CaseList],
        purpose: "eigene Arbeit einteilen; jede Person sieht nur die eigene",
        kept: "nicht gespeichert",
    },
    Naming {
        what: "Zugriffsprotokoll: Konto, Zeit, Handlung, Kennung der Akte",
        page: "Protokoll",
        acts: &[Act::AuditRead],
        purpose: "allein Datenschutzkontrolle; für Leistung oder Verhalten nicht zulässig",
        kept: "frühestens nach drei vollen Jahren, Freigabe durch zwei Personen",
    },
    Naming {
        what: "Weitergaben sowie Akut- und Notzugriffe mit Konto und Zeit",
        page: "Weitergaben, Zugriffe",
        acts: &[Act::OversightRead],
        purpose: "Datenschutzkontrolle",
        kept: "mit der Person, um die es geht",
    },
    Naming {
        what: "Anmeldungen: Zeit, Ergebnis, Art des Geräts",
        page: "Mein Konto",
        acts: &[Act::AccountOwn],
        purpose: "Missbrauch des eigenen Kontos erkennen; jede Person sieht nur die eigenen",
        kept: "mit dem Konto",
    },
    Naming {
        what: "Konto: Name, dienstliche Mail, Rollen mit Dauer, Sperre",
        page: "Konten",
        acts: &[Act::AccountList],
        purpose: "Zugang einrichten und beenden",
        kept: "mit dem Konto",
    },
    Naming {
        what: "Vertretungen und wer sie eingerichtet hat",
        page: "Vertretungen",
        acts: &[Act::StandInArrange],
        purpose: "Fälle in Abwesenheit begleiten",
        kept: "mit dem Konto",
    },
    Naming {
        what: "Freigaben: wer beantragt, wer entschieden hat",
        page: "Freigaben, Aufbewahrung und Löschung",
        acts: &[Act::ApprovalDecide, Act::RetentionRead],
        purpose: "Vier-Augen-Prinzip nachweisen",
        kept: "als Nachweis",
    },
    Naming {
        what: "Wer einen Antrag einer Person aufgenommen hat",
        page: "Anträge zu Daten",
        acts: &[Act::SubjectRequestList],
        purpose: "Frist von einem Monat einhalten",
        kept: "als Nachweis der Bearbeitung",
    },
    Naming {
        what: "Besetzung einer Stelle mit Umfang und Daten",
        page: "Stellenplan",
        acts: &[Act::OrganisationRead],
        purpose: "Stellenplan und Verwendungsnachweis",
        kept: "solange dafür gebraucht",
    },
    Naming {
        what: "Wer etwas in einer Akte eingetragen hat",
        page: "Akte des Falls",
        acts: &[Act::CaseRead],
        purpose: "fachliche Nachvollziehbarkeit im Fall",
        kept: "mit dem Fall",
    },
];

/// The paper as a document.
pub(crate) fn document(state: &State) -> Document {
    let mut sheet = Sheet::new(PaperKind::Council.title());
    sheet.text(
        "Welche Angaben Beschäftigte nennen, wo sie stehen, wer sie sieht und wozu. Wer etwas sieht, ist aus der Regel gedruckt, \
         nach der Lotse selbst entscheidet.",
    );
    sheet.heading("Grundsätze");
    sheet.list([
        "Niemand wird verglichen: Es gibt keine Rangfolge von Beschäftigten, keine Sortierung nach Fallzahlen oder Kontakten und \
         keine Bestenliste.",
        "Zahlen je Person sehen nur die Person selbst und die Fachaufsicht, nicht die Dienstaufsicht.",
        "Das Protokoll dient allein dem Datenschutz. Nur die Rolle Datenschutz öffnet es; sie schließt Fallarbeit aus.",
        "Lotse misst keine Arbeitszeit, keine Klicks und keine Tastatureingaben. Die Dauer eines Kontakts trägt die Fachkraft selbst ein; \
         sie wird nicht je Person ausgewertet.",
        "Kennzahlen und Berichte nennen Stellen und Kommunen, keine Beschäftigten.",
    ]);
    sheet.heading("Angaben, die Beschäftigte nennen");
    sheet.table(&naming());
    sheet.heading("Auslastung im Einzelnen");
    sheet.text(
        "Gezählt werden offene Fälle je Vollzeitstelle. Die Ampel kennt vier Stufen: Luft, grün, gelb, rot; ihre Grenzen legt die \
         Koordination fest. Aufgeführt wird nach dem Namen.",
    );
    sheet.heading("Spalten der Datenbank, in denen ein Konto steht");
    sheet.table(&columns());
    sheet.heading("Offene Punkte für die Beteiligung");
    sheet.ticks(&[
        "Dienstvereinbarung: Zweck des Protokolls und Verbot der Leistungskontrolle festgehalten",
        "Wer die Fachaufsicht führt, ist den Beschäftigten bekannt",
        "Einsicht in das Protokoll nur mit Anlass und Vermerk geregelt",
        "Auswertungen über diese Liste hinaus brauchen eine neue Beteiligung",
    ]);
    sheet.signatures(&["Datum, Dienststelle", "Datum, Personalrat"]);
    sheet.document(state.of_the_district())
}

fn naming() -> Table {
    let mut table = Table::new(
        "Angabe, Seite und wer sie sieht",
        ["Angabe", "Seite", "Wer sie sieht", "Wozu", "Aufbewahrt"].map(Column::text),
    );
    for one in NAMING {
        table.push([
            one.what.into(),
            one.page.into(),
            seen_by(one.acts).into(),
            one.purpose.into(),
            one.kept.into(),
        ]);
    }
    table
}

/// The roles that may do one of these acts in some relation, as the policy says.
fn seen_by(acts: &[Act]) -> String {
    let may = |role: Role| {
        acts.iter().any(|act| {
            Relation::ALL
                .iter()
                .any(|relation| grant(role, *act, *relation) != Grant::None)
        })
    };
    let roles: Vec<&str> = Role::ALL
        .iter()
        .copied()
        .filter(|role| may(*role))
        .map(Role::german)
        .collect();
    if roles.len() == Role::ALL.len() {
        "jede Person für sich".to_owned()
    } else {
        roles.join(", ")
    }
}

fn columns() -> Table {
    let mut table = Table::new(
        "Aus der Liste aller Spalten",
        ["Bereich", "Tabellen und Spalten"].map(Column::text),
    );
    for (room, tables) in classes::naming_staff() {
        let name = classes::german(room).map_or(room, |(name, _)| name);
        table.push([name.into(), tables.join("; ").into()]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_says_of_the_trail_what_the_policy_says() {
        assert_eq!(seen_by(&[Act::AuditRead]), "Datenschutz");
        assert_eq!(seen_by(&[Act::AccountOwn]), "jede Person für sich");
        assert!(seen_by(&[Act::CaseloadRead]).contains("Koordinierende Stelle"));
    }
}
