//! Purposes for which data may be used or passed on. What a purpose is called stands in the language files.

db::coded! {
    /// A purpose; none of them is open-ended.
    pub enum Purpose {
        /// Case management at the controller itself.
        Accompany = "accompany",
        /// Find, rent or keep a home.
        Housing = "housing",
        /// Find work.
        Work = "work",
        /// Have a foreign degree recognised.
        Recognition = "recognition",
        /// Find training or studies.
        Training = "training",
        /// School and day care.
        School = "school",
        /// Find a language or integration course.
        Language = "language",
        /// Find medical, psychological or nursing help.
        Health = "health",
        /// Clear the right of residence.
        Residence = "residence",
        /// Prepare naturalisation.
        Naturalisation = "naturalisation",
        /// Claim benefits.
        Livelihood = "livelihood",
        /// Clear debts.
        Debts = "debts",
        /// Help for children and family.
        Family = "family",
        /// Leisure, meeting, volunteering.
        Participation = "participation",
        /// Arrange appointments and interpreting.
        Appointments = "appointments",
        /// Agree upon the next steps in a case conference.
        Conference = "conference",
        /// Hand the accompaniment over.
        Handover = "handover",
    }
}

impl Purpose {
    /// The key of its name in the language files.
    pub fn key(self) -> String {
        format!("purpose-{}", self.code())
    }

    /// Whether the controller's own leave to accompany somebody covers it: case work, and what is part of it.
    pub const fn is_case_work(self) -> bool {
        matches!(
            self,
            Self::Accompany | Self::Appointments | Self::Conference | Self::Handover
        )
    }

    /// What can be agreed with others: everything but the controller's own work.
    pub fn with_others() -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|purpose| *purpose != Self::Accompany)
    }
}
