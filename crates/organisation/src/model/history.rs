//! Dated rows of one fact: what held when, without two truths on one day. Not a log of who changed what.

use base::day::Day;
use base::ids::RowId;
use base::refusal::Refusal;

use crate::model::evidence::Evidence;
use crate::model::validity::{Validity, first_overlap};

/// A value, the days it holds, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// The row.
    pub id: RowId,
    /// The days it holds.
    pub validity: Validity,
    /// What holds.
    pub value: T,
    /// What it rests on.
    pub evidence: Evidence,
}

/// All dated rows of one fact in order of time; on no day do two rows hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<T>(Vec<Dated<T>>);

/// Two rows of a history hold on the same day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowsOverlap {
    /// The row that was given first.
    pub first: RowId,
    /// The row that was given later.
    pub second: RowId,
}

/// A dated change cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRefused {
    /// On this day or later something has already been entered.
    LaterRowExists {
        /// The first day of the latest row.
        from: Day,
    },
    /// Nothing holds on the day before, so nothing can end.
    NothingToEnd {
        /// The day asked for.
        day: Day,
    },
}

impl Refusal for ChangeRefused {
    fn german(&self) -> String {
        match self {
            Self::LaterRowExists { from } => format!(
                "Ab {} ist schon etwas eingetragen. Bitte einen späteren Tag wählen oder den letzten Eintrag zurücknehmen.",
                from.german()
            ),
            Self::NothingToEnd { day } => {
                format!(
                    "Vor dem {} gilt nichts, was enden könnte. Bitte den Tag prüfen.",
                    day.german()
                )
            }
        }
    }
}

impl<T> Dated<T> {
    fn is_followed_by(&self, next: &Self) -> bool {
        self.validity.until() == Some(next.validity.from())
    }
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> History<T> {
    /// The history of these rows, put in order of time.
    ///
    /// # Errors
    /// [`RowsOverlap`] if two of them hold on the same day.
    pub fn from_rows(mut rows: Vec<Dated<T>>) -> Result<Self, RowsOverlap> {
        let validities: Vec<Validity> = rows.iter().map(|row| row.validity).collect();
        if let Some((first, second)) = first_overlap(&validities) {
            return Err(RowsOverlap {
                first: rows[first].id,
                second: rows[second].id,
            });
        }
        rows.sort_by_key(|row| row.validity.from());
        Ok(Self(rows))
    }

    /// All rows in order of time.
    pub fn rows(&self) -> &[Dated<T>] {
        &self.0
    }

    /// The row that holds on this day.
    pub fn on(&self, day: Day) -> Option<&Dated<T>> {
        self.0.iter().find(|row| row.validity.covers(day))
    }

    /// What holds on this day.
    pub fn value_on(&self, day: Day) -> Option<&T> {
        self.on(day).map(|row| &row.value)
    }

    /// Lets `next` hold from its first day; the row that held until then ends there and is returned.
    /// Days before keep what they had, so reports on them stay as they were.
    ///
    /// # Errors
    /// [`ChangeRefused::LaterRowExists`] if a row begins on that day or later.
    pub fn begin(&mut self, next: Dated<T>) -> Result<Option<RowId>, ChangeRefused> {
        let day = next.validity.from();
        self.refuse_change_behind(day)?;
        let ended = self.cut_at(day);
        self.0.push(next);
        Ok(ended)
    }

    /// Lets nothing hold from this day on; the row that ends is returned.
    ///
    /// # Errors
    /// [`ChangeRefused::LaterRowExists`] if a row begins on that day or later,
    /// [`ChangeRefused::NothingToEnd`] if no row holds on that day.
    pub fn end(&mut self, day: Day) -> Result<RowId, ChangeRefused> {
        self.refuse_change_behind(day)?;
        self.cut_at(day).ok_or(ChangeRefused::NothingToEnd { day })
    }

    /// The latest row, and the one that ended on its first day and would hold on if the latest were taken back.
    pub fn latest(&self) -> Option<(&Dated<T>, Option<&Dated<T>>)> {
        let (latest, earlier) = self.0.split_last()?;
        let ended = earlier.last().filter(|row| row.is_followed_by(latest));
        Some((latest, ended))
    }

    /// Takes back the latest row; the one it ended holds on for as long as the latest would have held.
    pub fn take_back_latest(&mut self) {
        let Some(latest) = self.0.pop() else { return };
        if let Some(row) = self.0.last_mut().filter(|row| row.is_followed_by(&latest)) {
            row.validity = row.validity.continued_by(latest.validity);
        }
    }

    /// Takes back the end of the latest row: it holds until further notice.
    pub fn reopen_latest(&mut self) {
        if let Some(latest) = self.0.last_mut() {
            latest.validity = Validity::since(latest.validity.from());
        }
    }

    fn refuse_change_behind(&self, day: Day) -> Result<(), ChangeRefused> {
        match self.0.last() {
            Some(last) if last.validity.from() >= day => Err(ChangeRefused::LaterRowExists {
                from: last.validity.from(),
            }),
            _ => Ok(()),
        }
    }

    fn cut_at(&mut self, day: Day) -> Option<RowId> {
        let last = self.0.last_mut().filter(|row| row.validity.covers(day))?;
        last.validity = Validity::new(last.validity.from(), Some(day)).ok()?;
        Some(last.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn row(number: u128, from: &str, value: &'static str) -> Dated<&'static str> {
        Dated {
            id: RowId::from_uuid(uuid::Uuid::from_u128(number)),
            validity: Validity::since(day(from)),
            value,
            evidence: Evidence::stated("Beschluss"),
        }
    }

    #[test]
    fn a_change_ends_the_old_row_and_leaves_earlier_days_alone() {
        let mut history = History::from_rows(vec![row(1, "2022-01-01", "Nord")]).unwrap();

        let ended = history.begin(row(2, "2024-07-01", "Süd")).unwrap();

        assert_eq!(ended, Some(row(1, "2022-01-01", "").id));
        assert_eq!(history.value_on(day("2024-06-30")), Some(&"Nord"));
        assert_eq!(history.value_on(day("2024-07-01")), Some(&"Süd"));
        assert_eq!(history.value_on(day("2021-12-31")), None);
    }

    #[test]
    fn a_change_behind_a_later_row_is_refused() {
        let mut history = History::from_rows(vec![row(1, "2022-01-01", "Nord")]).unwrap();
        for from in ["2021-01-01", "2022-01-01"] {
            let refused = history.begin(row(2, from, "Süd")).unwrap_err();
            assert_eq!(
                refused,
                ChangeRefused::LaterRowExists {
                    from: day("2022-01-01")
                },
                "{from}"
            );
        }
        assert_eq!(history.rows().len(), 1);
    }

    #[test]
    fn ending_leaves_the_days_after_empty() {
        let mut history = History::from_rows(vec![row(1, "2022-01-01", "Nord")]).unwrap();

        history.end(day("2023-01-01")).unwrap();

        assert_eq!(history.value_on(day("2022-12-31")), Some(&"Nord"));
        assert_eq!(history.value_on(day("2023-01-01")), None);
        assert_eq!(
            history.end(day("2024-01-01")),
            Err(ChangeRefused::NothingToEnd {
                day: day("2024-01-01")
            })
        );
    }

    #[test]
    fn a_change_that_is_taken_back_leaves_what_held_before() {
        let before = History::from_rows(vec![row(1, "2022-01-01", "Nord")]).unwrap();
        let mut history = before.clone();
        history.begin(row(2, "2024-07-01", "Süd")).unwrap();

        history.take_back_latest();

        assert_eq!(history, before);
        history.end(day("2025-01-01")).unwrap();
        history.reopen_latest();
        assert_eq!(history, before);
    }

    #[test]
    fn a_row_behind_a_gap_is_taken_back_without_filling_the_gap() {
        let mut history = History::from_rows(vec![row(1, "2022-01-01", "Nord")]).unwrap();
        history.end(day("2023-01-01")).unwrap();
        history.begin(row(2, "2024-07-01", "Süd")).unwrap();

        history.take_back_latest();

        assert_eq!(history.value_on(day("2022-12-31")), Some(&"Nord"));
        assert_eq!(history.value_on(day("2024-07-01")), None);
    }

    #[test]
    fn two_rows_on_one_day_are_no_history() {
        let overlap =
            History::from_rows(vec![row(1, "2022-01-01", "Nord"), row(2, "2023-01-01", "Süd")]).unwrap_err();
        assert_eq!(
            (overlap.first, overlap.second),
            (row(1, "2022-01-01", "").id, row(2, "2022-01-01", "").id)
        );
    }
}
