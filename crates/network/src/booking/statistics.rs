//! What the pool was asked for, by language: exact, because nobody stands behind a booking. Knows no database.

use std::collections::BTreeMap;

use charts::cell::Cell;
use charts::table::{Column, Table};

use crate::booking::model::{CancelReason, State};
use crate::booking::store::Count;
use crate::interpreter::tongue::Tongue;

/// What one language was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// All requests.
    pub requests: i64,
    /// Of these still open.
    pub open: i64,
    /// Of these held.
    pub held: i64,
    /// Of these called off, for whatever other reason.
    pub cancelled: i64,
    /// Of these without anybody who could come.
    pub uncovered: i64,
    /// How long the held ones lasted.
    pub minutes: i64,
}

impl Sums {
    fn add(&mut self, count: &Count) {
        self.requests += count.number;
        self.minutes += count.minutes;
        let part = match (count.state, count.reason) {
            (State::Held, _) => &mut self.held,
            (State::Cancelled, Some(CancelReason::NobodyFound | CancelReason::InterpreterAbsent)) => {
                &mut self.uncovered
            }
            (State::Cancelled, _) => &mut self.cancelled,
            (State::Requested | State::Offered | State::Booked, _) => &mut self.open,
        };
        *part += count.number;
    }
}

/// By language, the one that was asked for most first.
pub fn by_language(counts: &[Count]) -> Vec<(Tongue, Sums)> {
    let mut sums: BTreeMap<Tongue, Sums> = BTreeMap::new();
    for count in counts {
        sums.entry(count.language).or_default().add(count);
    }
    let mut all: Vec<(Tongue, Sums)> = sums.into_iter().collect();
    all.sort_by_key(|(language, sums)| (-sums.requests, language.german()));
    all
}

/// The same as a table, with the sum of all languages below.
pub fn table(counts: &[Count], caption: &str) -> Table {
    let mut table = Table::new(
        caption,
        [
            Column::text("Sprache"),
            Column::number("Anfragen"),
            Column::number("stattgefunden"),
            Column::number("offen"),
            Column::number("abgesagt"),
            Column::number("ohne Sprachmittlung"),
            Column::new("Stunden", charts::cell::Kind::Tenths),
        ],
    );
    let mut total = Sums::default();
    for count in counts {
        total.add(count);
    }
    for (language, sums) in by_language(counts) {
        table.push(row(language.german(), sums));
    }
    if counts.is_empty() {
        return table;
    }
    table.with_total(row("Zusammen", total))
}

fn row(name: &str, sums: Sums) -> [Cell; 7] {
    [
        Cell::text(name),
        Cell::Number(sums.requests),
        Cell::Number(sums.held),
        Cell::Number(sums.open),
        Cell::Number(sums.cancelled),
        Cell::Number(sums.uncovered),
        Cell::Tenths(tenths_of_hours(sums.minutes)),
    ]
}

/// Minutes as tenths of hours, rounded half up.
fn tenths_of_hours(minutes: i64) -> i64 {
    (minutes + 3) / 6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(
        language: Tongue,
        state: State,
        reason: Option<CancelReason>,
        number: i64,
        minutes: i64,
    ) -> Count {
        Count {
            language,
            state,
            reason,
            number,
            minutes,
        }
    }

    #[test]
    fn every_request_is_counted_once_and_hours_are_those_that_were_held() {
        let counts = [
            count(Tongue::Arabic, State::Held, None, 3, 200),
            count(Tongue::Arabic, State::Booked, None, 1, 0),
            count(
                Tongue::Arabic,
                State::Cancelled,
                Some(CancelReason::NobodyFound),
                2,
                0,
            ),
            count(
                Tongue::Arabic,
                State::Cancelled,
                Some(CancelReason::CalledOff),
                1,
                0,
            ),
            count(Tongue::Somali, State::Requested, None, 1, 0),
        ];
        let sums = by_language(&counts);
        assert_eq!(
            sums[0],
            (
                Tongue::Arabic,
                Sums {
                    requests: 7,
                    open: 1,
                    held: 3,
                    cancelled: 1,
                    uncovered: 2,
                    minutes: 200
                }
            )
        );
        assert_eq!(sums[1].1.requests, 1);
        let table = table(&counts, "x");
        assert_eq!(table.rows()[0][6], Cell::Tenths(33));
        assert_eq!(table.total().unwrap()[1], Cell::Number(8));
    }
}
