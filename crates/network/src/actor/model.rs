//! An actor of the network, without database.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, PostId};

use organisation::model::field_of_action::FieldOfAction;

db::coded! {
    /// What an organisation does in the network; one can do several things. Source: system part D, dossier § 5.
    pub enum ActorRole {
        /// Welfare association or another free carrier.
        Welfare = "welfare",
        /// Migrationsberatung für erwachsene Zugewanderte.
        MigrationAdvice = "migration_advice",
        /// Jugendmigrationsdienst.
        YouthMigrationService = "youth_migration_service",
        /// Regional advice for refugees, funded by the Land.
        RefugeeAdvice = "refugee_advice",
        /// Integrationsagentur.
        IntegrationAgency = "integration_agency",
        /// Integrationsrat.
        IntegrationCouncil = "integration_council",
        /// Organisation of people with an immigration history.
        MigrantOrganisation = "migrant_organisation",
        /// Volunteers.
        Volunteers = "volunteers",
        /// Standing round table or Arbeitskreis.
        RoundTable = "round_table",
        /// Carrier of language courses.
        LanguageCourses = "language_courses",
        /// School, Kita, school office.
        School = "school",
        /// Jobcenter or employment agency.
        Jobcenter = "jobcenter",
        /// Employers, chambers, guidance to work.
        Economy = "economy",
        /// Youth welfare office and help for families.
        Family = "family",
        /// Health.
        Health = "health",
        /// Housing.
        Housing = "housing",
        /// An office of an administration.
        Administration = "administration",
        /// Something else.
        Other = "other",
    }
}

impl ActorRole {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Welfare => "Wohlfahrtsverband oder Träger",
            Self::MigrationAdvice => "Migrationsberatung (MBE)",
            Self::YouthMigrationService => "Jugendmigrationsdienst (JMD)",
            Self::RefugeeAdvice => "Flüchtlingsberatung",
            Self::IntegrationAgency => "Integrationsagentur",
            Self::IntegrationCouncil => "Integrationsrat",
            Self::MigrantOrganisation => "Migrantenorganisation (MSO)",
            Self::Volunteers => "Ehrenamt",
            Self::RoundTable => "Runder Tisch, Arbeitskreis",
            Self::LanguageCourses => "Sprachkursträger",
            Self::School => "Schule und Kita",
            Self::Jobcenter => "Jobcenter, Arbeitsagentur",
            Self::Economy => "Wirtschaft, Kammern",
            Self::Family => "Jugend und Familie",
            Self::Health => "Gesundheit",
            Self::Housing => "Wohnen",
            Self::Administration => "Verwaltung",
            Self::Other => "Sonstige",
        }
    }

    /// Whether it advises people: the centres with which case management exchanges regularly (concept § 6.3).
    pub const fn is_advice_centre(self) -> bool {
        matches!(
            self,
            Self::MigrationAdvice
                | Self::YouthMigrationService
                | Self::RefugeeAdvice
                | Self::IntegrationAgency
        )
    }
}

/// An organisation in the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it does in the network.
    pub roles: Vec<ActorRole>,
    /// In which fields of action.
    pub fields: Vec<FieldOfAction>,
    /// For which municipalities; none is the whole district.
    pub places: Vec<MunicipalityId>,
    /// A mail address of the office.
    pub email: String,
    /// A telephone number of the office.
    pub phone: String,
    /// What is good to know.
    pub note: String,
    /// The post that keeps the contact.
    pub post: Option<PostId>,
    /// The day on which it signed off from letters.
    pub mail_stopped_on: Option<Day>,
    /// The day on which it left the network.
    pub ended_on: Option<Day>,
    /// Counts the changes.
    pub version: i64,
}

impl Actor {
    /// An organisation that is not in the register yet.
    pub fn new(organisation: OrganisationId) -> Self {
        Self {
            organisation,
            roles: Vec::new(),
            fields: Vec::new(),
            places: Vec::new(),
            email: String::new(),
            phone: String::new(),
            note: String::new(),
            post: None,
            mail_stopped_on: None,
            ended_on: None,
            version: 0,
        }
    }

    /// Whether it is in the network on this day.
    pub fn is_there_on(&self, day: Day) -> bool {
        self.ended_on.is_none_or(|end| day <= end)
    }

    /// Whether it works for this municipality.
    pub fn works_in(&self, place: MunicipalityId) -> bool {
        self.places.is_empty() || self.places.contains(&place)
    }
}

/// What was done with an actor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dealings {
    /// The day of the last contact.
    pub last_on: Option<Day>,
    /// How many entries name it since the beginning of the time that was asked for.
    pub count: i64,
}

/// Since when somebody gets no letters: the day on which it was said stays.
pub(crate) fn stopped_on(gets_mail: bool, before: Option<Day>, today: Day) -> Option<Day> {
    (!gets_mail).then(|| before.unwrap_or(today))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signed_off_stays_so_since_the_day_on_which_it_was_said() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        let today = day("2026-03-02");
        for (gets_mail, before, expected) in [
            (true, None, None),
            (true, Some("2026-01-05"), None),
            (false, None, Some("2026-03-02")),
            (false, Some("2026-01-05"), Some("2026-01-05")),
        ] {
            assert_eq!(
                stopped_on(gets_mail, before.map(day), today),
                expected.map(day),
                "{gets_mail} {before:?}"
            );
        }
    }

    #[test]
    fn advice_centres_are_those_that_advise_newcomers() {
        let centres: Vec<&str> = ActorRole::ALL
            .iter()
            .filter(|role| role.is_advice_centre())
            .map(|role| role.code())
            .collect();
        assert_eq!(
            centres,
            [
                "migration_advice",
                "youth_migration_service",
                "refugee_advice",
                "integration_agency"
            ]
        );
    }
}
