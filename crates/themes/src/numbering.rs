//! Running numbers (Geschäftszeichen) of what boards work with, counted by the year: „T-2027-04" is the fourth theme of
//! 2027. They name no file of a person.

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// Themes (Themen).
    Theme,
    /// Papers (Vorlagen).
    Paper,
    /// Decisions (Beschlüsse).
    Decision,
    /// Measures (Maßnahmen).
    Measure,
}

impl Series {
    const ALL: [Self; 4] = [Self::Theme, Self::Paper, Self::Decision, Self::Measure];

    const fn letter(self) -> &'static str {
        match self {
            Self::Theme => "T",
            Self::Paper => "V",
            Self::Decision => "B",
            Self::Measure => "M",
        }
    }

    /// The number of the next one of a year after the highest count so far; zero if there is none yet.
    pub fn next(self, year: i16, highest: i64) -> String {
        format!("{}-{year}-{:02}", self.letter(), highest + 1)
    }

    /// All numbers of a year lie from the first on and below the second.
    pub fn of_year(self, year: i16) -> [String; 2] {
        let letter = self.letter();
        [format!("{letter}-{year}-"), format!("{letter}-{year}-A")]
    }
}

/// Whether these words are a running number and nothing else.
pub(crate) fn is_number(words: &str) -> bool {
    let parts: Vec<&str> = words.split('-').collect();
    let [letter, year, serial] = parts[..] else {
        return false;
    };
    let is_counted = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    Series::ALL.iter().any(|series| series.letter() == letter)
        && year.len() == 4
        && is_counted(year)
        && is_counted(serial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_year_counts_from_one_and_beyond_two_digits() {
        assert_eq!(Series::Theme.next(2026, 0), "T-2026-01");
        assert_eq!(Series::Decision.next(2027, 99), "B-2027-100");
    }

    #[test]
    fn numbers_of_a_year_lie_between_its_bounds_and_others_do_not() {
        for series in Series::ALL {
            let [from, below] = series.of_year(2026);
            let is_within = |number: String| from <= number && number < below;
            assert!(is_within(series.next(2026, 0)) && is_within(series.next(2026, 4_321)));
            assert!(!is_within(series.next(2025, 7)) && !is_within(series.next(2027, 0)));
        }
    }

    #[test]
    fn a_number_is_told_from_other_words() {
        assert!(Series::ALL.iter().all(|series| is_number(&series.next(2026, 12))));
        for other in ["T-26-1", "A-2026-01", "T-2026", "T-2026-0a", "Tesfay", ""] {
            assert!(!is_number(other), "{other}");
        }
    }
}
