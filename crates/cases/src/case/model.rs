//! What a case is: its phases and the moves between them, how people came, why it closed. Knows no database, no page
//! and no clock.

use base::day::Day;
use base::refusal::Refusal;

/// A referred case closes itself after so long. Source: system part B, „Case states“.
pub const REFERRED_MONTHS: i32 = 3;
/// Without a contact for so long, a case is proposed for closing (months).
pub const DORMANT_MONTHS: i32 = 6;

db::coded! {
    /// The phase (Phase) of a case: clearing, then accompanied while KIM leads one life area, or referred on when
    /// others lead all of them, then closed. Source: system part B, „Case states".
    pub enum Phase {
        /// Clearing.
        Clearing = "clearing",
        /// Prozessbegleitung.
        Accompanied = "accompanied",
        /// Verweisberatung: handed to others in all life areas.
        ReferredOn = "referred_on",
        /// Abgeschlossen.
        Closed = "closed",
    }
}

impl Phase {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Clearing => "Clearing",
            Self::Accompanied => "Prozessbegleitung",
            Self::ReferredOn => "Verweisberatung",
            Self::Closed => "Abgeschlossen",
        }
    }

    /// Whether work goes on.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }
}

/// Why a case does not move into a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveRefused {
    /// It is in this phase already.
    AlreadyThere(Phase),
    /// It is closed: only reopening helps.
    IsClosed,
    /// Clearing is over once the responsibility was decided.
    ClearingIsOver,
    /// Somebody else has changed the case meanwhile.
    ChangedMeanwhile,
}

impl Refusal for MoveRefused {
    fn german(&self) -> String {
        match self {
            Self::AlreadyThere(phase) => {
                format!("Der Fall ist schon in der Phase „{}“.", phase.german())
            }
            Self::IsClosed => {
                "Der Fall ist abgeschlossen. Bitte nehmen Sie ihn zuerst mit einer Begründung wieder auf.".to_owned()
            }
            Self::ClearingIsOver => {
                "Das Clearing ist beendet. Bitte ändern Sie die Zuständigkeit in den Lebensbereichen.".to_owned()
            }
            Self::ChangedMeanwhile => {
                "Der Fall wurde inzwischen geändert. Bitte sehen Sie sich den Stand an und wiederholen Sie die Eingabe."
                    .to_owned()
            }
        }
    }
}

/// Whether a case may go from one phase to another; reopened cases begin again with clearing.
///
/// # Errors
/// [`MoveRefused`] with the reason.
pub const fn may_move(from: Phase, to: Phase) -> Result<(), MoveRefused> {
    match (from, to) {
        (Phase::Clearing, Phase::Clearing)
        | (Phase::Accompanied, Phase::Accompanied)
        | (Phase::ReferredOn, Phase::ReferredOn)
        | (Phase::Closed, Phase::Closed) => Err(MoveRefused::AlreadyThere(from)),
        (Phase::Closed, Phase::Accompanied | Phase::ReferredOn) => Err(MoveRefused::IsClosed),
        (Phase::Accompanied | Phase::ReferredOn, Phase::Clearing) => Err(MoveRefused::ClearingIsOver),
        _ => Ok(()),
    }
}

/// The last day since which so many months have passed today. Counted forwards as people do, so that what began on the
/// 31st and ends in a shorter month ends on that month's last day, not after it.
pub fn months_ago(today: Day, months: i32) -> Day {
    let mut day = today.plus_months(-months);
    while day.plus_days(1).plus_months(months) <= today {
        day = day.plus_days(1);
    }
    day
}

/// Whether a referred case closes itself on this day.
pub fn closes_itself(phase_since: Day, hand_over_confirmed_on: Option<Day>, today: Day) -> bool {
    hand_over_confirmed_on.is_some() || phase_since.plus_months(REFERRED_MONTHS) <= today
}

db::coded! {
    /// The target group (Zielgruppe) of the person, which reports need. Source: concept § 4.
    pub enum TargetGroup {
        /// People who fled.
        Refugees = "refugees",
        /// People who came lately, for whatever reason.
        NewlyArrived = "newly_arrived",
        /// People who have long lived here (nachholende Integration).
        LongResident = "long_resident",
        /// People from South-Eastern Europe.
        SouthEastEurope = "south_east_europe",
        /// Another group.
        Other = "other",
    }
}

impl TargetGroup {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Refugees => "Geflüchtete",
            Self::NewlyArrived => "Neuzugewanderte",
            Self::LongResident => "Schon länger hier Lebende",
            Self::SouthEastEurope => "Zugewanderte aus Südosteuropa",
            Self::Other => "Andere Gruppe",
        }
    }
}

db::coded! {
    /// How somebody came to case management (Zugangsweg).
    pub enum AccessRoute {
        /// By themselves.
        Oneself = "oneself",
        /// An open consultation hour.
        ConsultationHour = "consultation_hour",
        /// Outreach work.
        Outreach = "outreach",
        /// A regular service of the administration.
        RegularService = "regular_service",
        /// The Jobcenter or the employment agency.
        Jobcenter = "jobcenter",
        /// An advice centre, such as JMD or MBE.
        AdviceCentre = "advice_centre",
        /// A school or day care.
        School = "school",
        /// Volunteers or an association.
        Volunteers = "volunteers",
        /// Family or friends.
        Family = "family",
        /// The immigration or naturalisation authority.
        ResidenceOffice = "residence_office",
        /// A colleague in case management.
        Colleague = "colleague",
        /// Another way.
        Other = "other",
    }
}

impl AccessRoute {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Oneself => "von sich aus",
            Self::ConsultationHour => "offene Sprechstunde",
            Self::Outreach => "aufsuchende Arbeit",
            Self::RegularService => "Regeldienst der Verwaltung",
            Self::Jobcenter => "Jobcenter oder Agentur für Arbeit",
            Self::AdviceCentre => "Beratungsstelle (JMD, MBE, Flüchtlingsberatung …)",
            Self::School => "Schule oder Kita",
            Self::Volunteers => "Ehrenamt oder Verein",
            Self::Family => "Familie oder Bekannte",
            Self::ResidenceOffice => "Ausländer- oder Einbürgerungsbehörde",
            Self::Colleague => "Kollegin oder Kollege im Case Management",
            Self::Other => "anderer Weg",
        }
    }
}

db::coded! {
    /// Why a case was closed. Source: system part B, „Closing reasons“.
    pub enum CloseReason {
        /// The goals were reached.
        GoalsReached = "goals_reached",
        /// Some of the goals were reached.
        PartlyReached = "partly_reached",
        /// Handed to a regular service.
        HandedOver = "handed_over",
        /// The contact was lost.
        ContactLost = "contact_lost",
        /// The consent was withdrawn.
        ConsentWithdrawn = "consent_withdrawn",
        /// Moved away.
        MovedAway = "moved_away",
        /// Left the country.
        LeftCountry = "left_country",
        /// Not responsible.
        NotResponsible = "not_responsible",
        /// Another reason.
        Other = "other",
    }
}

impl CloseReason {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::GoalsReached => "Ziele erreicht",
            Self::PartlyReached => "Ziele zum Teil erreicht",
            Self::HandedOver => "an einen Regeldienst übergeben",
            Self::ContactLost => "Kontakt abgebrochen",
            Self::ConsentWithdrawn => "Einwilligung widerrufen",
            Self::MovedAway => "weggezogen",
            Self::LeftCountry => "ausgereist",
            Self::NotResponsible => "nicht zuständig",
            Self::Other => "anderer Grund",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_moves_only_as_the_table_says() {
        use Phase::{Accompanied, Clearing, Closed, ReferredOn};
        let table = [
            (Clearing, Clearing, Err(MoveRefused::AlreadyThere(Clearing))),
            (Clearing, Accompanied, Ok(())),
            (Clearing, ReferredOn, Ok(())),
            (Clearing, Closed, Ok(())),
            (Accompanied, Clearing, Err(MoveRefused::ClearingIsOver)),
            (
                Accompanied,
                Accompanied,
                Err(MoveRefused::AlreadyThere(Accompanied)),
            ),
            (Accompanied, ReferredOn, Ok(())),
            (Accompanied, Closed, Ok(())),
            (ReferredOn, Clearing, Err(MoveRefused::ClearingIsOver)),
            (ReferredOn, Accompanied, Ok(())),
            (ReferredOn, ReferredOn, Err(MoveRefused::AlreadyThere(ReferredOn))),
            (ReferredOn, Closed, Ok(())),
            (Closed, Clearing, Ok(())),
            (Closed, Accompanied, Err(MoveRefused::IsClosed)),
            (Closed, ReferredOn, Err(MoveRefused::IsClosed)),
            (Closed, Closed, Err(MoveRefused::AlreadyThere(Closed))),
        ];
        assert_eq!(table.len(), Phase::ALL.len() * Phase::ALL.len());
        for (from, to, expected) in table {
            assert_eq!(may_move(from, to), expected, "{from} → {to}");
        }
    }

    #[test]
    fn months_that_have_passed_end_on_the_last_day_of_a_shorter_month() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (today, months, expected) in [
            ("2028-02-28", 3, "2027-11-28"),
            ("2028-02-29", 3, "2027-11-30"),
            ("2028-03-01", 3, "2027-12-01"),
            ("2027-02-28", 6, "2026-08-31"),
            ("2027-05-31", 3, "2027-02-28"),
        ] {
            let since = months_ago(day(today), months);
            assert_eq!(since, day(expected), "{today}");
            assert!(since.plus_months(months) <= day(today));
        }
    }

    #[test]
    fn a_referred_case_closes_itself_after_three_months_or_when_the_hand_over_is_confirmed() {
        let check = |since: &str, confirmed: Option<&str>, today: &str, expected| {
            let day = |text: &str| text.parse::<Day>().unwrap();
            assert_eq!(
                closes_itself(day(since), confirmed.map(day), day(today)),
                expected,
                "{since} {today}"
            );
        };
        check("2026-03-02", None, "2026-06-01", false);
        check("2026-03-02", None, "2026-06-02", true);
        check("2026-11-30", None, "2027-02-27", false);
        check("2026-11-30", None, "2027-02-28", true);
        check("2026-03-02", Some("2026-03-10"), "2026-03-10", true);
    }
}
