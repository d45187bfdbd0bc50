//! The annex to the agreement with whoever runs the program (Auftragsverarbeitung), with the clause on professional secrets.
//! A proposal to be checked by lawyers; names of the operator are filled in by hand.

use charts::table::{Column, Table};
use print::document::Document;

use crate::papers::kind::PaperKind;
use crate::papers::law::agreement;
use crate::papers::sheet::Sheet;
use crate::papers::state::State;

/// Source: § 203 Abs. 3 bis 5 StGB.
const SECRECY: &[&str] = &[
    "Beim Verantwortlichen arbeiten Menschen, denen fremde Geheimnisse anvertraut werden: staatlich anerkannte Sozialarbeiterinnen, \
     Sozialarbeiter, Sozialpädagoginnen und Sozialpädagogen (§ 203 Abs. 1 Nr. 6 StGB) sowie Amtsträger (§ 203 Abs. 2 StGB). Der \
     Auftragsverarbeiter wirkt als sonstige mitwirkende Person an ihrer Tätigkeit mit (§ 203 Abs. 3 Satz 2 StGB).",
    "Der Auftragsverarbeiter nimmt von fremden Geheimnissen nur Kenntnis, soweit es für den Vertrag erforderlich ist. Versiegelte \
     Inhalte öffnet er nicht; den Hauptschlüssel verwahrt er nur, wenn es hier ausdrücklich vereinbart ist.",
    "Er verpflichtet sich zur Geheimhaltung. Ihm ist bekannt, dass sich nach § 203 Abs. 4 StGB strafbar macht, wer ein fremdes \
     Geheimnis unbefugt offenbart, das ihm als mitwirkender Person bekannt geworden ist.",
    "Er setzt nur Personen ein, die er vorher in Textform zur Geheimhaltung verpflichtet und über die Strafbarkeit belehrt hat. \
     Die Verpflichtungen weist er auf Verlangen nach.",
    "Weitere mitwirkende Personen und Unterauftragnehmer zieht er nur mit vorheriger Zustimmung des Verantwortlichen hinzu und \
     nur, wenn sie ebenso verpflichtet sind (§ 203 Abs. 4 Satz 2 Nr. 2 StGB).",
    "Leistungen werden nur innerhalb der Europäischen Union oder des Europäischen Wirtschaftsraums erbracht. Fernwartung aus \
     anderen Ländern ist ausgeschlossen.",
    "Verlangt ein Dritter, auch eine Behörde, Zugang zu Daten, unterrichtet er unverzüglich den Verantwortlichen und gibt nichts \
     heraus, solange das Gesetz es nicht zwingend verlangt.",
    "Die Pflicht zur Geheimhaltung besteht nach dem Ende des Vertrags und nach dem Tod der betroffenen Person fort \
     (§ 203 Abs. 5 StGB).",
];

const DUTIES: &[&str] = &[
    "Der Auftragsverarbeiter verarbeitet Daten nur auf dokumentierte Weisung des Verantwortlichen.",
    "Er hält die Maßnahmen der Anlage „Technische und organisatorische Maßnahmen“ ein und meldet Änderungen, bevor sie wirken.",
    "Er sichert Daten und Schlüssel an getrennten Orten und übt die Rücksicherung mindestens einmal im Jahr.",
    "Verletzungen des Schutzes von Daten meldet er unverzüglich, spätestens nach 24 Stunden.",
    "Er unterstützt bei Anträgen betroffener Personen, bei Löschläufen und bei Prüfungen der Aufsichtsbehörde.",
    "Nach dem Ende übergibt er eine Sicherung und den Schlüsselspeicher und löscht alle Kopien. Mit dem Hauptschlüssel sind auch \
     übersehene Kopien nicht mehr zu öffnen, wenn er vernichtet ist.",
];

/// The annex as a document.
pub(crate) fn document(state: &State) -> Document {
    let data = &state.controller.data;
    let mut sheet = Sheet::new(PaperKind::Agreement.title());
    sheet.text(&format!(
        "Anlage nach {} zwischen dem Verantwortlichen und dem Betreiber von Lotse. Muster: Bitte rechtlich prüfen.",
        agreement(data.law)
    ));
    sheet.facts([
        (
            "Verantwortlicher",
            with_address(&data.name, data.address.as_deref()),
        ),
        (
            "Auftragsverarbeiter",
            "________________________________".to_owned(),
        ),
        (
            "Gegenstand",
            "Betrieb des Verfahrens Lotse: Server, Datenbank, Sicherung, Aktualisierung".to_owned(),
        ),
        ("Dauer", "wie der Hauptvertrag".to_owned()),
    ]);
    sheet.heading("1. Daten und betroffene Personen");
    sheet.list([
        "Ratsuchende und begleitete Personen mit ihren Haushalten: Stammdaten, Einschätzung, Ziele, Termine, Schreiben, Unterlagen; \
         besondere Kategorien nach Art. 9 DSGVO",
        "Angehörige und Helfende, soweit sie im Fall erwähnt sind",
        "Beschäftigte und Partner: Konto, Rollen, Zugriffsprotokoll",
    ]);
    sheet.text(
        "Namen, freie Texte und Unterlagen sind versiegelt. Der Betreiber braucht für seine Aufgaben keinen Einblick in Inhalte.",
    );
    sheet.heading("2. Pflichten des Auftragsverarbeiters");
    sheet.clauses(DUTIES);
    sheet.heading("3. Verpflichtung nach § 203 StGB");
    sheet.clauses(SECRECY);
    sheet.heading("4. Unterauftragnehmer und beteiligte Dienste");
    sheet.table(&services(state));
    sheet.heading("5. Technische und organisatorische Maßnahmen");
    sheet.text("Siehe die Unterlage „Technische und organisatorische Maßnahmen“ vom selben Tag; sie ist Teil dieser Anlage.");
    sheet.heading("6. Verwahrung des Hauptschlüssels");
    sheet.ticks(&[
        "Der Verantwortliche verwahrt den Hauptschlüssel; der Betreiber legt ihn nur zum Start bereit.",
        "Der Betreiber verwahrt den Hauptschlüssel, getrennt von Daten und Schlüsselbündeln.",
    ]);
    sheet.signatures(&["Ort, Datum, Verantwortlicher", "Ort, Datum, Auftragsverarbeiter"]);
    sheet.document(state.of_the_controller())
}

fn with_address(name: &str, address: Option<&str>) -> String {
    address.map_or_else(|| name.to_owned(), |address| format!("{name}, {address}"))
}

fn services(state: &State) -> Table {
    let mut table = Table::new(
        "Dienste, die nach der Einrichtung beteiligt sind",
        ["Zweck", "Dienst", "Betreiber, Ort"].map(Column::text),
    );
    for (purpose, service) in state.operation.services() {
        table.push([purpose.into(), service.into(), "".into()]);
    }
    for _ in 0..2 {
        // Room to write in.
        table.push(["\u{a0}\n\u{a0}".into(), "".into(), "".into()]);
    }
    table.with_note(
        "Die ersten Zeilen stammen aus der laufenden Einrichtung. Fremde Dienste bindet Lotse nicht ein. Bitte ergänzen Sie, \
         wer Server und Sicherungen betreibt.",
    )
}
