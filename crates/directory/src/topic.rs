//! Topics of offers (Themen): what an offer is about, each in one field of action. Not a free keyword.

use base::language::Language;

use crate::field::FieldOfAction;
use crate::words;

/// Writes the topics with code, field and German name side by side.
macro_rules! topics {
    ($($field:ident { $($(#[$doc:meta])* $variant:ident = $code:literal, $german:literal;)* })*) => {
        db::coded! {
            /// What an offer is about.
            pub enum Topic {
                $($($(#[$doc])* $variant = $code,)*)*
            }
        }

        impl Topic {
            /// The field of action to which it belongs.
            pub const fn field(self) -> FieldOfAction {
                match self { $($(Self::$variant => FieldOfAction::$field,)*)* }
            }

            /// The German name, as staff pages and figures show it.
            pub const fn german(self) -> &'static str {
                match self { $($(Self::$variant => $german,)*)* }
            }
        }
    };
}

topics! {
    Language {
        /// Integrationskurs (§ 43 AufenthG).
        IntegrationCourse = "integration_course", "Integrationskurs";
        /// Alphabetisierungskurs.
        LiteracyCourse = "literacy_course", "Alphabetisierung";
        /// Berufssprachkurs (§ 45a AufenthG).
        JobLanguageCourse = "job_language_course", "Berufssprachkurs";
        /// Other German courses, such as first orientation.
        GermanCourse = "german_course", "Deutschkurs";
        /// Sprachcafé, Gesprächskreis.
        Conversation = "conversation", "Sprachcafé und Gesprächskreis";
        /// Language tests and placement.
        LanguageTest = "language_test", "Sprachprüfung und Einstufung";
        /// Sprachmittlung, Dolmetschen.
        Interpreting = "interpreting", "Sprachmittlung";
    }
    Education {
        /// Kita, Kindertagespflege.
        Daycare = "daycare", "Kita und Kindertagespflege";
        /// Finding a school for newly arrived children.
        SchoolPlace = "school_place", "Schulplatz und Seiteneinstieg";
        /// Help with homework.
        Tutoring = "tutoring", "Nachhilfe und Hausaufgaben";
        /// School-leaving certificates for adults.
        SchoolCertificate = "school_certificate", "Schulabschluss nachholen";
        /// Studying.
        Studies = "studies", "Studium";
        /// Reading, writing and the computer for adults.
        AdultEducation = "adult_education", "Weiterbildung und Grundbildung";
    }
    Training {
        /// Choosing an occupation.
        CareerChoice = "career_choice", "Berufsorientierung";
        /// Berufsausbildung.
        VocationalTraining = "vocational_training", "Ausbildungsplatz";
        /// Help during training.
        TrainingSupport = "training_support", "Hilfe in der Ausbildung";
        /// Praktikum, Einstiegsqualifizierung.
        Internship = "internship", "Praktikum und Einstiegsqualifizierung";
    }
    Work {
        /// Finding work.
        JobSearch = "job_search", "Arbeitssuche";
        /// Recognition of foreign qualifications.
        Recognition = "recognition", "Anerkennung von Abschlüssen";
        /// Rights at work, exploitation.
        LabourRights = "labour_rights", "Rechte bei der Arbeit";
        /// Founding a business.
        StartUp = "start_up", "Selbstständigkeit";
        /// Benefits for a living.
        SocialBenefits = "social_benefits", "Sozialleistungen";
        /// Schuldnerberatung.
        Debt = "debt", "Schulden";
    }
    Housing {
        /// Finding a flat.
        FlatSearch = "flat_search", "Wohnungssuche";
        /// Losing one's home.
        HousingEmergency = "housing_emergency", "Wohnungslosigkeit und Notunterkunft";
        /// Rights of tenants.
        TenantAdvice = "tenant_advice", "Mietrecht";
        /// Clothes, furniture, food.
        ClothingFood = "clothing_food", "Kleidung, Möbel, Lebensmittel";
    }
    Health {
        /// Doctors and hospitals.
        Doctor = "doctor", "Ärztliche Hilfe";
        /// Trauma, mental health.
        Psychosocial = "psychosocial", "Psychosoziale Hilfe und Trauma";
        /// Pregnancy and birth.
        Pregnancy = "pregnancy", "Schwangerschaft und Geburt";
        /// Addiction.
        Addiction = "addiction", "Sucht";
        /// Disability.
        Disability = "disability", "Behinderung";
        /// Care of the old and ill.
        Nursing = "nursing", "Pflege";
    }
    Residence {
        /// Aufenthaltsrecht.
        ResidenceAdvice = "residence_advice", "Aufenthaltsrecht";
        /// Asylverfahren, Flüchtlingsberatung.
        AsylumAdvice = "asylum_advice", "Asyl und Flüchtlingsberatung";
        /// Einbürgerung.
        Naturalisation = "naturalisation", "Einbürgerung";
        /// Rückkehrberatung.
        ReturnAdvice = "return_advice", "Rückkehrberatung";
        /// Migrationsberatung für erwachsene Zuwanderer (MBE).
        MigrationAdviceAdults = "migration_advice_adults", "Migrationsberatung für Erwachsene (MBE)";
        /// Jugendmigrationsdienst (JMD).
        YouthMigrationService = "youth_migration_service", "Jugendmigrationsdienst (JMD)";
        /// Kommunales Integrationsmanagement: the case managers.
        CaseManagement = "case_management", "Case Management (KIM)";
    }
    Participation {
        /// Families and upbringing.
        Family = "family", "Familie und Erziehung";
        /// Women.
        Women = "women", "Frauen";
        /// Violence, protection.
        Violence = "violence", "Gewalt und Schutz";
        /// Young people.
        Youth = "youth", "Jugendliche";
        /// Old people.
        Seniors = "seniors", "Ältere Menschen";
        /// Discrimination and racism.
        Discrimination = "discrimination", "Diskriminierung";
        /// Volunteering, sponsors.
        Volunteering = "volunteering", "Ehrenamt und Patenschaften";
        /// Sport.
        Sport = "sport", "Sport";
        /// Culture and leisure.
        Culture = "culture", "Kultur und Freizeit";
        /// Meeting places, migrant organisations.
        MeetingPlace = "meeting_place", "Begegnung und Vereine";
        /// First orientation for newcomers, forms.
        Orientation = "orientation", "Orientierung und Hilfe bei Formularen";
    }
}

impl Topic {
    /// The name in one of the sixteen languages.
    pub fn name(self, language: Language) -> String {
        words::word(language, &format!("topic-{self}"))
    }

    /// The topics of a field, in the order of the list.
    pub fn of_field(field: FieldOfAction) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |topic| topic.field() == field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_topics_and_every_topic_a_name_of_its_own() {
        for field in FieldOfAction::ALL {
            assert!(Topic::of_field(*field).count() >= 3, "{field}");
        }
        let names: std::collections::BTreeSet<&str> = Topic::ALL.iter().map(|topic| topic.german()).collect();
        assert_eq!(names.len(), Topic::ALL.len());
    }
}
