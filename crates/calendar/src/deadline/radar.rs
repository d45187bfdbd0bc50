//! The deadlines of the next twelve months as a picture and a table. Not the list of one case.

use base::day::Day;
use charts::bars::{Bar, Bars};
use charts::cell::Cell;
use charts::chart::Chart;

/// So many months the radar shows.
pub const MONTHS: i32 = 12;

/// The last day that the radar of a day shows.
pub fn last_day(today: Day) -> Day {
    first_of_month(today).plus_months(MONTHS).plus_days(-1)
}

/// How many of these days lie in each of the next twelve months; those that have passed count in the first.
pub fn by_month(days: &[Day], today: Day) -> Vec<(String, i64)> {
    let first = first_of_month(today);
    (0..MONTHS)
        .map(|ahead| {
            let (from, until) = (first.plus_months(ahead), first.plus_months(ahead + 1));
            let lies_in = |day: &&Day| (ahead == 0 || from <= **day) && **day < until;
            let count = days.iter().filter(lies_in).count();
            (month_name(from), i64::try_from(count).unwrap_or(i64::MAX))
        })
        .collect()
}

/// The picture of the radar.
pub fn chart(days: &[Day], today: Day) -> Chart {
    let bar = |(label, count): (String, i64)| Bar {
        label,
        value: Cell::from(count),
    };
    Chart::Bars(Bars {
        title: "Fristen in den nächsten zwölf Monaten".to_owned(),
        labels_are: "Monat".to_owned(),
        values_are: "Fristen".to_owned(),
        bars: by_month(days, today).into_iter().map(bar).collect(),
    })
}

fn first_of_month(day: Day) -> Day {
    day.plus_days(1 - i32::from(day.day_of_month()))
}

fn month_name(day: Day) -> String {
    const NAMES: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let index = usize::try_from(day.month() - 1).unwrap_or(0);
    format!("{} {}", NAMES.get(index).copied().unwrap_or_default(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_of_the_year_ahead_has_its_count_and_what_has_passed_counts_now() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let today = day("2027-03-15");
        let days = ["2027-02-01", "2027-03-31", "2028-02-29", "2028-03-01"].map(day);
        let counted = by_month(&days, today);
        assert_eq!(counted.len(), 12);
        assert_eq!(counted[0], ("März 2027".to_owned(), 2));
        assert_eq!(counted[1], ("April 2027".to_owned(), 0));
        assert_eq!(counted[11], ("Februar 2028".to_owned(), 1));
        assert_eq!(last_day(today), day("2028-02-29"));
    }
}
