//! The record of processing activities (Verzeichnis von Verarbeitungstätigkeiten) of one controller.

use charts::table::{Column, Table};
use consents::model::preset::Preset;
use consents::words::Words;
use print::document::Document;

use crate::papers::classes;
use crate::papers::kind::PaperKind;
use crate::papers::law::{Ground, paragraph, record};
use crate::papers::sheet::Sheet;
use crate::papers::state::State;
use crate::retention::model::{FileKind, years};

/// One processing activity, in words; law, recipients and periods come from the house.
struct Activity {
    name: &'static str,
    purpose: &'static str,
    grounds: &'static [Ground],
    whom: &'static str,
    data: &'static str,
    recipients: Recipients,
    kept: Keeping,
}

/// Who receives data of an activity.
#[derive(Clone, Copy)]
enum Recipients {
    /// Nobody outside of the controller.
    Nobody,
    /// Whom the person allowed, and whom a law names.
    Allowed,
    /// Whom a law names.
    ByLaw,
    /// Whoever must know in a danger.
    InDanger,
}

/// How long data of an activity are kept.
#[derive(Clone, Copy)]
enum Keeping {
    Cards,
    Files(FileKind),
    Trail,
    Staff,
    Figures,
    Lists,
}

const ACTIVITIES: &[Activity] = &[
    Activity {
        name: "Kontakte und Kurzberatung",
        purpose: "Menschen mit Einwanderungsgeschichte beraten, verweisen und wiedererkennen, auf Wunsch ohne Namen.",
        grounds: &[Ground::Task],
        whom: "Ratsuchende",
        data: "Anlass, Themen, Sprache, Kommune, Tag und Dauer; auf Wunsch Name oder Arbeitstitel und ein Weg, die Person zu erreichen",
        recipients: Recipients::Nobody,
        kept: Keeping::Cards,
    },
    Activity {
        name: "Case Management",
        purpose: "Bedarf klären, Ziele vereinbaren, Hilfen vermitteln, Zusammenarbeit abstimmen, Ergebnisse prüfen.",
        grounds: &[Ground::Consent, Ground::Special],
        whom: "begleitete Personen und ihre Haushalte; im Fall erwähnte Angehörige und Helfende mit Vornamen und Beziehung",
        data: "Stammdaten, Einschätzung je Lebensbereich, Ziele und Schritte, Termine und Fristen, Schreiben, Unterlagen, Notizen; \
               besondere Kategorien nur, wenn sie einzeln erlaubt sind",
        recipients: Recipients::Allowed,
        kept: Keeping::Files(FileKind::Case),
    },
    Activity {
        name: "Notfallvermerke",
        purpose: "Festhalten, was bei Gefahr für ein Leben oder für ein Kind bekannt wurde und veranlasst ist.",
        grounds: &[Ground::Danger],
        whom: "gefährdete Personen und Beteiligte",
        data: "Anlass, Grundlage, wer unterrichtet wurde, was getan wurde, Gegenzeichnung",
        recipients: Recipients::InDanger,
        kept: Keeping::Files(FileKind::Emergency),
    },
    Activity {
        name: "Rechte der betroffenen Personen und Löschung",
        purpose: "Auskunft, Berichtigung, Einschränkung, Löschung und Widerspruch fristgerecht bearbeiten und nachweisen.",
        grounds: &[Ground::Duty],
        whom: "Personen, die ein Recht ausüben",
        data: "Art des Antrags, Eingang, Frist, Antwort; nach der Löschung nur noch Zahlen ohne Bezug zur Person",
        recipients: Recipients::ByLaw,
        kept: Keeping::Files(FileKind::Person),
    },
    Activity {
        name: "Konten und Zugriffsprotokoll",
        purpose: "Zugang sichern, Zugriffe nachweisen, Datenschutz kontrollieren. Keine Kontrolle von Leistung oder Verhalten.",
        grounds: &[Ground::Duty, Ground::Staff],
        whom: "Beschäftigte, Mitglieder von Gremien, Partner mit Konto",
        data: "Name, dienstliche Mail, Rollen, Anmeldungen, Zugriffe mit Kennungen und Zeit",
        recipients: Recipients::Nobody,
        kept: Keeping::Trail,
    },
    Activity {
        name: "Stellen und Organisation",
        purpose: "Stellenplan, Förderung und Ansprechstellen führen.",
        grounds: &[Ground::Task, Ground::Staff],
        whom: "Beschäftigte und Ansprechpersonen in ihrer Funktion",
        data: "Stelle, Umfang, Besetzung mit Daten, Träger",
        recipients: Recipients::ByLaw,
        kept: Keeping::Staff,
    },
    Activity {
        name: "Teamsicht, Auslastung und Kennzahlen",
        purpose: "Fachaufsicht, Planung und Berichte ohne Namen.",
        grounds: &[Ground::Task],
        whom: "begleitete Personen (nur als Zahl), Beschäftigte (Auslastung)",
        data: "feste Liste codierter Angaben: Phase, Lebensbereiche mit Stufen, Wochen, Überfälliges, Sprachgruppe",
        recipients: Recipients::Nobody,
        kept: Keeping::Figures,
    },
    Activity {
        name: "Übernahme bisheriger Falllisten",
        purpose: "Fälle aus bisherigen Listen weiterführen, soweit eine Einwilligung auf Papier vorliegt.",
        grounds: &[Ground::Consent],
        whom: "bisher begleitete Personen",
        data: "Spalten der Liste, die jemand ausgewählt hat",
        recipients: Recipients::Nobody,
        kept: Keeping::Lists,
    },
];

/// The record as a document.
pub(crate) fn document(state: &State) -> Document {
    let data = &state.controller.data;
    let mut sheet = Sheet::new(PaperKind::Record.title());
    sheet.text(&format!(
        "Verzeichnis nach {}. Gedruckt aus den Einstellungen, nach denen Lotse arbeitet: Fristen, Empfänger, Klassen der \
         Daten und Verantwortliche sind die von heute.",
        record(data.law)
    ));
    sheet.notice("Die Rechtsgrundlagen sind ein Vorschlag. Bitte lassen Sie sie von der datenschutzbeauftragten Person bestätigen.");
    sheet.heading("Verantwortlich");
    sheet.facts([
        ("Name", data.name.clone()),
        (
            "Anschrift",
            data.address.clone().unwrap_or_else(|| MISSING.to_owned()),
        ),
        (
            "Datenschutzbeauftragte Person",
            data.officer.clone().unwrap_or_else(|| MISSING.to_owned()),
        ),
        ("Aufsichtsbehörde", data.authority().to_owned()),
        ("Weitere Verantwortliche", together(state)),
        ("Übermittlung in Drittländer", "keine".to_owned()),
    ]);
    sheet.heading("Verarbeitungstätigkeiten");
    for (number, activity) in ACTIVITIES.iter().enumerate() {
        sheet.subheading(&format!("{}. {}", number + 1, activity.name));
        sheet.facts(facts(state, activity));
    }
    sheet.heading("Kategorien von Empfängern");
    sheet.text(
        "Weitergegeben wird nur auf einer von vier Grundlagen: Zeile einer Einwilligung, an die Person selbst, gesetzliche \
         Pflicht mit Freigabe durch zwei Personen, innerhalb desselben Verantwortlichen zum gleichen Zweck.",
    );
    sheet.table(&presets());
    sheet.table(&recipients(state));
    sheet.heading("Kategorien von Daten");
    sheet.table(&classes::table());
    sheet.heading("Technische und organisatorische Maßnahmen");
    sheet.text(&format!(
        "Siehe die Unterlage „{}“ vom selben Tag.",
        PaperKind::Measures.title()
    ));
    sheet.document(state.of_the_controller())
}

/// What is said of a fact that nobody has entered.
pub(crate) const MISSING: &str = "noch nicht hinterlegt (Seite „Organisationen“)";

fn together(state: &State) -> String {
    let others: Vec<&str> = state
        .controllers
        .iter()
        .filter(|one| one.id != state.controller.id)
        .map(|one| one.data.name.as_str())
        .collect();
    if others.is_empty() {
        return "keine".to_owned();
    }
    format!(
        "je für die eigenen Fälle verantwortlich: {}. Ob daneben eine Vereinbarung über gemeinsame Verantwortung nötig ist, ist zu klären.",
        others.join(", ")
    )
}

fn facts(state: &State, activity: &Activity) -> Vec<(&'static str, String)> {
    let law = state.controller.data.law;
    let grounds: Vec<&str> = activity
        .grounds
        .iter()
        .map(|ground| paragraph(law, *ground))
        .collect();
    vec![
        ("Zweck", activity.purpose.to_owned()),
        ("Rechtsgrundlage", grounds.join("; ")),
        ("Betroffene Personen", activity.whom.to_owned()),
        ("Daten", activity.data.to_owned()),
        ("Empfänger", activity.recipients.german().to_owned()),
        ("Löschung", activity.kept.german(state)),
    ]
}

impl Recipients {
    const fn german(self) -> &'static str {
        match self {
            Self::Nobody => "keine außerhalb des Verantwortlichen",
            Self::Allowed => "Stellen, die die Person in einer Erklärung nennt; die Person selbst",
            Self::ByLaw => {
                "die Person selbst; Aufsichtsbehörde, Rechnungsprüfung, Fördergeber, soweit ein Gesetz es verlangt"
            }
            Self::InDanger => {
                "wer die Gefahr abwenden kann: Rettungsdienst, Polizei, Jugendamt; Zweitprüfung im Haus"
            }
        }
    }
}

impl Keeping {
    fn german(self, state: &State) -> String {
        let full_years = |kind| years(&state.periods, kind, Some(state.controller.id));
        match self {
            Self::Cards => format!(
                "Kontaktkarten nach {} Tagen; Kontakte zählen danach ohne Namen und Notiz weiter",
                cases::contact::model::CARD_DAYS
            ),
            Self::Files(kind) => format!("{} volle Jahre, {}", full_years(kind), kind.counted_from()),
            Self::Trail => "Protokoll: je Kalenderjahr, frühestens nach drei vollen Jahren, mit Freigabe durch zwei Personen; \
                            Konten enden mit der letzten Rolle"
                .to_owned(),
            Self::Staff => "solange die Angabe für Stellenplan und Verwendungsnachweis gebraucht wird".to_owned(),
            Self::Figures => "Zahlen ohne Kennung bleiben".to_owned(),
            Self::Lists => "hochgeladene Listen nach 24 Stunden".to_owned(),
        }
    }
}

/// What is often agreed together: purposes with the categories that are proposed for them.
fn presets() -> Table {
    let words = Words::german();
    let mut table = Table::new(
        "Voreinstellungen der Einwilligung",
        ["Anlass", "Zwecke", "vorgeschlagene Datenarten"].map(Column::text),
    );
    for preset in Preset::ALL {
        let purposes: Vec<String> = preset.purposes().iter().map(|one| words.of(&one.key())).collect();
        let categories: Vec<&str> = preset.categories().iter().map(|one| one.short()).collect();
        table.push([
            words.of(&preset.key()).into(),
            purposes.join("; ").into(),
            categories.join(", ").into(),
        ]);
    }
    table.with_note("Die Person entscheidet über jede Stelle und jede Datenart. Besondere Kategorien schlägt keine Voreinstellung vor.")
}

fn recipients(state: &State) -> Table {
    let mut table = Table::new(
        "Stellen, an die in den letzten zwölf Monaten weitergegeben wurde",
        [Column::text("Stelle"), Column::number("Weitergaben")],
    );
    for (name, count) in &state.recipients {
        let name = name.as_deref().unwrap_or("von Personen selbst benannte Stellen");
        table.push([name.into(), (*count).into()]);
    }
    table
}
