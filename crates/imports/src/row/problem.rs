//! What can be wrong with a row: a cell and a reason. It never repeats what stands in the cell.

use std::fmt;
use std::str::FromStr;

use web::upload::sheet::cell_name;

db::coded! {
    /// What is wrong, or left out.
    pub enum ProblemKind {
        /// Nobody is named.
        NoName = "no_name",
        /// No letter, or far too many.
        NotAName = "not_a_name",
        /// More than fits.
        TooLong = "too_long",
        /// A formula that ended in an error.
        FailedFormula = "failed_formula",
        /// Neither a day nor a year.
        NotABirth = "not_a_birth",
        /// A birth that lies ahead.
        BirthAhead = "birth_ahead",
        /// A birth before 1900.
        BirthTooLongAgo = "birth_too_long_ago",
        /// No mail address.
        NotAMail = "not_a_mail",
        /// No day of the calendar.
        NotADay = "not_a_day",
        /// A day that lies ahead.
        DayAhead = "day_ahead",
        /// A consent without its day.
        NoDayOfConsent = "no_day_of_consent",
        /// A day before the case began.
        BeforeTheBeginning = "before_the_beginning",
        /// A closed case without the day on which it was closed.
        ClosedWithoutDay = "closed_without_day",
        /// A language that is not on the list.
        UnknownLanguage = "unknown_language",
        /// A place that is no municipality of the district.
        UnknownPlace = "unknown_place",
        /// A phase that is not on the list.
        UnknownPhase = "unknown_phase",
        /// A target group that is not on the list.
        UnknownGroup = "unknown_group",
        /// A way that is not on the list.
        UnknownRoute = "unknown_route",
        /// A note without a case to which it could belong.
        NoteNeedsConsent = "note_needs_consent",
        /// Neither telephone nor mail on a contact card.
        NotReachable = "not_reachable",
        /// Nobody has chosen it.
        LeftOut = "left_out",
        /// It may be there already, and nobody has chosen it.
        MayBeThere = "may_be_there",
        /// The row was not readable any more when it was taken over.
        NotTaken = "not_taken",
    }
}

impl ProblemKind {
    /// Whether the row can be taken over all the same.
    pub const fn is_hint(self) -> bool {
        matches!(
            self,
            Self::UnknownLanguage
                | Self::UnknownPlace
                | Self::UnknownPhase
                | Self::UnknownGroup
                | Self::UnknownRoute
                | Self::NoteNeedsConsent
                | Self::NotReachable
        )
    }

    /// The reason and what to do, in German.
    pub const fn german(self) -> &'static str {
        match self {
            Self::NoName => "In dieser Zeile steht kein Name; ein einziger genügt.",
            Self::NotAName => "Ein Name braucht mindestens einen Buchstaben und höchstens 200 Zeichen.",
            Self::TooLong => "Der Text ist zu lang. Bitte kürzen Sie ihn.",
            Self::FailedFormula => "Hier steht ein Formelfehler. Bitte tragen Sie den Wert selbst ein.",
            Self::NotABirth => {
                "Das ist kein Datum. Möglich sind 28.02.1990 oder nur 1990; unbekannt bleibt leer."
            }
            Self::BirthAhead => "Das Geburtsdatum liegt in der Zukunft.",
            Self::BirthTooLongAgo => "Das Geburtsdatum liegt vor 1900.",
            Self::NotAMail => "Das ist keine E-Mail-Adresse.",
            Self::NotADay => "Diesen Tag gibt es nicht. Bitte schreiben Sie ihn wie 28.02.2026.",
            Self::DayAhead => "Der Tag liegt in der Zukunft.",
            Self::NoDayOfConsent => {
                "Bitte den Tag der Einwilligung eintragen, wie 28.02.2026. Ohne Einwilligung bleibt die Zelle leer."
            }
            Self::BeforeTheBeginning => "Der Tag liegt vor der Eröffnung des Falls.",
            Self::ClosedWithoutDay => {
                "Ein abgeschlossener Fall braucht den Tag in „Phase seit, oder abgeschlossen am“."
            }
            Self::UnknownLanguage => "Diese Sprache ist nicht in der Liste; sie bleibt leer.",
            Self::UnknownPlace => "Diese Kommune kennt das Verzeichnis nicht; Ihre eigene wird eingetragen.",
            Self::UnknownPhase => "Diese Phase ist unbekannt; der Fall beginnt im Clearing.",
            Self::UnknownGroup => "Diese Zielgruppe ist nicht in der Liste; sie bleibt leer.",
            Self::UnknownRoute => "Dieser Zugangsweg ist nicht in der Liste; er bleibt leer.",
            Self::NoteNeedsConsent => "Ohne Einwilligung wird die Notiz nicht übernommen.",
            Self::NotReachable => "Ohne Telefon oder E-Mail ist die Person später nicht zu erreichen.",
            Self::LeftOut => "Nicht ausgewählt.",
            Self::MayBeThere => "Vielleicht schon da, deshalb nicht ausgewählt.",
            Self::NotTaken => "Die Zeile war beim Übernehmen nicht mehr lesbar.",
        }
    }
}

/// Something that is wrong with a cell, or with the whole row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column, counted from 0; none if it is the row.
    pub column: Option<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// Something that is wrong with the whole row.
    pub const fn of_row(kind: ProblemKind) -> Self {
        Self { column: None, kind }
    }

    /// Where it is, as the spreadsheet shows it: `C17`; nothing if it is the whole row, which stands beside it anyway.
    pub fn place(&self, row: u32) -> String {
        self.column
            .map_or_else(String::new, |column| cell_name(column, row))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => write!(f, "{column}:{}", self.kind),
            None => write!(f, ":{}", self.kind),
        }
    }
}

impl FromStr for Problem {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (column, kind) = text.split_once(':').ok_or(())?;
        Ok(Self {
            column: column.parse().ok(),
            kind: kind.parse().map_err(|_| ())?,
        })
    }
}
