//! The headings under which teams keep what a column means. They are compared without marks, points and capitals.

use crate::column::Field;

/// Headings that stand for a field as they are.
#[rustfmt::skip]
pub(super) const HEADINGS: &[(Field, &[&str])] = &[
    (Field::Given, &["Vorname", "Vornamen", "Rufname", "First name"]),
    (Field::Family, &["Nachname", "Familienname", "Zuname", "Last name", "Surname"]),
    (Field::Name, &[
        "Name", "Namen", "Klient", "Klientin", "Klient*in", "Klient:in", "Klienten", "Person", "Name Vorname",
        "Nachname Vorname", "Vorname Nachname", "Vor- und Nachname", "Ratsuchende", "Ratsuchende Person", "Name Klient",
        "Name Klient*in", "Name der Person",
    ]),
    (Field::OtherNames, &["Geburtsname", "Weitere Namen", "Früherer Name", "Andere Schreibweise", "Alias"]),
    (Field::Born, &[
        "Geburtsdatum", "Geb.-Datum", "Geb.", "Geboren", "Geboren am", "Geb. am", "Geburtstag", "Geburtsjahr", "Jahrgang",
        "Geb.-Dat.", "GebDat",
    ]),
    (Field::Phone, &[
        "Telefon", "Tel.", "Telefonnummer", "Tel.-Nr.", "Handy", "Handynummer", "Mobil", "Mobilnummer", "Mobiltelefon",
        "Rufnummer",
    ]),
    (Field::Mail, &["E-Mail", "Mail", "Mailadresse", "E-Mail-Adresse"]),
    (Field::Address, &["Anschrift", "Adresse", "Wohnanschrift", "Straße", "Postanschrift"]),
    (Field::Language, &["Sprache", "Sprachen", "Muttersprache", "Erstsprache", "Herkunftssprache", "Gesprächssprache"]),
    (Field::Municipality, &["Gemeinde", "Kommune", "Stadt", "Ort", "Wohnort", "PLZ Ort", "Stadt/Gemeinde"]),
    (Field::Household, &[
        "Haushalt", "Haushaltsnummer", "Haushalt-Nr.", "Familie", "Familiennummer", "Bedarfsgemeinschaft", "BG-Nummer",
    ]),
    (Field::Consent, &[
        "Einwilligung auf Papier vom", "Einwilligung", "Einwilligung vom", "Einwilligung am", "Einwilligungserklärung",
        "Datenschutzerklärung", "Datenschutzerklärung vom", "DSE vom", "Einverständnis", "Einverständniserklärung vom",
    ]),
    (Field::OpenedOn, &[
        "Eröffnet am", "Eröffnet", "Fall eröffnet am", "Fallbeginn", "Fallaufnahme", "Aufnahme", "Aufnahme am",
        "Aufnahmedatum", "Beginn", "Beginn am", "Erstgespräch", "Erstgespräch am", "Erstkontakt", "Erstkontakt am", "Seit",
    ]),
    (Field::Phase, &["Phase", "Status", "Stand", "Fallstatus", "Beratungsart"]),
    (Field::PhaseSince, &[
        "Phase seit", "Status seit", "Abgeschlossen am", "Abschluss am", "Abschluss", "Beendet am", "Ende", "Fallende",
        "Phase seit, oder abgeschlossen am",
    ]),
    (Field::LastContact, &["Letzter Kontakt", "Letzter Kontakt am", "Letztes Gespräch", "Zuletzt gesehen"]),
    (Field::TargetGroup, &["Zielgruppe", "Personengruppe"]),
    (Field::AccessRoute, &[
        "Zugangsweg", "Zugang", "Zugang über", "Vermittelt durch", "Vermittelt von", "Kontakt über", "Kontakt durch",
    ]),
    (Field::Note, &[
        "Notiz", "Notizen", "Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Kommentar", "Hinweis", "Hinweise",
    ]),
];

/// Words within longer headings that say what they mean.
#[rustfmt::skip]
pub(super) const HINTS: &[(Field, &[&str])] = &[
    (Field::Given, &["Vorname"]),
    (Field::Born, &["Geburtsdatum", "Geburtsjahr"]),
    (Field::Phone, &["Telefon", "Handy"]),
    (Field::Mail, &["E-Mail"]),
    (Field::Consent, &["Einwilligung", "Datenschutzerkl"]),
    (Field::LastContact, &["letzter Kontakt"]),
    (Field::TargetGroup, &["Zielgruppe"]),
    (Field::AccessRoute, &["Zugangsweg"]),
    (Field::Language, &["sprache"]),
];
