//! The words in braces that a template may hold, such as `{person}`, and how each is asked for. Nothing else is read as
//! anything but text.

use std::collections::BTreeSet;

db::coded! {
    /// A placeholder of a template.
    pub enum Placeholder {
        /// The name of the client.
        Person = "person",
        /// The birth of the client.
        Born = "geburtsdatum",
        /// The day of the letter.
        Date = "datum",
        /// The code of the case.
        Code = "aktenzeichen",
        /// The case manager.
        CaseManager = "case_managerin",
        /// The controller, as the letterhead names it.
        Controller = "organisation",
        /// To whom it goes.
        Recipient = "stelle",
        /// The day of an appointment.
        Day = "tag",
        /// From when.
        Hour = "uhrzeit",
        /// Until when.
        Until = "ende",
        /// Where.
        Place = "ort",
        /// How to call back.
        Phone = "telefon",
        /// What it is about.
        Matter = "anliegen",
        /// The one who is given power.
        Agent = "bevollmaechtigt",
        /// A list of papers, in every language.
        Papers = "unterlagen",
        /// Free text.
        Text = "text",
    }
}

/// How a placeholder is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nobody asks: the file knows it.
    Known,
    /// One line.
    Line,
    /// A day.
    Day,
    /// Several lines.
    Text,
    /// Ticks in a list.
    Papers,
}

impl Placeholder {
    /// The word with its braces, as it stands in a template.
    pub fn in_braces(self) -> String {
        format!("{{{self}}}")
    }

    /// The label of its field, and what the list of placeholders says of it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Person => "Name der Klientin, des Klienten",
            Self::Born => "Geburtsdatum",
            Self::Date => "Datum des Schreibens",
            Self::Code => "Aktenzeichen",
            Self::CaseManager => "Case Manager/in",
            Self::Controller => "Anstellungsträger laut Briefkopf",
            Self::Recipient => "Empfänger",
            Self::Day => "Tag",
            Self::Hour => "Uhrzeit",
            Self::Until => "Bis (Uhrzeit)",
            Self::Place => "Ort",
            Self::Phone => "Telefon für Rückfragen",
            Self::Matter => "Anliegen",
            Self::Agent => "Bevollmächtigte Person oder Stelle",
            Self::Papers => "Unterlagen zum Mitbringen",
            Self::Text => "Text",
        }
    }

    /// How it is asked for.
    pub const fn asked(self) -> Asked {
        match self {
            Self::Person
            | Self::Born
            | Self::Date
            | Self::Code
            | Self::CaseManager
            | Self::Controller
            | Self::Recipient => Asked::Known,
            Self::Hour | Self::Until | Self::Place | Self::Phone | Self::Matter | Self::Agent => Asked::Line,
            Self::Day => Asked::Day,
            Self::Text => Asked::Text,
            Self::Papers => Asked::Papers,
        }
    }

    /// What stands for it when a template is looked at.
    pub const fn sample(self) -> &'static str {
        match self {
            Self::Person => "Erika Beispiel",
            Self::Born => "12.03.1990",
            Self::Date => "02.03.2026",
            Self::Code => "F-0000",
            Self::CaseManager => "Kim Muster",
            Self::Controller => "Kreis Musterland",
            Self::Recipient => "Ausländerbehörde Musterland",
            Self::Day => "09.03.2026",
            Self::Hour => "10:00",
            Self::Until => "10:45",
            Self::Place => "Rathaus, Zimmer 3",
            Self::Phone => "01234 567-0",
            Self::Matter => "Anmeldung zum Integrationskurs",
            Self::Agent => "Kim Muster, Kreis Musterland",
            Self::Papers => "Ausweis oder Pass",
            Self::Text => "Hier steht, was Sie in das Schreiben eintragen.",
        }
    }

    /// All placeholders that can be written, for the sentence that names them.
    pub fn names() -> String {
        let names: Vec<String> = Self::ALL.iter().map(|one| one.in_braces()).collect();
        names.join(", ")
    }
}

/// Placeholders of a template, in the order in which they are asked for.
pub type Placeholders = BTreeSet<Placeholder>;
