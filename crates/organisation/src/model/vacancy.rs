//! How full a post is, and for how long it was not. Not a judgement on people: only shares and days.

use std::collections::BTreeSet;
use std::iter::Sum;
use std::ops::Add;

use base::day::Day;
use base::fte::Fte;
use base::refusal::Refusal;

use crate::model::post::{Filling, Post};
use crate::model::validity::Validity;

/// What is allocated, filled, not known and vacant on one day; `allocated = filled + unknown + vacant`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occupancy {
    /// Placed somewhere.
    pub allocated: Fte,
    /// Filled for sure.
    pub filled: Fte,
    /// Nobody has told yet whether it is filled.
    pub unknown: Fte,
    /// Empty for sure.
    pub vacant: Fte,
}

/// A filling cannot be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillingRefused {
    /// On this day more would be filled than the post has.
    MoreThanThePost {
        /// The first such day.
        day: Day,
        /// What the post has on that day.
        allocated: Fte,
        /// What would be filled.
        filled: Fte,
    },
}

impl Refusal for FillingRefused {
    fn german(&self) -> String {
        match self {
            Self::MoreThanThePost { day, allocated, .. } if *allocated == Fte::ZERO => format!(
                "Am {} ist die Stelle nicht zugeteilt. Bitte zuerst die Zuteilung eintragen oder den Tag ändern.",
                day.german()
            ),
            Self::MoreThanThePost {
                day,
                allocated,
                filled,
            } => format!(
                "Ab {} wären {} VZÄ besetzt, die Stelle hat aber nur {} VZÄ. Bitte den Umfang oder den Zeitraum ändern.",
                day.german(),
                filled.german(),
                allocated.german()
            ),
        }
    }
}

impl Post {
    /// What is allocated, filled, not known and vacant on this day; all zero while the post is not allocated.
    pub fn occupancy_on(&self, day: Day) -> Occupancy {
        let allocated = self.allocated_on(day);
        let filled = self.filled_on(day);
        let rest = allocated.minus_at_most(filled);
        let rest_is_unknown = self.fillings_on(day).any(|filling| filling.fte.is_none());
        let (unknown, vacant) = if rest_is_unknown {
            (rest, Fte::ZERO)
        } else {
            (Fte::ZERO, rest)
        };
        Occupancy {
            allocated,
            filled,
            unknown,
            vacant,
        }
    }

    /// Adds a filling, if on no day more is filled than the post has.
    ///
    /// # Errors
    /// [`FillingRefused::MoreThanThePost`] with the first day on which it would be too much; nothing is added then.
    pub fn fill(&mut self, filling: Filling) -> Result<(), FillingRefused> {
        self.fillings.push(filling);
        if let Some(refused) = self.overfilled() {
            self.fillings.pop();
            return Err(refused);
        }
        self.fillings
            .sort_by_key(|filling| (filling.validity.from(), filling.id));
        Ok(())
    }

    /// The first day on which more is filled than the post has, if there is one.
    pub fn overfilled(&self) -> Option<FillingRefused> {
        self.days_of_change().into_iter().find_map(|day| {
            let (allocated, filled) = (self.allocated_on(day), self.filled_on(day));
            (filled > allocated).then_some(FillingRefused::MoreThanThePost {
                day,
                allocated,
                filled,
            })
        })
    }

    /// The day since which, without a break until `day`, some of the post is vacant; `None` if nothing is vacant.
    pub fn vacant_since(&self, day: Day) -> Option<Day> {
        let mut since = None;
        for (validity, occupancy) in self.stretches_until(day.plus_days(1)) {
            since = if occupancy.vacant > Fte::ZERO {
                since.or(Some(validity.from()))
            } else {
                None
            };
        }
        since
    }

    /// On how many days between `from` and the day before `until` some of the post was vacant.
    pub fn vacant_days(&self, from: Day, until: Day) -> i32 {
        let Ok(window) = Validity::new(from, Some(until)) else {
            return 0;
        };
        self.stretches_until(until)
            .into_iter()
            .filter(|(_, occupancy)| occupancy.vacant > Fte::ZERO)
            .filter_map(|(validity, _)| validity.shared_with(window)?.days())
            .sum()
    }

    /// The stretches of time before `until` in which nothing changes, in order, from the first allocation on.
    fn stretches_until(&self, until: Day) -> Vec<(Validity, Occupancy)> {
        let days: Vec<Day> = self
            .days_of_change()
            .into_iter()
            .filter(|day| *day < until)
            .collect();
        let ends = days.iter().copied().skip(1).chain([until]);
        days.iter()
            .copied()
            .zip(ends)
            .filter_map(|(from, end)| Some((Validity::new(from, Some(end)).ok()?, self.occupancy_on(from))))
            .collect()
    }

    fn days_of_change(&self) -> BTreeSet<Day> {
        let allocations = self.allocation.rows().iter().map(|row| row.validity);
        let fillings = self.fillings.iter().map(|filling| filling.validity);
        allocations
            .chain(fillings)
            .flat_map(|validity| [Some(validity.from()), validity.until()])
            .flatten()
            .collect()
    }

    fn allocated_on(&self, day: Day) -> Fte {
        self.allocation
            .value_on(day)
            .map_or(Fte::ZERO, |allocation| allocation.fte)
    }

    fn filled_on(&self, day: Day) -> Fte {
        self.fillings_on(day).filter_map(|filling| filling.fte).sum()
    }
}

impl Add for Occupancy {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            allocated: self.allocated + other.allocated,
            filled: self.filled + other.filled,
            unknown: self.unknown + other.unknown,
            vacant: self.vacant + other.vacant,
        }
    }
}

impl Sum for Occupancy {
    fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
        values.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use base::ids::{FillingId, PostId, RowId};

    use super::*;
    use crate::model::evidence::Evidence;
    use crate::model::history::{Dated, History};
    use crate::model::post::{Allocation, Function, Workplace};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn fte(text: &str) -> Fte {
        text.parse().unwrap()
    }

    fn filling(number: u128, from: &str, until: Option<&str>, share: Option<&str>) -> Filling {
        Filling {
            id: FillingId::from_uuid(uuid::Uuid::from_u128(number)),
            validity: Validity::new(day(from), until.map(day)).unwrap(),
            fte: share.map(fte),
            person: None,
            account: None,
            evidence: Evidence::stated("Stellenplan"),
        }
    }

    /// The naturalisation post of the Kreis: 1.0 allocated from 2022, 0.5 filled from the end of June.
    fn naturalisation_post() -> Post {
        let allocation = Dated {
            id: RowId::from_uuid(uuid::Uuid::from_u128(1)),
            validity: Validity::since(day("2022-01-01")),
            value: Allocation {
                fte: fte("1"),
                workplace: Workplace::District,
            },
            evidence: Evidence::stated("Konzept"),
        };
        Post {
            id: PostId::from_uuid(uuid::Uuid::from_u128(1)),
            title: "Einbürgerung Kreis".to_owned(),
            function: Function::NaturalisationOffice,
            allocation: History::from_rows(vec![allocation]).unwrap(),
            employer: History::default(),
            technical_supervision: History::default(),
            line_supervision: History::default(),
            fillings: vec![filling(1, "2022-06-30", None, Some("0,5"))],
            evidence: Evidence::stated("Konzept"),
        }
    }

    fn check(asked: &str, expected: [&str; 4]) {
        let occupancy = naturalisation_post().occupancy_on(day(asked));
        let shares = [
            occupancy.allocated,
            occupancy.filled,
            occupancy.unknown,
            occupancy.vacant,
        ];
        assert_eq!(shares, expected.map(fte), "{asked}");
    }

    #[test]
    fn half_a_post_filled_is_half_a_post_vacant() {
        check("2021-12-31", ["0", "0", "0", "0"]);
        check("2022-06-29", ["1", "0", "0", "1"]);
        check("2022-06-30", ["1", "0,5", "0", "0,5"]);
    }

    #[test]
    fn what_nobody_told_is_neither_filled_nor_vacant() {
        let mut post = naturalisation_post();
        post.fill(filling(2, "2023-01-01", None, None)).unwrap();

        let occupancy = post.occupancy_on(day("2023-01-01"));

        assert_eq!(
            (occupancy.filled, occupancy.unknown, occupancy.vacant),
            (fte("0,5"), fte("0,5"), fte("0"))
        );
    }

    #[test]
    fn more_than_the_post_cannot_be_filled() {
        let mut post = naturalisation_post();
        post.fill(filling(2, "2023-01-01", Some("2024-01-01"), Some("0,5")))
            .unwrap();

        let refused = post
            .fill(filling(3, "2022-10-01", None, Some("0,25")))
            .unwrap_err();

        let FillingRefused::MoreThanThePost {
            day: first_day,
            filled,
            ..
        } = refused;
        assert_eq!((first_day, filled), (day("2023-01-01"), fte("1,25")));
        assert_eq!(post.fillings.len(), 2);
        assert!(refused.german().contains("01.01.2023"), "{}", refused.german());
    }

    #[test]
    fn a_filling_before_the_allocation_is_refused() {
        let refused = naturalisation_post()
            .fill(filling(2, "2021-12-01", None, Some("0,1")))
            .unwrap_err();
        assert!(
            refused.german().contains("nicht zugeteilt"),
            "{}",
            refused.german()
        );
    }

    #[test]
    fn vacancy_is_counted_in_days_and_knows_since_when() {
        let mut post = naturalisation_post();
        assert_eq!(post.vacant_since(day("2022-03-01")), Some(day("2022-01-01")));
        assert_eq!(post.vacant_since(day("2021-03-01")), None);
        assert_eq!(post.vacant_days(day("2022-01-01"), day("2023-01-01")), 365);

        post.fill(filling(2, "2022-07-10", Some("2022-07-20"), Some("0,5")))
            .unwrap();

        assert_eq!(post.vacant_since(day("2022-07-15")), None);
        assert_eq!(post.vacant_since(day("2022-08-01")), Some(day("2022-07-20")));
        assert_eq!(post.vacant_days(day("2022-01-01"), day("2023-01-01")), 355);
        assert_eq!(post.vacant_days(day("2022-07-01"), day("2022-07-01")), 0);
    }
}
