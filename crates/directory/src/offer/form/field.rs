//! The fields of an offer's form: name in forms and files, label, kind. Not their rules.

db::coded! {
    /// A field of an offer; the code is its name in forms.
    pub enum Field {
        /// Who offers it.
        Organisation = "organisation",
        /// Name.
        Name = "name",
        /// Another name.
        AlternateName = "auch",
        /// Topics.
        Topics = "themen",
        /// Description.
        Description = "beschreibung",
        /// Description in plain German.
        PlainDescription = "leicht",
        /// Whether it is there.
        Status = "stand",
        /// First day on which it is open again.
        ClosedUntil = "wieder_ab",
        /// What everybody should know at once.
        Alert = "hinweis",
        /// How people get in.
        Access = "zugang",
        /// Mail address.
        Email = "email",
        /// Phone numbers.
        Phones = "telefon",
        /// Page.
        Website = "website",
        /// Languages.
        Languages = "sprachen",
        /// Who interprets.
        Interpretation = "sprachmittlung",
        /// Municipalities in which people must live.
        Areas = "kommunen",
        /// From which age.
        MinimumAge = "alter_von",
        /// Up to which age.
        MaximumAge = "alter_bis",
        /// For whom by gender.
        Gender = "geschlecht",
        /// From which level of German.
        LevelFrom = "niveau_von",
        /// Up to which level of German.
        LevelTo = "niveau_bis",
        /// Residence statuses.
        Statuses = "aufenthalt",
        /// What else is asked.
        Eligibility = "voraussetzung",
        /// What to bring.
        Documents = "unterlagen",
        /// What it costs.
        Cost = "kosten",
        /// More on the cost.
        Fees = "kosten_hinweis",
        /// What is counted as room.
        CapacityUnit = "einheit",
        /// The public source.
        Source = "quelle",
        /// Whether the public guide shows it.
        IsPublic = "oeffentlich",
    }
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines of text.
    Text,
    /// A list, one entry a line.
    Lines,
    /// One of a list.
    One,
    /// Several of a list.
    Many,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// Yes or no.
    Tick,
}

impl Field {
    /// What it takes.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Name
            | Self::AlternateName
            | Self::Interpretation
            | Self::Email
            | Self::Website
            | Self::Fees
            | Self::CapacityUnit
            | Self::Source => Kind::Line,
            Self::Description | Self::PlainDescription | Self::Alert | Self::Access | Self::Eligibility => {
                Kind::Text
            }
            Self::Documents | Self::Phones => Kind::Lines,
            Self::Organisation
            | Self::Status
            | Self::Gender
            | Self::LevelFrom
            | Self::LevelTo
            | Self::Cost => Kind::One,
            Self::Topics | Self::Languages | Self::Areas | Self::Statuses => Kind::Many,
            Self::ClosedUntil => Kind::Day,
            Self::MinimumAge | Self::MaximumAge => Kind::Number,
            Self::IsPublic => Kind::Tick,
        }
    }

    /// The label, also the heading of its column in files.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Organisation => "Organisation",
            Self::Name => "Name des Angebots",
            Self::AlternateName => "Auch bekannt als",
            Self::Topics => "Themen",
            Self::Description => "Beschreibung",
            Self::PlainDescription => "In Leichter Sprache",
            Self::Status => "Stand",
            Self::ClosedUntil => "Wieder geöffnet ab",
            Self::Alert => "Wichtiger Hinweis",
            Self::Access => "Anmeldung und Zugang",
            Self::Email => "E-Mail",
            Self::Phones => "Telefon",
            Self::Website => "Internetseite",
            Self::Languages => "Sprachen",
            Self::Interpretation => "Sprachmittlung",
            Self::Areas => "Für Menschen aus",
            Self::MinimumAge => "Alter von",
            Self::MaximumAge => "Alter bis",
            Self::Gender => "Geschlecht",
            Self::LevelFrom => "Deutsch von",
            Self::LevelTo => "Deutsch bis",
            Self::Statuses => "Aufenthalt",
            Self::Eligibility => "Weitere Voraussetzungen",
            Self::Documents => "Mitzubringen",
            Self::Cost => "Kosten",
            Self::Fees => "Hinweis zu den Kosten",
            Self::CapacityUnit => "Was gezählt wird",
            Self::Source => "Quelle",
            Self::IsPublic => "Öffentlich",
        }
    }

    /// The field with this heading in a file, however it is spelled in capitals.
    pub fn with_heading(heading: &str) -> Option<Self> {
        let wanted = base::names::sort_key(heading);
        Self::ALL
            .iter()
            .copied()
            .find(|field| base::names::sort_key(field.german()) == wanted || field.code() == wanted)
    }
}
