//! How long files are kept, and who releases an erasure. Knows no database, no page and no clock.

use base::day::Day;
use base::ids::{AccountId, OrganisationId};
use base::refusal::Refusal;

/// Full years after the year in which it ended, unless the controller decides otherwise (years, calendar). Source:
/// limitation period, §§ 195, 199 BGB; dossier § 4.3.
pub const DEFAULT_YEARS: i64 = 3;
/// The shortest and the longest period (years).
pub const YEARS: std::ops::RangeInclusive<i64> = 1..=30;

db::coded! {
    /// What a period is for.
    pub enum FileKind {
        /// A closed case, with everybody who takes part in no other.
        Case = "case",
        /// A person without a case, from the last change or contact.
        Person = "person",
        /// An emergency note, from the day it was written.
        Emergency = "emergency",
    }
}

impl FileKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Case => "Abgeschlossener Fall mit seinen Personen",
            Self::Person => "Person ohne Fall",
            Self::Emergency => "Notfallvermerk",
        }
    }

    /// From what the years count.
    pub const fn counted_from(self) -> &'static str {
        match self {
            Self::Case => "ab Ende des Jahres, in dem der Fall abgeschlossen wurde",
            Self::Person => "ab Ende des Jahres der letzten Änderung oder des letzten Kontakts",
            Self::Emergency => "ab Ende des Jahres, in dem der Vermerk geschrieben wurde",
        }
    }
}

/// A period that was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// For which controller; `None` for all that decided nothing of their own.
    pub controller: Option<OrganisationId>,
    /// What for.
    pub kind: FileKind,
    /// Full years after the year in which it ended.
    pub years: i64,
}

/// The years that hold for a controller.
pub fn years(periods: &[Period], kind: FileKind, controller: Option<OrganisationId>) -> i64 {
    let of = |wanted: Option<OrganisationId>| {
        let found = periods
            .iter()
            .find(|one| one.kind == kind && one.controller == wanted);
        found.map(|one| one.years)
    };
    of(controller).or_else(|| of(None)).unwrap_or(DEFAULT_YEARS)
}

/// The last year whose files are due in this year: three full years after 2022 have passed once 2026 has begun.
pub fn last_due_year(today: Day, years: i64) -> i64 {
    i64::from(today.year()) - years - 1
}

/// Whether what ended on a day is due.
pub fn is_due(ended_on: Day, years: i64, today: Day) -> bool {
    i64::from(ended_on.year()) <= last_due_year(today, years)
}

db::coded! {
    /// Where a run comes from.
    pub enum Origin {
        /// Periods that are over.
        Retention = "retention",
        /// A request of a person.
        Request = "request",
    }
}

impl Origin {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Retention => "Aufbewahrung ist um",
            Self::Request => "Antrag einer Person",
        }
    }
}

db::coded! {
    /// How far a run is.
    pub enum RunState {
        /// Nobody has released it.
        Proposed = "proposed",
        /// One person has released it.
        Released = "released",
        /// A second person has confirmed it: the job erases.
        Confirmed = "confirmed",
        /// Erased.
        Done = "done",
        /// Thrown away without erasing.
        Dropped = "dropped",
    }
}

impl RunState {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Proposed => "vorgeschlagen",
            Self::Released => "freigegeben, wartet auf die zweite Person",
            Self::Confirmed => "bestätigt, wird gelöscht",
            Self::Done => "gelöscht",
            Self::Dropped => "verworfen",
        }
    }
}

/// What a release does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// It is the first pair of eyes.
    First,
    /// It is the second: the job may run.
    Second,
}

/// Why somebody cannot release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseRefused {
    /// The first pair of eyes cannot be the second.
    SamePerson,
    /// It is confirmed, done or dropped.
    NotWaiting,
}

impl Refusal for ReleaseRefused {
    fn german(&self) -> String {
        match self {
            Self::SamePerson => {
                "Diese Löschung haben Sie selbst freigegeben. Bitte lassen Sie eine zweite Person bestätigen."
            }
            Self::NotWaiting => "Dieser Lauf wartet nicht mehr auf eine Freigabe.",
        }
        .to_owned()
    }
}

/// What a release by this account does to a run.
///
/// # Errors
/// [`ReleaseRefused`] with the reason.
pub fn may_release(
    state: RunState,
    released_by: Option<AccountId>,
    account: AccountId,
) -> Result<Release, ReleaseRefused> {
    match state {
        RunState::Proposed => Ok(Release::First),
        RunState::Released if released_by == Some(account) => Err(ReleaseRefused::SamePerson),
        RunState::Released => Ok(Release::Second),
        _ => Err(ReleaseRefused::NotWaiting),
    }
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::Ids;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn three_full_years_after_the_closing_year_a_file_is_due() {
        let check = |ended: &str, today: &str, expected| {
            assert_eq!(is_due(day(ended), 3, day(today)), expected, "{ended} {today}");
        };
        check("2022-01-01", "2025-12-31", false);
        check("2022-12-31", "2026-01-01", true);
        check("2022-01-01", "2026-01-01", true);
        check("2023-01-01", "2026-12-31", false);
    }

    #[test]
    fn a_controller_decides_for_itself_and_else_the_house() {
        let ids = Ids::seeded(Clock::machine(), 1);
        let [kreis, stadt] = [(); 2].map(|()| OrganisationId::from_uuid(ids.next()));
        let period = |controller, years| Period {
            controller,
            kind: FileKind::Case,
            years,
        };
        let periods = [period(None, 5), period(Some(kreis), 2)];
        assert_eq!(years(&periods, FileKind::Case, Some(kreis)), 2);
        assert_eq!(years(&periods, FileKind::Case, Some(stadt)), 5);
        assert_eq!(years(&periods, FileKind::Person, Some(kreis)), DEFAULT_YEARS);
    }

    #[test]
    fn two_people_release_an_erasure() {
        let ids = Ids::seeded(Clock::machine(), 2);
        let [first, second] = [(); 2].map(|()| AccountId::from_uuid(ids.next()));
        assert_eq!(may_release(RunState::Proposed, None, first), Ok(Release::First));
        assert_eq!(
            may_release(RunState::Released, Some(first), first),
            Err(ReleaseRefused::SamePerson)
        );
        assert_eq!(
            may_release(RunState::Released, Some(first), second),
            Ok(Release::Second)
        );
        assert_eq!(
            may_release(RunState::Done, Some(first), second),
            Err(ReleaseRefused::NotWaiting)
        );
    }
}
