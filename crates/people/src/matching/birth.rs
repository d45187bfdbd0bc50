//! When someone was born, as far as it is known, and how two such statements agree. Knows no names and no today.

use base::day::Day;

/// A day of birth, only its year, or nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Birth {
    /// Nothing is known.
    #[default]
    Unknown,
    /// Only the year is known.
    Year(i16),
    /// The day as in the papers; 1 January and 1 July may stand for a day nobody knows.
    Day(Day),
}

/// How two births agree, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Agreement {
    /// The same day, and no stand-in.
    Day,
    /// The same year and nothing finer is known of at least one, or both bear the same stand-in.
    Year,
    /// Day and month changed round.
    Swapped,
    /// One digit other, or two neighbours changed round.
    Slip,
    /// Of at least one nothing is known.
    Unknown,
    /// Another day.
    Other,
}

impl Birth {
    fn year(self) -> Option<i16> {
        match self {
            Self::Unknown => None,
            Self::Year(year) => Some(year),
            Self::Day(day) => Some(day.year()),
        }
    }

    /// The day, unless it is one that offices enter when only the year is known: 1 January everywhere, 1 July in Turkey.
    fn exact_day(self) -> Option<Day> {
        match self {
            Self::Day(day) if day.day_of_month() == 1 && matches!(day.month(), 1 | 7) => None,
            Self::Day(day) => Some(day),
            _ => None,
        }
    }

    /// How this birth agrees with another; the order of the two does not matter.
    pub(crate) fn agreement(self, other: Self) -> Agreement {
        let (Some(year), Some(other_year)) = (self.year(), other.year()) else {
            return Agreement::Unknown;
        };
        match (self.exact_day(), other.exact_day()) {
            (Some(day), Some(other_day)) => days_agree(day, other_day),
            _ if year == other_year => Agreement::Year,
            _ => Agreement::Other,
        }
    }
}

fn days_agree(one: Day, other: Day) -> Agreement {
    if one == other {
        return Agreement::Day;
    }
    let same_year = one.year() == other.year();
    if same_year && one.month() == other.day_of_month() && one.day_of_month() == other.month() {
        return Agreement::Swapped;
    }
    if is_slip(&one.to_string(), &other.to_string()) {
        Agreement::Slip
    } else {
        Agreement::Other
    }
}

/// One digit of `2026-03-01` other, or two neighbours changed round; another decade is another generation.
fn is_slip(one: &str, other: &str) -> bool {
    let differing: Vec<usize> = one
        .bytes()
        .zip(other.bytes())
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .map(|(at, _)| at)
        .collect();
    let (one, other) = (one.as_bytes(), other.as_bytes());
    match differing.as_slice() {
        [at] => *at >= 3,
        [at, next] => *next == at + 1 && one[*at] == other[*next] && one[*next] == other[*at],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Birth {
        Birth::Day(text.parse().unwrap())
    }

    fn check(one: Birth, other: Birth, expected: Agreement) {
        assert_eq!(one.agreement(other), expected, "{one:?} {other:?}");
        assert_eq!(other.agreement(one), expected, "{other:?} {one:?}");
    }

    #[test]
    fn births_agree_as_far_as_both_are_known() {
        check(day("1990-05-12"), day("1990-05-12"), Agreement::Day);
        check(day("1990-05-12"), Birth::Year(1990), Agreement::Year);
        check(day("1990-05-12"), day("1990-01-01"), Agreement::Year);
        check(day("1990-01-01"), day("1990-01-01"), Agreement::Year);
        check(day("1990-05-12"), day("1990-12-05"), Agreement::Swapped);
        check(day("1990-05-12"), day("1990-05-21"), Agreement::Slip);
        check(day("1979-05-12"), day("1997-05-12"), Agreement::Slip);
        check(day("1960-05-12"), day("1990-05-12"), Agreement::Other);
        check(day("1990-05-12"), Birth::Unknown, Agreement::Unknown);
        check(day("1990-05-12"), day("1985-11-03"), Agreement::Other);
    }
}
