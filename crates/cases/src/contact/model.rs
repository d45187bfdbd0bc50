//! What a contact is made of, in codes, and how long what can be erased is kept. Knows no database, no page, no clock.

use base::day::Day;

db::coded! {
    /// How a contact came about.
    pub enum Mode {
        /// By appointment.
        Appointment = "appointment",
        /// In an open consultation hour.
        OpenHour = "open_hour",
        /// The case manager went there.
        Outreach = "outreach",
        /// By telephone.
        Phone = "phone",
        /// By mail or chat.
        Mail = "mail",
        /// By video.
        Video = "video",
    }
}

impl Mode {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Appointment => "Termin",
            Self::OpenHour => "Offene Sprechstunde",
            Self::Outreach => "Aufsuchend",
            Self::Phone => "Telefon",
            Self::Mail => "Mail oder Chat",
            Self::Video => "Video",
        }
    }
}

db::coded! {
    /// The type of a contact. Source: dossier § 1.4.
    pub enum ContactKind {
        /// A short advice; anonymous is fine.
        BriefAdvice = "brief_advice",
        /// The first long talk.
        FirstTalk = "first_talk",
        /// Advice that leads to a service which is responsible.
        ReferralAdvice = "referral_advice",
        /// A contact within a case.
        CaseContact = "case_contact",
        /// Work with the network.
        NetworkWork = "network_work",
        /// Work on structures.
        StructureWork = "structure_work",
    }
}

impl ContactKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::BriefAdvice => "Kurzberatung",
            Self::FirstTalk => "Erstgespräch",
            Self::ReferralAdvice => "Verweisberatung",
            Self::CaseContact => "Fallkontakt",
            Self::NetworkWork => "Netzwerkarbeit",
            Self::StructureWork => "Strukturarbeit",
        }
    }

    /// The task area to which it counts.
    pub const fn task_area(self) -> TaskArea {
        match self {
            Self::BriefAdvice | Self::FirstTalk | Self::ReferralAdvice | Self::CaseContact => {
                TaskArea::Support
            }
            Self::NetworkWork => TaskArea::Network,
            Self::StructureWork => TaskArea::System,
        }
    }
}

db::coded! {
    /// The three task areas of case management (concept § 6.3), counted apart.
    pub enum TaskArea {
        /// Unterstützungsmanagement.
        Support = "support",
        /// Netzwerkarbeit.
        Network = "network",
        /// Systemmanagement.
        System = "system",
    }
}

impl TaskArea {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Support => "Unterstützungsmanagement",
            Self::Network => "Netzwerkarbeit",
            Self::System => "Systemmanagement",
        }
    }
}

db::coded! {
    /// Who interpreted.
    pub enum Interpreter {
        /// Nobody.
        None = "none",
        /// A friend, a relative, a volunteer.
        Lay = "lay",
        /// A professional.
        Professional = "professional",
        /// Somebody on the telephone or by video.
        Remote = "remote",
    }
}

impl Interpreter {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::None => "keine",
            Self::Lay => "Laie",
            Self::Professional => "professionell",
            Self::Remote => "Telefon oder Video",
        }
    }
}

db::coded! {
    /// How long it took.
    pub enum MinutesClass {
        /// Up to a quarter of an hour.
        UpTo15 = "up_to_15",
        /// Up to half an hour.
        UpTo30 = "up_to_30",
        /// Up to an hour.
        UpTo60 = "up_to_60",
        /// Longer.
        Over60 = "over_60",
    }
}

impl MinutesClass {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::UpTo15 => "bis 15 Minuten",
            Self::UpTo30 => "bis 30 Minuten",
            Self::UpTo60 => "bis 60 Minuten",
            Self::Over60 => "über 60 Minuten",
        }
    }
}

db::coded! {
    /// What came of it.
    pub enum ContactResult {
        /// A question was answered.
        Informed = "informed",
        /// Something was done together: an application, a letter, a call.
        Supported = "supported",
        /// The person was led to a service that is responsible.
        Referred = "referred",
        /// A next appointment was made.
        AppointmentMade = "appointment_made",
        /// Something was agreed with others.
        Agreed = "agreed",
        /// Something stays open.
        LeftOpen = "left_open",
        /// Nobody was reached.
        NotReached = "not_reached",
    }
}

impl ContactResult {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Informed => "Auskunft gegeben",
            Self::Supported => "Geholfen",
            Self::Referred => "Weitervermittelt",
            Self::AppointmentMade => "Termin vereinbart",
            Self::Agreed => "Absprache getroffen",
            Self::LeftOpen => "Bleibt offen",
            Self::NotReached => "Nicht erreicht",
        }
    }
}

/// A card and the note of a contact without a card are kept so long (days). Source: system part B, „Three shelves".
pub const CARD_DAYS: i32 = 90;
/// A Kurzberatung with a name is kept so long (months). Source: system part B; dossier § 4.3.
pub const NAMED_MONTHS: i32 = 12;

/// The day on which what was written down on `day` is erased.
pub fn erase_on(day: Day, is_named_advice: bool) -> Day {
    if is_named_advice {
        day.plus_months(NAMED_MONTHS)
    } else {
        day.plus_days(CARD_DAYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_counts_to_one_of_three_task_areas() {
        let of = |area| {
            ContactKind::ALL
                .iter()
                .filter(|kind| kind.task_area() == area)
                .count()
        };
        assert_eq!(
            (of(TaskArea::Support), of(TaskArea::Network), of(TaskArea::System)),
            (4, 1, 1)
        );
    }

    #[test]
    fn a_card_is_kept_ninety_days_and_a_named_advice_a_year() {
        let day: Day = "2028-02-29".parse().unwrap();
        assert_eq!(erase_on(day, false).to_string(), "2028-05-29");
        assert_eq!(erase_on(day, true).to_string(), "2029-02-28");
    }
}
