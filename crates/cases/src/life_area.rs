//! The life areas (Lebensbereiche) of which a talk can be about. Not their assessment: that is `planning`.

db::coded! {
    /// A life area (Lebensbereich); system part B 4.
    pub enum LifeArea {
        /// Aufenthalt.
        Residence = "residence",
        /// Sprache.
        Language = "language",
        /// Schule und Kita.
        School = "school",
        /// Ausbildung, Arbeit, Anerkennung von Abschlüssen.
        Work = "work",
        /// Wohnen.
        Housing = "housing",
        /// Gesundheit.
        Health = "health",
        /// Familie.
        Family = "family",
        /// Lebensunterhalt.
        Livelihood = "livelihood",
        /// Soziale Teilhabe.
        Participation = "participation",
        /// Diskriminierung.
        Discrimination = "discrimination",
        /// Einbürgerung.
        Naturalisation = "naturalisation",
    }
}

impl LifeArea {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Residence => "Aufenthalt",
            Self::Language => "Sprache",
            Self::School => "Schule und Kita",
            Self::Work => "Ausbildung und Arbeit",
            Self::Housing => "Wohnen",
            Self::Health => "Gesundheit",
            Self::Family => "Familie",
            Self::Livelihood => "Lebensunterhalt",
            Self::Participation => "Soziale Teilhabe",
            Self::Discrimination => "Diskriminierung",
            Self::Naturalisation => "Einbürgerung",
        }
    }
}
