//! The draft of the data protection impact assessment (DSFA). It proposes; whoever is responsible decides.

use charts::table::{Column, Table};
use print::document::Document;

use crate::papers::classes;
use crate::papers::deletion::backups;
use crate::papers::law::{Ground, assessment, paragraph};
use crate::papers::sheet::Sheet;
use crate::papers::state::State;

/// A risk with what is done about it: how grave and how likely before, what, what is left.
struct Risk {
    what: &'static str,
    harm: &'static str,
    before: &'static str,
    measures: &'static str,
    left: &'static str,
}

const RISKS: &[Risk] = &[
    Risk {
        what: "Unbefugte lesen Akten (gestohlene Datei, Sicherung, Notebook)",
        harm: "Bloßstellung, Bedrohung, Nachteile beim Aufenthalt",
        before: "hoch / mittel",
        measures: "Namen, Texte und Unterlagen versiegelt; Schlüssel getrennt; drei Sicherungsorte; Sitzungsende",
        left: "gering",
    },
    Risk {
        what: "Beschäftigte öffnen Akten ohne Anlass",
        harm: "Vertrauensbruch, Weitersagen im Ort",
        before: "hoch / mittel",
        measures: "nur eigene Fälle und laufende Vertretung; Akutzugriff mit Grund, Ende und Hinweis; Protokoll jedes Lesens",
        left: "gering",
    },
    Risk {
        what: "Daten gelangen an die Ausländerbehörde",
        harm: "aufenthaltsrechtliche Folgen, Menschen meiden Hilfe",
        before: "sehr hoch / mittel",
        measures: "keine Leserechte, kein automatischer Weg, Status darf unbekannt bleiben, Weitergabe nur mit Einwilligung oder Gesetz und zwei Personen",
        left: "gering",
    },
    Risk {
        what: "Weitergabe ohne wirksame Einwilligung",
        harm: "Verlust der Kontrolle über die eigenen Daten, Verletzung von § 203 StGB",
        before: "hoch / hoch",
        measures: "zwei getrennte Erklärungen, Tabelle mit Stelle, Datenart, Zweck, Richtung, Dauer; Widerruf wirkt sofort; Texte in den freigegebenen Sprachen",
        left: "gering",
    },
    Risk {
        what: "Besondere Kategorien (Gesundheit, Religion, Verfolgung) werden unnötig erfasst",
        harm: "Diskriminierung, Gefährdung",
        before: "hoch / mittel",
        measures: "einzelnes Ankreuzen, keine Voreinstellung, Hinweise am Feld, Versiegelung",
        left: "mittel: freie Texte bleiben Sache der Fachkraft",
    },
    Risk {
        what: "Bedrohte Personen werden gefunden",
        harm: "Gefahr für Leib und Leben",
        before: "sehr hoch / gering",
        measures: "geschützte Akten sind für alle außer der zuständigen Fachkraft und ihrer Liste unsichtbar, auch in Suche und Zählung",
        left: "gering",
    },
    Risk {
        what: "Rückschluss aus Kennzahlen auf Einzelne",
        harm: "Bloßstellung in kleinen Gemeinden",
        before: "mittel / mittel",
        measures: "feste Tabellen, Rundung, „unter 5“, Zurückhalten von Summen; keine freien Filter über Personen",
        left: "gering",
    },
    Risk {
        what: "Anfragen aus dem öffentlichen Wegweiser werden mitgelesen oder missbraucht",
        harm: "Bloßstellung, falsche Termine, Überlastung der Beratung",
        before: "mittel / mittel",
        measures: "Name nicht nötig; versiegelt mit eigenem Schlüssel; begrenzte Menge; Code zum Zurücknehmen; nach 28 Tagen gelöscht",
        left: "gering",
    },
    Risk {
        what: "Vermittelte Stellen sehen mehr oder länger als erlaubt",
        harm: "Verlust der Kontrolle über die eigenen Daten",
        before: "hoch / mittel",
        measures: "nur der Auszug mit erlaubten Datenarten, eigener Schlüssel, nur benannte Mitglieder mit zweiter Stufe; mit dem Widerruf sofort fort; jedes Öffnen steht in der Akte",
        left: "mittel: was auf Papier übergeben ist, holt niemand zurück",
    },
    Risk {
        what: "Dolmetschende tragen Inhalte weiter oder kennen die Familie",
        harm: "Weitersagen in der Gemeinschaft, Druck",
        before: "mittel / mittel",
        measures: "Verpflichtung zur Verschwiegenheit; der Einsatz nennt keine Person; Wahl einer anderen Person möglich; Ort nach 30 Tagen gelöscht",
        left: "gering",
    },
    Risk {
        what: "Hindernisse oder Fallrekonstruktionen lassen eine Person erkennen",
        harm: "Bloßstellung vor Gremien, in kleinen Gemeinden besonders",
        before: "hoch / mittel",
        measures: "Kennwort statt Fall, nur mit dem Schlüssel des Falls zu bilden; veröffentlichte Zahlen gerundet; Fallrekonstruktion ohne Tage und nie feiner als die Region, geprüft auf Namen, freigegeben durch eine zweite Fachkraft",
        left: "mittel: wer die Familie kennt, kann sie wiedererkennen",
    },
    Risk {
        what: "Daten bleiben länger als nötig",
        harm: "fortdauernde Risiken ohne Zweck",
        before: "mittel / hoch",
        measures: "Fristen je Verantwortlichem, monatlicher Vorschlag, Löschung mit zwei Personen, Vernichtung der Schlüssel",
        left: "gering",
    },
    Risk {
        what: "Daten gehen verloren oder sind nicht erreichbar",
        harm: "Hilfe bleibt aus, Fristen verstreichen",
        before: "mittel / mittel",
        measures: "Sicherung mit geübter Rücksicherung, aufgehobene Eingaben, Arbeit auch auf Papier möglich",
        left: "gering",
    },
    Risk {
        what: "Überwachung der Beschäftigten",
        harm: "Druck, Fehlanreize",
        before: "mittel / mittel",
        measures: "Auslastung nur für die Person und die Fachaufsicht, keine Rangfolge; Protokoll nur für Datenschutz (Unterlage für den Personalrat)",
        left: "gering",
    },
    Risk {
        what: "Wer den Server verwaltet, liest im Arbeitsspeicher",
        harm: "Offenbarung aller gerade geöffneten Akten",
        before: "hoch / gering",
        measures: "Verpflichtung mitwirkender Personen, eigene Technik, wenige Berechtigte, kein Speicherabbild",
        left: "mittel: durch Technik nicht zu schließen",
    },
];

const OPEN_POINTS: &[&str] = &[
    "Rechtsgrundlagen bestätigt, auch für Daten, die von Jugendamt, Jobcenter oder Sozialamt stammen (§§ 67d bis 78 SGB X).",
    "Verhältnis der Verantwortlichen geklärt: getrennt oder gemeinsam (Art. 26 DSGVO).",
    "Vertrag mit dem Betreiber geschlossen, mitwirkende Personen verpflichtet (§ 203 Abs. 3 und 4 StGB).",
    "Frist der Aufbewahrung mit dem Aktenplan abgeglichen.",
    "Bewertung von Schwere und Wahrscheinlichkeit je Risiko geprüft und angepasst.",
    "Partner mit Konto als eigene Verantwortliche eingeordnet, Sprachmittelnde zur Verschwiegenheit verpflichtet.",
    "Vorgehen bei Fallrekonstruktionen aus kleinen Gemeinden festgelegt.",
    "Übersetzungen der Erklärungen und Hinweise geprüft, die eingeschaltet sind.",
    "Sicht der betroffenen Personen oder ihrer Vertretung eingeholt (Art. 35 Abs. 9 DSGVO).",
    "Personalrat beteiligt.",
    "Nächste Überprüfung festgelegt, spätestens bei wesentlichen Änderungen.",
];

/// The draft as a document.
pub(crate) fn document(state: &State) -> Document {
    let data = &state.controller.data;
    let mut sheet = Sheet::new("Entwurf einer Datenschutz-Folgenabschätzung");
    sheet.notice(&format!(
        "Entwurf nach {}. Er ersetzt keine Prüfung: Bewertungen sind Vorschläge, offene Punkte stehen am Ende zum Abhaken.",
        assessment(data.law)
    ));
    sheet.facts([
        ("Verantwortlich", data.name.clone()),
        (
            "Verfahren",
            "Kommunales Integrationsmanagement mit Lotse".to_owned(),
        ),
    ]);
    sheet.heading("1. Warum eine Abschätzung nötig ist");
    sheet.list([
        "Schutzbedürftige Menschen, oft in Abhängigkeit von Behörden",
        "Besondere Kategorien von Daten nach Art. 9 DSGVO",
        "Mehrere Stellen arbeiten zusammen; Berufsgeheimnisse nach § 203 StGB",
        "Liste der LDI NRW für den öffentlichen Bereich: mindestens zwei Merkmale treffen zu",
    ]);
    sheet.heading("2. Beschreibung der Verarbeitung");
    sheet.text(
        "Fachkräfte im Case Management beraten Menschen mit Einwanderungsgeschichte, klären den Bedarf je Lebensbereich, \
         vereinbaren Ziele, vermitteln Hilfen und prüfen, was erreicht ist. Koordination und Gremien erhalten Erkenntnisse \
         ohne Namen. Wozu welche Daten verarbeitet werden, steht im Verzeichnis von Verarbeitungstätigkeiten.",
    );
    sheet.text(
        "Dazu kommen der öffentliche Wegweiser mit Anfragen nach einem Termin, die Vermittlung an Stellen mit oder ohne eigenes \
         Konto, der Pool der Sprachmittlung sowie Hindernisse, Fallrekonstruktionen und Erkenntnisse, mit denen Gremien ohne Namen \
         arbeiten. Mitglieder der Gremien werden in ihrer Funktion geführt.",
    );
    sheet.text(
        "Drei Regale: Kontakt (auf Wunsch ohne Namen), Fall (nur mit unterschriebener Einwilligung), Notfallvermerk (bei \
         Gefahr, gegengezeichnet).",
    );
    sheet.table(&classes::table());
    sheet.heading("3. Notwendigkeit und Verhältnismäßigkeit");
    sheet.list([
        format!("Beratung ohne Fall: {}", paragraph(data.law, Ground::Task)),
        format!(
            "Fallführung: {}; {}",
            paragraph(data.law, Ground::Consent),
            paragraph(data.law, Ground::Special)
        ),
        "Freiwillig: Wer nicht einwilligt, wird weiter beraten und hat keine Nachteile.".to_owned(),
        "Sparsam: kurze Formulare, „unbekannt“ ist erlaubt, Voreinstellungen schlagen nur das Nötige vor.".to_owned(),
        "Milderes Mittel: Namenlose Beratung genügt, solange keine Begleitung nötig ist.".to_owned(),
        "Rechte: Auskunft, Berichtigung, Einschränkung, Löschung, Übertragbarkeit und Widerspruch mit Frist im Programm."
            .to_owned(),
        backups(state),
    ]);
    sheet.heading("4. Risiken und Maßnahmen");
    sheet.table(&risks());
    sheet.heading("5. Offene Punkte für die datenschutzbeauftragte Person");
    sheet.ticks(OPEN_POINTS);
    sheet.heading("6. Ergebnis");
    sheet.ticks(&[
        "Die Verarbeitung kann wie beschrieben erfolgen.",
        "Die Verarbeitung kann erfolgen, wenn die offenen Punkte erledigt sind.",
        "Die Aufsichtsbehörde ist vorher zu konsultieren.",
    ]);
    sheet.signatures(&["Datum, Verantwortlicher", "Datum, datenschutzbeauftragte Person"]);
    sheet.document(state.of_the_controller())
}

fn risks() -> Table {
    let mut table = Table::new(
        "Risiken für die betroffenen Personen",
        [
            "Risiko",
            "Schaden",
            "Schwere / Wahrscheinlichkeit vorher",
            "Maßnahmen",
            "Rest (Vorschlag)",
        ]
        .map(Column::text),
    );
    for risk in RISKS {
        table.push([risk.what, risk.harm, risk.before, risk.measures, risk.left].map(Into::into));
    }
    table
}
