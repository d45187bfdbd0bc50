//! The words in which obstacles, reconstructions and findings speak of structures: what kind of obstacle, under which
//! law, in which step, how much it weighs. Not the fields of action, which all rooms share (`organisation`).

db::coded! {
    /// What kind of obstacle it is. Source: system part E; concept § 5.
    pub enum ObstacleKind {
        /// There is no offer that fits.
        NoOffer = "no_offer",
        /// It takes too long.
        WaitingTime = "waiting_time",
        /// A hand-over from one institution to the other broke.
        HandOver = "hand_over",
        /// A rule or a law stands in the way.
        Rule = "rule",
        /// Somebody did not know what holds.
        Knowledge = "knowledge",
        /// Somebody did not want to.
        Attitude = "attitude",
        /// Nobody spoke the language.
        LanguageBarrier = "language_barrier",
        /// It could not be reached: opening hours, ways, no appointment.
        Access = "access",
        /// It costs too much.
        Cost = "cost",
        /// Papers or proofs are missing.
        Papers = "papers",
        /// Something else. It counts for its field of action alone and has no figure of its own, so that nobody can add
        /// the kinds of a field up: see decision 0010.
        Other = "other",
    }
}

impl ObstacleKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::NoOffer => "Kein Angebot",
            Self::WaitingTime => "Wartezeit",
            Self::HandOver => "Übergabe gerissen",
            Self::Rule => "Regel oder Gesetz",
            Self::Knowledge => "Wissen fehlt",
            Self::Attitude => "Haltung",
            Self::LanguageBarrier => "Sprachbarriere",
            Self::Access => "Schwer erreichbar",
            Self::Cost => "Kosten",
            Self::Papers => "Papiere fehlen",
            Self::Other => "Anderes",
        }
    }

    /// What belongs to it, in a few words.
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::NoOffer => "Es gibt nichts Passendes oder keinen Platz.",
            Self::WaitingTime => "Es gibt etwas, aber zu spät.",
            Self::HandOver => "Zwischen zwei Stellen ging es nicht weiter.",
            Self::Rule => "Eine Vorschrift steht im Weg.",
            Self::Knowledge => "Jemand wusste nicht, was gilt oder was es gibt.",
            Self::Attitude => "Jemand wollte nicht.",
            Self::LanguageBarrier => "Niemand konnte sprachlich vermitteln.",
            Self::Access => "Weg, Öffnungszeit oder kein Termin.",
            Self::Cost => "Es kostet mehr, als möglich ist.",
            Self::Papers => "Ein Nachweis fehlt oder wird nicht anerkannt.",
            Self::Other => "Nichts davon passt.",
        }
    }
}

db::coded! {
    /// A Rechtskreis: the law under which an institution acts. Source: concept § 5; dossier § 2.
    pub enum Rechtskreis {
        /// SGB II.
        SgbII = "sgb2",
        /// SGB III.
        SgbIII = "sgb3",
        /// SGB V.
        SgbV = "sgb5",
        /// SGB VIII.
        SgbVIII = "sgb8",
        /// SGB IX.
        SgbIX = "sgb9",
        /// SGB XII.
        SgbXII = "sgb12",
        /// AsylbLG.
        AsylbLG = "asylblg",
        /// AufenthG.
        AufenthG = "aufenthg",
        /// StAG.
        StAG = "stag",
        /// Schools and kindergartens.
        School = "school",
        /// Training and the recognition of degrees.
        Recognition = "recognition",
        /// Housing and housing benefit.
        Housing = "housing",
        /// No law of its own: advice, volunteers, KIM.
        NoLaw = "none",
    }
}

impl Rechtskreis {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::SgbII => "SGB II – Jobcenter",
            Self::SgbIII => "SGB III – Agentur für Arbeit",
            Self::SgbV => "SGB V – Krankenversicherung",
            Self::SgbVIII => "SGB VIII – Jugendhilfe",
            Self::SgbIX => "SGB IX – Teilhabe",
            Self::SgbXII => "SGB XII – Sozialhilfe",
            Self::AsylbLG => "AsylbLG – Asylbewerberleistungen",
            Self::AufenthG => "AufenthG – Ausländerbehörde",
            Self::StAG => "StAG – Einbürgerung",
            Self::School => "Schul- und Kitarecht",
            Self::Recognition => "Ausbildung und Anerkennung",
            Self::Housing => "Wohnrecht und Wohngeld",
            Self::NoLaw => "Beratung ohne eigenen Rechtskreis",
        }
    }

    /// The German name in a lane or a narrow column.
    pub const fn short(self) -> &'static str {
        match self {
            Self::SgbII => "SGB II",
            Self::SgbIII => "SGB III",
            Self::SgbV => "SGB V",
            Self::SgbVIII => "SGB VIII",
            Self::SgbIX => "SGB IX",
            Self::SgbXII => "SGB XII",
            Self::AsylbLG => "AsylbLG",
            Self::AufenthG => "AufenthG",
            Self::StAG => "StAG",
            Self::School => "Schule, Kita",
            Self::Recognition => "Anerkennung",
            Self::Housing => "Wohnen",
            Self::NoLaw => "Beratung",
        }
    }
}

db::coded! {
    /// In which step of a course of integration something happens, from arrival to naturalisation.
    pub enum ProcessStep {
        /// Arrival and first housing.
        Arrival = "arrival",
        /// Registration and first papers.
        Registration = "registration",
        /// Benefits for the livelihood.
        Benefits = "benefits",
        /// A language course.
        LanguageCourse = "language_course",
        /// A place in a kindergarten.
        Kindergarten = "kindergarten",
        /// The first day at school.
        SchoolStart = "school_start",
        /// The recognition of a degree.
        Recognition = "recognition",
        /// Vocational training.
        TrainingStart = "training_start",
        /// A job.
        JobStart = "job_start",
        /// The search for a flat.
        HousingSearch = "housing_search",
        /// Medical or psychological care.
        Treatment = "treatment",
        /// A residence title.
        ResidenceTitle = "residence_title",
        /// Family reunion.
        FamilyReunion = "family_reunion",
        /// Naturalisation.
        Naturalisation = "naturalisation",
    }
}

impl ProcessStep {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Arrival => "Ankommen und erste Unterkunft",
            Self::Registration => "Anmeldung und erste Papiere",
            Self::Benefits => "Leistungen zum Lebensunterhalt",
            Self::LanguageCourse => "Sprachkurs",
            Self::Kindergarten => "Kitaplatz",
            Self::SchoolStart => "Einschulung oder Schulwechsel",
            Self::Recognition => "Anerkennung von Abschlüssen",
            Self::TrainingStart => "Einstieg in Ausbildung",
            Self::JobStart => "Einstieg in Arbeit",
            Self::HousingSearch => "Wohnungssuche",
            Self::Treatment => "Behandlung und Beratung zur Gesundheit",
            Self::ResidenceTitle => "Aufenthaltstitel",
            Self::FamilyReunion => "Familiennachzug",
            Self::Naturalisation => "Einbürgerung",
        }
    }
}

db::coded! {
    /// How much an obstacle weighs for those concerned.
    pub enum Severity {
        /// It cost nerves.
        Slight = "1",
        /// It cost time or a step had to be taken twice.
        Noticeable = "2",
        /// It did not go on at all.
        Severe = "3",
    }
}

impl Severity {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Slight => "lästig",
            Self::Noticeable => "hat Zeit gekostet",
            Self::Severe => "nichts ging weiter",
        }
    }
}
