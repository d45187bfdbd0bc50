//! What is often agreed together. A preset only ticks boxes; the person decides about each.

use crate::model::category::Category;
use crate::model::purpose::Purpose;

db::coded! {
    /// A preset of the form.
    pub enum Preset {
        /// Find a home.
        Housing = "housing",
        /// Work.
        Work = "work",
        /// Training and studies.
        Training = "training",
        /// School and day care.
        School = "school",
        /// Health.
        Health = "health",
        /// Language course.
        Language = "language",
        /// Residence and naturalisation.
        Residence = "residence",
        /// Money and benefits.
        Livelihood = "livelihood",
        /// Family.
        Family = "family",
        /// Leisure and volunteering.
        Participation = "participation",
        /// Case conference.
        Conference = "conference",
        /// Hand-over to another body.
        Handover = "handover",
    }
}

impl Preset {
    /// The key of its name in the language files.
    pub fn key(self) -> String {
        format!("preset-{}", self.code())
    }

    /// The purposes it ticks.
    pub const fn purposes(self) -> &'static [Purpose] {
        match self {
            Self::Housing => &[Purpose::Housing],
            Self::Work => &[Purpose::Work, Purpose::Recognition],
            Self::Training => &[Purpose::Training],
            Self::School => &[Purpose::School],
            Self::Health => &[Purpose::Health],
            Self::Language => &[Purpose::Language],
            Self::Residence => &[Purpose::Residence, Purpose::Naturalisation],
            Self::Livelihood => &[Purpose::Livelihood],
            Self::Family => &[Purpose::Family],
            Self::Participation => &[Purpose::Participation],
            Self::Conference => &[Purpose::Conference],
            Self::Handover => &[Purpose::Handover],
        }
    }

    /// The categories it ticks: only what the purpose needs (Art. 5 (1) (c) GDPR), never a special one.
    pub const fn categories(self) -> &'static [Category] {
        use Category as C;
        match self {
            Self::Housing => &[
                C::Contact,
                C::Household,
                C::Housing,
                C::Livelihood,
                C::Appointments,
            ],
            Self::Work => &[
                C::Contact,
                C::Status,
                C::Language,
                C::Education,
                C::Work,
                C::Appointments,
            ],
            Self::Training => &[C::Contact, C::Status, C::Language, C::Education, C::Appointments],
            Self::School | Self::Family => &[
                C::Contact,
                C::Household,
                C::Language,
                C::Education,
                C::Appointments,
            ],
            Self::Health => &[C::Contact, C::Language, C::Appointments],
            Self::Language => &[C::Contact, C::Status, C::Language, C::Appointments],
            Self::Residence => &[C::Contact, C::Status, C::Appointments, C::Correspondence],
            Self::Livelihood => &[
                C::Contact,
                C::Household,
                C::Livelihood,
                C::Appointments,
                C::Correspondence,
            ],
            Self::Participation => &[C::Contact, C::Language, C::Participation, C::Appointments],
            Self::Conference => &[C::Contact, C::Plan, C::Appointments],
            Self::Handover => &[C::Contact, C::Household, C::Language, C::Plan, C::Appointments],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_preset_ticks_what_is_specially_protected_or_leaves_the_person_unnamed() {
        for preset in Preset::ALL {
            assert!(
                !preset.categories().iter().any(|category| category.is_special()),
                "{preset}"
            );
            assert!(preset.categories().contains(&Category::Contact), "{preset}");
            assert!(!preset.purposes().contains(&Purpose::Accompany), "{preset}");
        }
    }
}
