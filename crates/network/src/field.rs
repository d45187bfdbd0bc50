//! The fields of action (Handlungsfelder) by which the network is sorted. Not the topics of single offers: these are
//! finer and stand in the directory.

use web::components::field::Choice;

db::coded! {
    /// A field of action (Handlungsfeld). Source: concept § 7.1; system, last section.
    pub enum Field {
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

impl Field {
    /// The German name.
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
}

/// All fields, to choose from.
pub(crate) fn choices() -> Vec<Choice> {
    let choice = |field: &Field| Choice::new(field.code(), field.german());
    Field::ALL.iter().map(choice).collect()
}

/// Several fields in words, as a list shows them.
pub(crate) fn listed(fields: &[Field]) -> String {
    let names: Vec<&str> = fields.iter().map(|field| field.german()).collect();
    names.join(", ")
}
