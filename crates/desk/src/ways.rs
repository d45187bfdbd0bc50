//! The ways of the start page: everything that the side navigation offers, each with a sentence of what one finds there.
//! Which ways somebody has, the navigation says.

use web::shell::{NavItem, Shell};

/// A group of ways with its heading.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// The heading; empty for those without one.
    pub(crate) label: String,
    /// The ways.
    pub(crate) ways: Vec<Way>,
}

/// One way.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// Where it leads.
    pub(crate) item: NavItem,
    /// What one finds there; empty if the word says it.
    pub(crate) sentence: &'static str,
}

/// Everything the side navigation offers but the start page.
pub(crate) fn groups(shell: &Shell) -> Vec<Group> {
    let groups = shell.navigation.iter().map(|group| Group {
        label: group.label.clone(),
        ways: group
            .items
            .iter()
            .filter(|item| item.href != "/")
            .map(|item| Way {
                item: item.clone(),
                sentence: sentence(&item.href),
            })
            .collect(),
    });
    groups.filter(|group| !group.ways.is_empty()).collect()
}

/// What one finds behind an address of the side navigation, where its word does not say it.
#[rustfmt::skip]
pub const SENTENCES: &[(&str, &str)] = &[
    ("/faelle/geteilt", "Fälle, die jemand mit Ihnen berät oder an Sie abgibt"),
    ("/team", "Offene Fälle der Region, ohne Namen"),
    ("/auslastung", "Offene Fälle je Stelle, mit Ampel"),
    ("/uebergaben", "Was Sie übergeben haben und ob es abgeholt ist"),
    ("/einwilligungen/sprachen", "Welche Übersetzungen geprüft und freigegeben sind"),
    ("/vorlagen", "Schreiben, die Teams aus dem Fall erstellen"),
    ("/regeln/zustaendigkeit", "Wer in welchem Lebensbereich führt"),
    ("/personen/doppelpruefung", "Ob Personen über Träger hinweg erkannt werden"),
    ("/betroffenenrechte", "Auskunft, Berichtigung, Löschung und ihre Fristen"),
    ("/loeschung", "Was wann gelöscht wird und wer zustimmt"),
    ("/datenschutz/weitergaben", "Was an wen ging, mit Grundlage und ohne Namen"),
    ("/datenschutz/zugriffe", "Wer ohne Vertretung eine Akte geöffnet hat und warum"),
    ("/datenschutz/unterlagen", "Verzeichnis, Folgenabschätzung, Löschkonzept und Rollen"),
    ("/notzugriff", "Eine Akte öffnen, wenn es nicht anders geht: mit Grund und auf Zeit"),
    ("/zahlen", "Zahlen aus Monatsständen, gerundet und ohne Namen"),
    ("/kreis", "Regionen und Kommunen auf einer Karte"),
    ("/stellenplan", "Gefördert, zugeteilt, besetzt: je Baustein und Stelle"),
    ("/kommunen", "Teilnahme, Zielgruppen und Ansprechstellen je Kommune"),
    ("/organisationen", "Träger, Ämter und Beratungsstellen im Kreis"),
    ("/zu-bestaetigen", "Angaben, zu denen der Kreis noch nichts gesagt hat"),
    ("/konten", "Konten anlegen, Rollen vergeben, sperren"),
    ("/freigaben", "Vorgänge, die eine zweite Person brauchen"),
    ("/protokoll", "Wer wann was gelesen oder geändert hat"),
    ("/protokoll/jahre", "Alte Jahrgänge des Protokolls"),
    ("/aufgaben", "Was im Hintergrund läuft oder gescheitert ist"),
    ("/postausgang", "E-Mails, die das Programm verschickt hat"),
    ("/berechtigungen", "Was welche Rolle darf und sieht"),
];

fn sentence(href: &str) -> &'static str {
    let known = SENTENCES.iter().find(|(address, _)| *address == href);
    known.map_or("", |(_, sentence)| sentence)
}
