//! A regular exchange and when it is due, without database.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, PostId, RowId};

const DAYS_A_WEEK: i32 = 7;
/// Most weeks between two exchanges.
pub(crate) const MOST_WEEKS: i64 = 104;

/// A regular exchange. Source: concept § 6.3 (exchange case management – advice centres per municipality).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The row.
    pub id: RowId,
    /// For which municipality.
    pub municipality: MunicipalityId,
    /// What it is called.
    pub title: String,
    /// Weeks between two of them.
    pub weeks_between: i64,
    /// By when the first one is due.
    pub begins_on: Day,
    /// The day that is agreed for the next one.
    pub agreed_on: Option<Day>,
    /// The post that looks after it.
    pub post: Option<PostId>,
    /// What is good to know.
    pub note: String,
    /// The day on which it came to an end.
    pub ended_on: Option<Day>,
    /// Who takes part.
    pub actors: Vec<OrganisationId>,
    /// The day of the last one.
    pub last_on: Option<Day>,
    /// Counts the changes.
    pub version: i64,
}

/// How a regular exchange stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It came to an end.
    Ended,
    /// The next one is agreed or not due yet.
    Ahead(Day),
    /// It was due on this day and is not noted.
    Overdue(Day),
}

impl Exchange {
    /// By when the next one is due: the agreed day, or so many weeks after the last one, or the first day.
    pub fn next_on(&self) -> Day {
        let weeks = i32::try_from(self.weeks_between).unwrap_or_default();
        let by_rhythm = self
            .last_on
            .map_or(self.begins_on, |last| last.plus_days(weeks * DAYS_A_WEEK));
        self.agreed_on.unwrap_or(by_rhythm)
    }

    /// How it stands on this day.
    pub fn standing_on(&self, today: Day) -> Standing {
        let next = self.next_on();
        match self.ended_on {
            Some(end) if end < today => Standing::Ended,
            _ if next < today => Standing::Overdue(next),
            _ => Standing::Ahead(next),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn exchange(last: Option<&str>, agreed: Option<&str>, ended: Option<&str>) -> Exchange {
        let id = "00000000-0000-4000-8000-000000000001";
        Exchange {
            id: id.parse().unwrap(),
            municipality: id.parse().unwrap(),
            title: "Austausch".to_owned(),
            weeks_between: 8,
            begins_on: day("2026-03-10"),
            agreed_on: agreed.map(day),
            post: None,
            note: String::new(),
            ended_on: ended.map(day),
            actors: Vec::new(),
            last_on: last.map(day),
            version: 1,
        }
    }

    #[test]
    fn the_next_exchange_is_the_agreed_one_or_follows_the_last_by_its_rhythm() {
        use Standing::{Ahead, Ended, Overdue};
        let today = day("2026-06-01");
        for (last, agreed, ended, expected) in [
            (None, None, None, Overdue(day("2026-03-10"))),
            (None, Some("2026-06-01"), None, Ahead(day("2026-06-01"))),
            (Some("2026-04-06"), None, None, Ahead(day("2026-06-01"))),
            (Some("2026-04-05"), None, None, Overdue(day("2026-05-31"))),
            (
                Some("2026-04-05"),
                Some("2026-07-02"),
                None,
                Ahead(day("2026-07-02")),
            ),
            (
                Some("2026-05-20"),
                Some("2026-05-31"),
                None,
                Overdue(day("2026-05-31")),
            ),
            (Some("2026-01-05"), None, Some("2026-05-31"), Ended),
            (
                Some("2026-01-05"),
                None,
                Some("2026-06-01"),
                Overdue(day("2026-03-02")),
            ),
        ] {
            assert_eq!(
                exchange(last, agreed, ended).standing_on(today),
                expected,
                "{last:?} {agreed:?} {ended:?}"
            );
        }
    }
}
