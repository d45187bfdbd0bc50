//! Situations with which people come ("Ich suche … eine Wohnung"), each with the topics that help. No database.

use directory::topic::Topic;

db::coded! {
    /// A situation, as the start page offers it.
    pub enum Situation {
        /// A flat.
        Housing = "housing",
        /// Learning German.
        German = "german",
        /// Work.
        Work = "work",
        /// Training or studies.
        Training = "training",
        /// School or childcare.
        School = "school",
        /// A doctor, health.
        Health = "health",
        /// Residence.
        Papers = "papers",
        /// German citizenship.
        Citizenship = "citizenship",
        /// Money.
        Money = "money",
        /// Families and women.
        Family = "family",
        /// People and leisure.
        People = "people",
        /// Somebody who interprets.
        Interpreting = "interpreting",
    }
}

impl Situation {
    /// Its symbol in `guide.svg`.
    pub(crate) const fn symbol(self) -> &'static str {
        match self {
            Self::Housing => "home",
            Self::German => "speech",
            Self::Work => "work",
            Self::Training => "training",
            Self::School => "school",
            Self::Health => "health",
            Self::Papers => "papers",
            Self::Citizenship => "flag",
            Self::Money => "money",
            Self::Family => "family",
            Self::People => "people",
            Self::Interpreting => "translate",
        }
    }

    /// The topics that help, the most common first.
    pub(crate) const fn topics(self) -> &'static [Topic] {
        match self {
            Self::Housing => &[
                Topic::FlatSearch,
                Topic::HousingEmergency,
                Topic::TenantAdvice,
                Topic::ClothingFood,
            ],
            Self::German => &[
                Topic::GermanCourse,
                Topic::IntegrationCourse,
                Topic::LiteracyCourse,
                Topic::JobLanguageCourse,
                Topic::Conversation,
                Topic::LanguageTest,
            ],
            Self::Work => &[
                Topic::JobSearch,
                Topic::Recognition,
                Topic::LabourRights,
                Topic::StartUp,
            ],
            Self::Training => &[
                Topic::VocationalTraining,
                Topic::CareerChoice,
                Topic::Internship,
                Topic::TrainingSupport,
                Topic::Studies,
                Topic::SchoolCertificate,
            ],
            Self::School => &[
                Topic::SchoolPlace,
                Topic::Daycare,
                Topic::Tutoring,
                Topic::AdultEducation,
            ],
            Self::Health => &[
                Topic::Doctor,
                Topic::Psychosocial,
                Topic::Pregnancy,
                Topic::Addiction,
                Topic::Disability,
                Topic::Nursing,
            ],
            Self::Papers => &[
                Topic::ResidenceAdvice,
                Topic::AsylumAdvice,
                Topic::MigrationAdviceAdults,
                Topic::YouthMigrationService,
                Topic::ReturnAdvice,
                Topic::Orientation,
            ],
            Self::Citizenship => &[Topic::Naturalisation, Topic::MigrationAdviceAdults],
            Self::Money => &[Topic::SocialBenefits, Topic::Debt, Topic::ClothingFood],
            Self::Family => &[
                Topic::Family,
                Topic::Women,
                Topic::Violence,
                Topic::Pregnancy,
                Topic::Youth,
                Topic::Seniors,
            ],
            Self::People => &[
                Topic::MeetingPlace,
                Topic::Conversation,
                Topic::Sport,
                Topic::Culture,
                Topic::Volunteering,
                Topic::Discrimination,
            ],
            Self::Interpreting => &[Topic::Interpreting, Topic::Orientation],
        }
    }

    /// The key of its words.
    pub(crate) fn key(self) -> String {
        format!("situation-{self}")
    }
}

#[cfg(test)]
mod tests {
    use base::language::Language;

    use super::*;
    use crate::guide::words::Words;

    #[test]
    fn every_topic_but_the_district_s_own_work_is_found_from_the_start() {
        let reached = |topic: &Topic| Situation::ALL.iter().any(|one| one.topics().contains(topic));
        let lost: Vec<&Topic> = Topic::ALL.iter().filter(|topic| !reached(topic)).collect();
        assert_eq!(lost, [&Topic::CaseManagement]);
    }

    #[test]
    fn every_situation_has_words_in_every_language() {
        for language in Language::ALL {
            for one in Situation::ALL {
                assert_ne!(Words(language).of(&one.key()), one.key(), "{language}");
            }
        }
    }
}
