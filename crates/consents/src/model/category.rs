//! Categories of data, as a declaration names them. What a category is called in print stands in the language files.

db::coded! {
    /// A category of data about a person.
    pub enum Category {
        /// Name, birth, address, phone, mail.
        Contact = "contact",
        /// Family and household.
        Household = "household",
        /// Nationality, residence status, papers.
        Status = "status",
        /// Languages and language courses.
        Language = "language",
        /// Day care, school, training, studies.
        Education = "education",
        /// Work, experience, recognition of degrees.
        Work = "work",
        /// Income, benefits, debts.
        Livelihood = "livelihood",
        /// Where and how the person lives.
        Housing = "housing",
        /// Leisure, volunteering, social contacts.
        Participation = "participation",
        /// Appointments: day, hour, place, attendance.
        Appointments = "appointments",
        /// Assessment, goals and agreed steps.
        Plan = "plan",
        /// Applications, decisions and letters of authorities.
        Correspondence = "correspondence",
        /// Health, pregnancy, disability, care.
        Health = "health",
        /// Religion or belief.
        Religion = "religion",
        /// Persecution, reasons of flight, political opinion.
        Persecution = "persecution",
        /// Ethnic origin, experience of discrimination.
        Origin = "origin",
        /// Sexual orientation or gender identity.
        Orientation = "orientation",
    }
}

impl Category {
    /// Whether the law protects it specially, so that it is ticked by itself. Source: Art. 9 (1) GDPR.
    pub const fn is_special(self) -> bool {
        matches!(
            self,
            Self::Health | Self::Religion | Self::Persecution | Self::Origin | Self::Orientation
        )
    }

    /// The key of its name in the language files.
    pub fn key(self) -> String {
        format!("category-{}", self.code())
    }

    /// The short German name, for the heads of tables that staff read.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Contact => "Kontaktdaten",
            Self::Household => "Familie",
            Self::Status => "Aufenthalt",
            Self::Language => "Sprache",
            Self::Education => "Bildung",
            Self::Work => "Arbeit",
            Self::Livelihood => "Lebensunterhalt",
            Self::Housing => "Wohnen",
            Self::Participation => "Freizeit",
            Self::Appointments => "Termine",
            Self::Plan => "Planung",
            Self::Correspondence => "Schriftverkehr",
            Self::Health => "Gesundheit",
            Self::Religion => "Religion",
            Self::Persecution => "Verfolgung",
            Self::Origin => "Herkunft",
            Self::Orientation => "Orientierung",
        }
    }

    /// What is ticked one by one (`true`), or what is not.
    pub fn all(special: bool) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |category| category.is_special() == special)
    }
}
