//! An actor of the network and the form of it, without database.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, PostId};
use base::input::InputErrors;
use web::components::field::Choice;
use web::form::{Form, limited};

use crate::field::Field;
use crate::look::{LONGEST_NOTE, Look, coded, mail_address, not_too_long};

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

    /// All of them, to choose from.
    pub(crate) fn choices() -> Vec<Choice> {
        let choice = |role: &Self| Choice::new(role.code(), role.german());
        Self::ALL.iter().map(choice).collect()
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
    pub fields: Vec<Field>,
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

/// The form of an actor as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActorForm {
    pub(crate) version: i64,
    pub(crate) roles: Vec<String>,
    pub(crate) fields: Vec<String>,
    pub(crate) places: Vec<String>,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) note: String,
    pub(crate) post: String,
    pub(crate) gets_mail: bool,
    pub(crate) ended_on: String,
}

impl ActorForm {
    pub(crate) fn of(actor: &Actor) -> Self {
        let texts = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect();
        Self {
            version: actor.version,
            roles: texts(actor.roles.iter().map(|role| role.code()).collect()),
            fields: texts(actor.fields.iter().map(|field| field.code()).collect()),
            places: actor.places.iter().map(ToString::to_string).collect(),
            email: actor.email.clone(),
            phone: actor.phone.clone(),
            note: actor.note.clone(),
            post: actor.post.map(|id| id.to_string()).unwrap_or_default(),
            gets_mail: actor.mail_stopped_on.is_none(),
            ended_on: actor.ended_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            roles: form.all("rolle").to_vec(),
            fields: form.all("feld").to_vec(),
            places: form.all("kommune").to_vec(),
            email: form.line("email"),
            phone: form.line("telefon"),
            note: form.text("notiz").to_owned(),
            post: form.line("stelle"),
            gets_mail: form.is_ticked("rundbriefe"),
            ended_on: form.line("ende"),
        }
    }

    /// The actor that the form describes, or what is wrong in which field.
    pub(crate) fn checked(&self, before: &Actor, look: &Look) -> Result<Actor, InputErrors> {
        let mut errors = InputErrors::new();
        let roles: Vec<ActorRole> = coded(&self.roles);
        if roles.is_empty() {
            errors.add("rolle", "Bitte mindestens eine Rolle im Netzwerk wählen.");
        }
        mail_address(&mut errors, "email", &self.email);
        not_too_long(&mut errors, "telefon", &self.phone);
        let note = limited(&self.note, ("notiz", LONGEST_NOTE), &mut errors);
        let ended_on = optional_day(&mut errors, "ende", &self.ended_on);
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut places: Vec<MunicipalityId> = self
            .places
            .iter()
            .filter_map(|text| look.municipality(text))
            .collect();
        places.sort_unstable();
        places.dedup();
        Ok(Actor {
            organisation: before.organisation,
            roles,
            fields: coded(&self.fields),
            places,
            email: self.email.clone(),
            phone: self.phone.clone(),
            note,
            post: look.post(&self.post),
            mail_stopped_on: stopped_on(self.gets_mail, before.mail_stopped_on, look.today),
            ended_on,
            version: before.version,
        })
    }
}

/// Since when somebody gets no letters: the day on which it was said stays.
pub(crate) fn stopped_on(gets_mail: bool, before: Option<Day>, today: Day) -> Option<Day> {
    (!gets_mail).then(|| before.unwrap_or(today))
}

/// A typed day that may be missing.
pub(crate) fn optional_day(errors: &mut InputErrors, field: &'static str, text: &str) -> Option<Day> {
    if text.is_empty() {
        return None;
    }
    errors.take(field, Day::typed(text))
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
