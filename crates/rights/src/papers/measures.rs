//! The technical and organisational measures (TOM) with the values of this house. What the operator does around the program
//! stands as points to tick: nobody can read it from here.

use access::account::password::{MEMORY_KIB, PASSES, SHORTEST};
use access::account::second_factor::RECOVERY_CODES;
use access::gate::SecondFactor;
use access::mail_link::{PASSWORD_HOURS, SIGN_IN_MINUTES};
use access::role::Role;
use access::session::throttle::{FREE_TRIES, LONGEST_WAIT_SECONDS};
use base::language::Language;
use charts::table::{Column, Table};
use post::mail::transport::Encryption;
use print::document::Document;
use vault::cipher::ALGORITHM;
use web::upload::LARGEST_FILE;

use crate::papers::deletion::backups;
use crate::papers::kind::PaperKind;
use crate::papers::operation::{Engine, MailWay};
use crate::papers::sheet::Sheet;
use crate::papers::state::{State, VERSION};

const BYTES_PER_MEGABYTE: usize = 1024 * 1024;
const KIB_PER_MIB: u32 = 1024;
const SECONDS_PER_MINUTE: i64 = 60;

/// The measures as a document.
pub(crate) fn document(state: &State) -> Document {
    let mut sheet = Sheet::new(PaperKind::Measures.title());
    sheet.text(&format!(
        "Was diese Anlage an diesem Tag tut, gegliedert nach § 22 Abs. 2 BDSG und Art. 32 DSGVO. Die Werte stehen nicht in \
         einer Vorlage: Lotse {VERSION} druckt sie aus der laufenden Einrichtung."
    ));
    for (heading, caption, rows) in sections(state) {
        sheet.heading(heading);
        sheet.table(&two_columns(caption, rows));
    }
    sheet.heading("Regelmäßige Aufgaben");
    sheet.table(&jobs(state));
    sheet.heading("Was der Betreiber außerhalb von Lotse sicherstellt");
    sheet.text("Das kann Lotse nicht sehen. Bitte abhaken, was geprüft ist, mit Datum am Rand.");
    sheet.ticks(OUTSIDE);
    sheet.signatures(&["Datum, Betreiber", "Datum, Verantwortlicher"]);
    sheet.document(state.of_the_district())
}

const OUTSIDE: &[&str] = &[
    "Der Serverraum ist zutrittsgesichert, Wartung wird begleitet und dokumentiert.",
    "Betriebssystem und Webserver werden zeitnah aktualisiert; die Festplatten sind verschlüsselt.",
    "Hauptschlüssel, Datensicherung und Bündel der Schlüssel liegen an drei Orten, bei verschiedenen Personen.",
    "Die Rücksicherung wurde in den letzten zwölf Monaten geübt.",
    "Die Notiz des Protokolls (audit.head) wird täglich auf einen anderen Rechner kopiert.",
    "Wer den Server verwaltet, ist zur Geheimhaltung verpflichtet (§ 203 Abs. 4 StGB).",
    "Alle, die mit Lotse arbeiten, sind im Datenschutz geschult und auf Vertraulichkeit verpflichtet.",
];

type Rows = Vec<(&'static str, String)>;

fn sections(state: &State) -> Vec<(&'static str, &'static str, Rows)> {
    vec![
        (
            "Verschlüsselung und Pseudonymisierung (Nr. 6 und 7)",
            "Schlüssel",
            sealing(state),
        ),
        ("Zugang (Nr. 5)", "Anmeldung und Sitzungen", signing_in(state)),
        (
            "Beschränkung des Zugriffs (Nr. 5 und 10)",
            "Rollen und Weitergabe",
            granting(state),
        ),
        ("Nachvollziehbarkeit (Nr. 2)", "Protokoll", trail(state)),
        (
            "Verfügbarkeit und Belastbarkeit (Nr. 8)",
            "Sicherung und Wiederherstellung",
            availability(state),
        ),
        (
            "Übertragung und Anschlüsse (Nr. 8)",
            "Wege in die Anlage und hinaus",
            connections(state),
        ),
    ]
}

fn sealing(state: &State) -> Rows {
    let epoch = state.keys.map_or_else(
        || "noch kein Schlüssel".to_owned(),
        |keys| {
            format!(
                "Epoche {} seit dem {}, {} Schlüssel",
                keys.epoch,
                keys.begun_at.day().german(),
                keys.keys
            )
        },
    );
    vec![
        ("Verfahren", format!("{ALGORITHM}, jeder Wert an seinen Platz gebunden, Längen aufgefüllt")),
        (
            "Schlüssel",
            "je Person, Fall, Kontaktkarte, Notfallvermerk, Vermittlung und Entwurf einer Fallrekonstruktion; Anfragen und \
             Rückmeldungen aus dem Wegweiser mit einem eigenen Schlüssel des Bezirks; verschlossen mit dem Schlüssel der Epoche, \
             dieser mit dem Hauptschlüssel; Schlüsselspeicher getrennt von den Daten"
                .to_owned(),
        ),
        ("Stand der Schlüssel", epoch),
        (
            "Pseudonyme",
            "Codierte Angaben stehen an zufälligen Kennungen. Kein Name, keine Kurzform und kein Prüfwert eines Namens ist \
             gespeichert; nach Namen wird im Arbeitsspeicher gesucht"
                .to_owned(),
        ),
        (
            "Hindernisse",
            "Ein gemeldetes Hindernis trägt statt des Falls ein Kennwort, das nur mit dem Schlüssel des Falls zu bilden ist. Beim \
             Abschluss des Falls tritt ein zufälliger Wert an seine Stelle; mit dem Schlüssel endet die Verbindung"
                .to_owned(),
        ),
        (
            "Fallrekonstruktionen",
            "Entwürfe sind verschlossen. Vor der Freigabe prüft Lotse den Text auf Namen und Erkennbares, und eine zweite Fachkraft \
             gibt ihn frei; erst dann steht er offen"
                .to_owned(),
        ),
        (
            "Speicherabzüge",
            "Prozess ohne Speicherabbild bei Absturz; Protokoll des Programms enthält Kennungen, keine Namen".to_owned(),
        ),
    ]
}

fn signing_in(state: &State) -> Rows {
    let second = match state.second_factor {
        SecondFactor::Required => format!(
            "für alle Konten Pflicht: Einmalcode aus einer App, {RECOVERY_CODES} Ersatzcodes; erneut vor heiklen Handlungen"
        ),
        SecondFactor::OffInDemo => "ausgeschaltet, nur in der Demo möglich".to_owned(),
    };
    vec![
        (
            "Kennwörter",
            format!(
                "mindestens {SHORTEST} Zeichen; gespeichert als Argon2id mit {} MiB und {PASSES} Durchläufen",
                MEMORY_KIB / KIB_PER_MIB
            ),
        ),
        ("Zweite Stufe", second),
        (
            "Raten",
            format!(
                "nach {FREE_TRIES} Fehlversuchen wird gewartet, bis zu {} Minuten; fremde Fehlversuche sperren niemanden aus",
                LONGEST_WAIT_SECONDS / SECONDS_PER_MINUTE
            ),
        ),
        (
            "Sitzungen",
            format!(
                "enden nach {} Minuten ohne Klick und nach {} Stunden in jedem Fall",
                state.limits.idle_minutes, state.limits.absolute_hours
            ),
        ),
        (
            "Seltene Nutzung",
            format!(
                "Link per Mail, {SIGN_IN_MINUTES} Minuten gültig, mit PIN; Link für ein neues Kennwort {PASSWORD_HOURS} Stunden"
            ),
        ),
        (
            "Eigene Anmeldungen",
            "sieht jede Person in ihrem Konto".to_owned(),
        ),
    ]
}

fn granting(state: &State) -> Rows {
    let of_role = |(role, count): &(Role, i64)| format!("{}: {count}", role.german());
    let accounts: Vec<String> = state.accounts.iter().map(of_role).collect();
    vec![
        (
            "Berechtigungen",
            "Eine Tabelle entscheidet: Rolle, Handlung, Beziehung zur Akte. Was nicht darin steht, gibt es für die Person \
             nicht (siehe Berechtigungskonzept)"
                .to_owned(),
        ),
        ("Konten mit Rollen", if accounts.is_empty() { "keine".to_owned() } else { accounts.join("; ") }),
        (
            "Trennung",
            "Fachadministration, Ausländer- und Einbürgerungsbehörde und Datenschutz schließen Fallarbeit aus; Rollen, die \
             Akten öffnen, brauchen eine zweite Person"
                .to_owned(),
        ),
        (
            "Weitergabe",
            "ohne gültige Einwilligung, gesetzliche Pflicht mit zwei Personen oder gleichen Verantwortlichen verlässt nichts \
             das Haus; jede Weitergabe steht in der Akte"
                .to_owned(),
        ),
        (
            "Partner",
            "Konten je Organisation mit benannten Mitgliedern, Anmeldung mit zweiter Stufe; sie sehen nur Auszüge, die eine gültige \
             Einwilligung an ihre Organisation richtet. Mit dem Widerruf ist der Auszug für sie fort"
                .to_owned(),
        ),
        (
            "Öffentlicher Wegweiser",
            "ohne Konto, ohne Cookies, ohne Zählung von Personen; Anfragen sind in der Menge begrenzt und gehen verschlossen an die \
             zuständige Kommune"
                .to_owned(),
        ),
        (
            "Ausländerbehörde",
            "kein Zugriff auf Akten, kein automatischer Weg; der Aufenthaltsstatus darf unbekannt bleiben".to_owned(),
        ),
    ]
}

fn trail(state: &State) -> Rows {
    let check = match state.check {
        Some((at, lines, false)) => format!("{}: {lines} Zeilen geprüft, ohne Befund", at.german()),
        Some((at, ..)) => format!("{}: mit Befund, siehe Seite „Protokoll“", at.german()),
        None => "noch keine; sie läuft jede Nacht".to_owned(),
    };
    let reading = if state.audits_reading {
        "Lesen und Schreiben; ohne Zeile keine Seite"
    } else {
        "Schreiben; das Lesen ist für Messungen ausgeschaltet"
    };
    vec![
        ("Was protokolliert wird", format!("{reading}: wer, wann, was, an welcher Akte, in welcher Beziehung")),
        (
            "Schutz",
            "Die Datenbank verweigert Ändern und Löschen; Zeilen sind mit HMAC-SHA-256 verkettet, Anzahl und Ende außerhalb \
             notiert"
                .to_owned(),
        ),
        ("Letzte Prüfung", check),
        ("Einsicht", "nur Datenschutz; auch die Einsicht hinterlässt eine Zeile".to_owned()),
    ]
}

fn availability(state: &State) -> Rows {
    let engine = match state.operation.engine {
        Some(Engine::Sqlite) => "SQLite-Datei auf dem Server",
        Some(Engine::Postgres) => "PostgreSQL; die Anwendung besitzt die Tabellen nicht",
        None => "hier nicht bekannt",
    };
    vec![
        ("Datenbank", engine.to_owned()),
        (
            "Sicherung",
            "„lotse backup“ legt Daten und Schlüssel in zwei Ordner; der Hauptschlüssel wird nie mitgesichert".to_owned(),
        ),
        ("Löschung und Sicherungen", backups(state)),
        (
            "Rücksicherung",
            "„lotse restore“ behält den bisherigen Stand; Gelöschtes bleibt gelöscht".to_owned(),
        ),
        (
            "Gleichzeitiges Arbeiten",
            "Wer dieselbe Angabe ändert, sieht beide Fassungen; zu spät Gesendetes bleibt einen Tag lang aufgehoben".to_owned(),
        ),
    ]
}

fn connections(state: &State) -> Rows {
    let operation = &state.operation;
    let listen = operation.listen.map_or_else(
        || "hier nicht bekannt".to_owned(),
        |address| {
            let reach = if address.ip().is_loopback() {
                "nur auf diesem Rechner"
            } else {
                "im Netz"
            };
            format!("{address} ({reach})")
        },
    );
    let tls = if state.has_tls {
        format!(
            "TLS beendet der Webserver davor; Sitzungen nur über TLS. Weitergeleitete Adressen werden {} geglaubt",
            match state.proxies {
                0 => "niemandem".to_owned(),
                1 => "einem Webserver".to_owned(),
                many => format!("{many} Webservern"),
            }
        )
    } else {
        "ohne TLS: nur zum Ausprobieren auf dem eigenen Rechner zulässig".to_owned()
    };
    let mail = match &operation.mail {
        MailWay::None => "keine eingerichtet".to_owned(),
        MailWay::Demo => "Demo: Mails verlassen das Haus nicht".to_owned(),
        MailWay::Server {
            host,
            port,
            encryption,
        } => format!(
            "{host}, Anschluss {port}, {}; feste Worte und ein Link, keine Inhalte",
            match encryption {
                Encryption::Tls => "TLS ab dem ersten Byte",
                Encryption::StartTls => "STARTTLS verlangt",
                Encryption::None => "unverschlüsselt auf demselben Rechner",
            }
        ),
    };
    let scanner = operation.scanner.as_ref().map_or_else(
        || "kein Virenscanner eingerichtet".to_owned(),
        |name| format!("jede Datei wird vor dem Speichern geprüft, Programm „{name}“"),
    );
    let languages: Vec<&str> = state
        .languages
        .iter()
        .copied()
        .map(Language::german_name)
        .collect();
    vec![
        ("Seiten", listen),
        ("Verschlüsselte Verbindung", tls),
        (
            "Kennzahlen für den Betrieb",
            operation.metrics.map_or_else(
                || "ausgeschaltet".to_owned(),
                |address| format!("{address}, nur auf diesem Rechner"),
            ),
        ),
        ("Mail", mail),
        (
            "Hochgeladene Dateien",
            format!(
                "höchstens {} MB, feste Formate; {scanner}",
                LARGEST_FILE / BYTES_PER_MEGABYTE
            ),
        ),
        (
            "Fremde Dienste",
            "keine: keine Inhalte von fremden Rechnern, keine Zählpixel, strenge Inhaltsrichtlinie (CSP)"
                .to_owned(),
        ),
        ("Sprachen für begleitete Personen", languages.join(", ")),
    ]
}

fn two_columns(caption: &str, rows: Rows) -> Table {
    let mut table = Table::new(caption, ["Maßnahme", "Stand heute"].map(Column::text));
    for (name, value) in rows {
        table.push([name.into(), value.into()]);
    }
    table
}

fn jobs(state: &State) -> Table {
    let mut table = Table::new(
        "Zuletzt gelaufen",
        ["Aufgabe", "Zuletzt erledigt"].map(Column::text),
    );
    for (title, at) in &state.jobs {
        table.push([title.as_str().into(), at.german().into()]);
    }
    table
}
