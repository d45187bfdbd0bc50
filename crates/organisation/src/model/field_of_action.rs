//! The fields of action (Handlungsfelder) by which boards, network and offers are ordered. Not the life areas of a case.

db::coded! {
    /// A field of action (Handlungsfeld). Source: concept § 7.1; system, last section.
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
}
