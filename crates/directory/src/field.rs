//! The fields of action (Handlungsfelder) by which boards and analyses are ordered. Not the life areas of a case.

use base::language::Language;

use crate::words;

db::coded! {
    /// A field of action.
    pub enum FieldOfAction {
        /// Sprache.
        Language = "language",
        /// Bildung.
        Education = "education",
        /// Ausbildung.
        Training = "training",
        /// Arbeit.
        Work = "work",
        /// Wohnen.
        Housing = "housing",
        /// Gesundheit.
        Health = "health",
        /// Aufenthalt und Einbürgerung.
        Residence = "residence",
        /// Soziale Teilhabe.
        Participation = "participation",
    }
}

impl FieldOfAction {
    /// The German name, as staff pages and figures show it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Language => "Sprache",
            Self::Education => "Bildung",
            Self::Training => "Ausbildung",
            Self::Work => "Arbeit",
            Self::Housing => "Wohnen",
            Self::Health => "Gesundheit",
            Self::Residence => "Aufenthalt und Einbürgerung",
            Self::Participation => "Soziale Teilhabe",
        }
    }

    /// The name in one of the sixteen languages.
    pub fn name(self, language: Language) -> String {
        words::word(language, &format!("field-{self}"))
    }
}
