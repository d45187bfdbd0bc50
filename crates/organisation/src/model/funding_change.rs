//! Changes what is funded, and how much is paid, from a day on. Not a correction of days that have passed.

use base::day::Day;
use base::refusal::Refusal;

use crate::model::funding::{FundingFrame, FundingRate};
use crate::model::history::ChangeRefused;
use crate::model::structure::Structure;
use crate::model::validity::{Validity, ValidityRefused};

/// What becomes of a row of funding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FundingStep {
    /// It holds as it did.
    Stays,
    /// It gets another end; `None` is until further notice.
    Ends(Option<Day>),
    /// Another one holds on these days; this one ends where they start, if it held until then.
    IsFollowed(Validity),
}

/// Funding cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FundingRefused {
    /// The rows do not allow it.
    Change(ChangeRefused),
    /// It would end before it starts.
    Validity(ValidityRefused),
    /// Another one holds for the same on one of these days.
    SameDays {
        /// Its name.
        title: String,
        /// When it holds.
        validity: Validity,
    },
}

impl Refusal for FundingRefused {
    fn german(&self) -> String {
        match self {
            Self::Change(refused) => refused.german(),
            Self::Validity(refused) => refused.german(),
            Self::SameDays { title, validity } => format!(
                "Dafür gilt schon „{title}“ {}. Bitte diesen Eintrag ändern oder andere Tage wählen.",
                validity.german()
            ),
        }
    }
}

/// What was asked for: other values from a day on, or another end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FundingWish {
    /// Whether other values are to hold.
    pub has_other_values: bool,
    /// From when on.
    pub from: Day,
    /// The last day; `None` is until further notice.
    pub last_day: Option<Day>,
}

impl FundingWish {
    /// What becomes of a row that holds on these days, when `later` is the first day of the next one for the same.
    ///
    /// # Errors
    /// [`FundingRefused`] if something is entered behind the day, or the last day lies before the first.
    pub fn step(self, row: Validity, later: Option<Day>) -> Result<FundingStep, FundingRefused> {
        if self.has_other_values {
            let latest = later.unwrap_or(row.from());
            if self.from <= latest || later.is_some() {
                let from = latest;
                return Err(FundingRefused::Change(ChangeRefused::LaterRowExists { from }));
            }
            return Validity::through(self.from, self.last_day)
                .map(FundingStep::IsFollowed)
                .map_err(FundingRefused::Validity);
        }
        let wished = Validity::through(row.from(), self.last_day).map_err(FundingRefused::Validity)?;
        if wished == row {
            return Ok(FundingStep::Stays);
        }
        match later {
            Some(from) if wished.overlaps(Validity::since(from)) => {
                Err(FundingRefused::Change(ChangeRefused::LaterRowExists { from }))
            }
            _ => Ok(FundingStep::Ends(wished.until())),
        }
    }
}

impl Structure {
    /// All frames for the same function and place, this one included; on no day do two of them hold.
    pub fn frames_like<'s>(&'s self, frame: &'s FundingFrame) -> impl Iterator<Item = &'s FundingFrame> {
        let is_like = |other: &&FundingFrame| other.function == frame.function && other.place == frame.place;
        self.frames.iter().filter(is_like)
    }

    /// All rates for the same function and purpose, this one included; on no day do two of them hold.
    pub fn rates_like<'s>(&'s self, rate: &'s FundingRate) -> impl Iterator<Item = &'s FundingRate> {
        let is_like = |other: &&FundingRate| other.function == rate.function && other.basis == rate.basis;
        self.rates.iter().filter(is_like)
    }

    /// Whether a new frame can stand beside those that are there.
    ///
    /// # Errors
    /// [`FundingRefused::SameDays`] if another one holds for the same on one of its days.
    pub fn check_new_frame(&self, new: &FundingFrame) -> Result<(), FundingRefused> {
        let others = self.frames_like(new).map(|frame| (&frame.title, frame.validity));
        no_other_holds(others, new.validity)
    }

    /// Whether a new rate can stand beside those that are there.
    ///
    /// # Errors
    /// [`FundingRefused::SameDays`] if another one holds for the same on one of its days.
    pub fn check_new_rate(&self, new: &FundingRate) -> Result<(), FundingRefused> {
        let others = self.rates_like(new).map(|rate| (&rate.title, rate.validity));
        no_other_holds(others, new.validity)
    }
}

fn no_other_holds<'s>(
    mut others: impl Iterator<Item = (&'s String, Validity)>,
    new: Validity,
) -> Result<(), FundingRefused> {
    match others.find(|(_, validity)| validity.overlaps(new)) {
        Some((title, validity)) => Err(FundingRefused::SameDays {
            title: title.clone(),
            validity,
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn step(
        has_other_values: bool,
        from: &str,
        last_day: Option<&str>,
        later: Option<&str>,
    ) -> Result<FundingStep, String> {
        let wish = FundingWish {
            has_other_values,
            from: day(from),
            last_day: last_day.map(day),
        };
        wish.step(Validity::since(day("2025-01-01")), later.map(day))
            .map_err(|refused| refused.german())
    }

    #[test]
    fn other_values_follow_from_their_day_and_days_before_stay() {
        assert_eq!(
            step(true, "2026-01-01", None, None),
            Ok(FundingStep::IsFollowed(Validity::since(day("2026-01-01"))))
        );
        for (from, last_day, later) in [
            ("2025-01-01", None, None),
            ("2026-01-01", Some("2025-06-30"), None),
            ("2027-01-01", None, Some("2026-01-01")),
        ] {
            assert!(
                step(true, from, last_day, later).is_err(),
                "{from} {last_day:?} {later:?}"
            );
        }
    }

    #[test]
    fn without_other_values_only_the_end_changes() {
        assert_eq!(step(false, "2026-01-01", None, None), Ok(FundingStep::Stays));
        assert_eq!(
            step(false, "2026-01-01", Some("2026-12-31"), None),
            Ok(FundingStep::Ends(Some(day("2027-01-01"))))
        );
        assert!(step(false, "2026-01-01", Some("2026-12-31"), Some("2026-07-01")).is_err());
    }
}
