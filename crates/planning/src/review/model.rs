//! Goal attainment from 0 to 4, described, and its curve. Knows no database.

use std::collections::BTreeMap;

use base::day::Day;
use base::ids::RowId;
use base::moment::Moment;

/// How far a goal was reached, from 0 to 4. Source: system part B 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attainment(i64);

impl Attainment {
    /// All levels, from nothing to everything.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The level with this number.
    pub fn new(number: i64) -> Option<Self> {
        (0..=4).contains(&number).then_some(Self(number))
    }

    /// Its number.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// Whether nothing is left to do.
    pub const fn is_reached(self) -> bool {
        self.0 == 4
    }

    /// What it means.
    pub const fn german(self) -> &'static str {
        match self.0 {
            0 => "nicht begonnen",
            1 => "begonnen",
            2 => "teilweise erreicht",
            3 => "weitgehend erreicht",
            _ => "erreicht",
        }
    }
}

/// A review.
#[derive(Clone, PartialEq, Eq)]
pub struct Review {
    /// Its number within the case, from 1.
    pub number: i64,
    /// The day of the talk.
    pub held_on: Day,
    /// When to look again.
    pub next_on: Option<Day>,
    /// A short note.
    pub note: String,
    /// When it was written down.
    pub at: Moment,
    /// Who wrote it down, as colleagues see the name.
    pub by: String,
    /// How far each goal was reached.
    pub levels: BTreeMap<RowId, Attainment>,
}

impl std::fmt::Debug for Review {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Review({}, {})", self.number, self.held_on)
    }
}

/// How far each goal was reached when it was rated last; reviews come the oldest first.
pub fn last_levels(reviews: &[Review]) -> BTreeMap<RowId, Attainment> {
    let mut last = BTreeMap::new();
    for review in reviews {
        last.extend(&review.levels);
    }
    last
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::Ids;

    use super::*;

    #[test]
    fn levels_run_from_nothing_to_everything() {
        assert_eq!(Attainment::new(-1), None);
        assert_eq!(Attainment::new(5), None);
        assert!(Attainment::new(4).unwrap().is_reached());
        assert!(!Attainment::new(3).unwrap().is_reached());
    }

    #[test]
    fn of_each_goal_the_last_rating_holds() {
        let ids = Ids::seeded(Clock::machine(), 4);
        let (one, two) = (RowId::from_uuid(ids.next()), RowId::from_uuid(ids.next_random()));
        let review = |number, levels: &[(RowId, i64)]| Review {
            number,
            held_on: "2026-03-02".parse().unwrap(),
            next_on: None,
            note: String::new(),
            at: Moment::from_milliseconds(number),
            by: String::new(),
            levels: levels
                .iter()
                .map(|(goal, level)| (*goal, Attainment::new(*level).unwrap()))
                .collect(),
        };
        let last = last_levels(&[review(1, &[(one, 1), (two, 2)]), review(2, &[(one, 4)])]);
        assert_eq!(last[&one], Attainment::new(4).unwrap());
        assert_eq!(last[&two], Attainment::new(2).unwrap());
    }
}
