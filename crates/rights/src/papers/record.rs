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
    /// The boards of the district, with what names nobody who is accompanied.
    Boards,
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
    Requests,
    Extracts,
    Pool,
    Lessons,
    Minutes,
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
        name: "Anfragen nach einem Termin aus dem öffentlichen Wegweiser",
        purpose: "Menschen ohne Konto den Weg zur Beratung ihrer Kommune öffnen.",
        grounds: &[Ground::Task],
        whom: "Menschen, die um einen Termin bitten",
        data: "Name oder Arbeitstitel und ein Weg zur Antwort, beides versiegelt; Kommune, Sprache, gewünschte Zeit, Bedarf an \
               Sprachmittlung; ein Prüfwert des Codes, mit dem die Anfrage zurückgenommen wird",
        recipients: Recipients::Nobody,
        kept: Keeping::Requests,
    },
    Activity {
        name: "Vermittlung an andere Stellen",
        purpose: "Begleitete Personen an ein passendes Angebot vermitteln und erfahren, ob es geklappt hat.",
        grounds: &[Ground::Consent, Ground::Special],
        whom: "begleitete Personen",
        data: "Angebot, Zweck, Stand, Fristen, Antwort; ein Auszug mit den einzeln erlaubten Datenarten, versiegelt mit eigenem \
               Schlüssel und nur an die vermittelte Stelle gerichtet",
        recipients: Recipients::Allowed,
        kept: Keeping::Extracts,
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
        name: "Zugang der Partner",
        purpose: "Vermittelte Stellen nehmen Vermittlungen an und pflegen ihre Angebote.",
        grounds: &[Ground::Duty, Ground::Task],
        whom: "benannte Beschäftigte der Partner",
        data: "Name, dienstliche Mail, Organisation, Team, wer es leitet, Anmeldungen, welchen Auszug wer wann geöffnet hat",
        recipients: Recipients::Nobody,
        kept: Keeping::Trail,
    },
    Activity {
        name: "Pool der Sprachmittlung",
        purpose: "Gespräche in der Sprache der Ratsuchenden ermöglichen, Einsätze und Stunden nachweisen.",
        grounds: &[Ground::Task, Ground::Staff],
        whom: "Sprachmittlerinnen und Sprachmittler; keine Ratsuchenden",
        data: "Name, Telefon, Mail, Sprachen mit Niveau, Ausbildung, Wochentage; je Einsatz Sprache, Tag, Dauer, Rahmen und Ort, \
               ohne die Person, für die gedolmetscht wird",
        recipients: Recipients::Nobody,
        kept: Keeping::Pool,
    },
    Activity {
        name: "Hindernisse, Fallrekonstruktionen und Erkenntnisse",
        purpose: "Aus der Fallarbeit lernen, was sich am System ändern muss, ohne jemanden zu nennen.",
        grounds: &[Ground::Task],
        whom: "begleitete Personen (nur als Hindernis mit Kennwort oder als Verlauf ohne Namen), Fachkräfte als Verfassende",
        data: "Hindernis: Handlungsfeld, Art, Rechtskreise, Schritt, Kommune, Schwere, verlorene Tage und ein mit dem Schlüssel des \
               Falls gebildetes Kennwort. Fallrekonstruktion: Stationen mit relativen Zeiten und beteiligten Funktionen, geprüft \
               auf Namen; Entwürfe versiegelt, Freigabe durch eine zweite Fachkraft. Erkenntnis: ein Satz ohne Namen",
        recipients: Recipients::Boards,
        kept: Keeping::Lessons,
    },
    Activity {
        name: "Gremien, Sitzungen und Beschlüsse",
        purpose: "Themen beraten, beschließen und nachhalten; einladen und Niederschriften führen.",
        grounds: &[Ground::Task, Ground::Staff],
        whom: "Mitglieder, Vertretungen und Gäste der Gremien in ihrer Funktion",
        data: "Funktion, Organisation, Name, dienstliche Mail, Sitz und Stimmrecht mit Beginn und Ende, Anwesenheit, \
               Abstimmungen als Zahlen",
        recipients: Recipients::Boards,
        kept: Keeping::Minutes,
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
            Self::Boards => "Gremien des Bezirks und ihre Mitglieder; das Land, wo ein Beschluss es verlangt",
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
            Self::Requests => format!(
                "nach {} Tagen, wenn niemand sie annimmt; zurückgenommene sofort; angenommene werden zur Kontaktkarte",
                cases::request::model::WAITING_DAYS
            ),
            Self::Extracts => format!(
                "Auszug mit Widerruf oder Ende der Vermittlung; das Übrige mit dem Fall: {} volle Jahre, {}",
                full_years(FileKind::Case),
                FileKind::Case.counted_from()
            ),
            Self::Pool => format!(
                "Angaben zur Person, solange jemand im Pool ist und Einsätze nachzuweisen sind; der Ort eines Einsatzes nach {} Tagen",
                network::tidy::PLACE_DAYS
            ),
            Self::Lessons => "Kennwörter werden beim Abschluss des Falls durch zufällige Werte ersetzt; Texte ohne Namen bleiben, \
                              Entwürfe gehen mit ihrem Schlüssel"
                .to_owned(),
            Self::Minutes => "Niederschriften und Beschlüsse nach den Regeln des Archivs; Erreichbarkeit bis zum Ende des Sitzes"
                .to_owned(),
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
