//! What someone looks for: words as typed, or the fields of a form, and a birth if one is known.

use std::fmt;

use base::day::Day;

use super::birth::Birth;
use super::names::Names;
use super::words::{self, Phrase};

/// A search, read once and usable on any index.
pub struct Query {
    pub(crate) phrase: Phrase,
    pub(crate) birth: Birth,
}

impl Query {
    /// One typed line: names in any order, the last perhaps only begun; a day or year among them is the birth.
    pub fn typed(line: &str) -> Self {
        let mut birth = Birth::Unknown;
        let mut names = String::with_capacity(line.len());
        for word in line.split([' ', ',', ';', '\t', '*']) {
            match birth_in(word) {
                Some(found) => birth = found,
                None => names = names + word + " ",
            }
        }
        Self {
            phrase: Phrase::read(words::of_line(&names)),
            birth,
        }
    }

    /// The fields of a form; swapped fields are found too.
    pub fn of(names: &Names<'_>, birth: Birth) -> Self {
        Self {
            phrase: Phrase::read(words::of_names(names)),
            birth,
        }
    }

    /// Whether there is too little to look for: no word of two letters and no day of birth.
    pub fn is_too_short(&self) -> bool {
        self.phrase.tokens.iter().all(|token| token.sounds.len() < 2) && !matches!(self.birth, Birth::Day(_))
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Query(…)")
    }
}

/// `12.03.1990`, `12.3.90`, `1990-03-12` or `1990`.
fn birth_in(word: &str) -> Option<Birth> {
    if !word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    if word.len() == 4 {
        return word
            .parse()
            .ok()
            .filter(|year| (1900..=2100).contains(year))
            .map(Birth::Year);
    }
    let day = Day::typed(word).ok()?;
    let short_year = word.rsplit('.').next().is_some_and(|year| year.len() == 2);
    if short_year && day.year() > LAST_SHORT_YEAR {
        return Day::new(day.year() - 100, day.month(), day.day_of_month())
            .ok()
            .map(Birth::Day);
    }
    Some(Birth::Day(day))
}

/// `12.3.90` is 1990: in a day of birth, two digits beyond this year belong to the last century.
const LAST_SHORT_YEAR: i16 = 2035;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Birth) {
        assert_eq!(Query::typed(line).birth, expected, "{line}");
    }

    #[test]
    fn a_birth_in_the_line_is_read() {
        check("Mohammed Ali 1990", Birth::Year(1990));
        check(
            "Mohammed Ali *12.03.1990",
            Birth::Day(Day::new(1990, 3, 12).unwrap()),
        );
        check("12.3.90 Ali", Birth::Day(Day::new(1990, 3, 12).unwrap()));
        check("Ali, 12.3.09", Birth::Day(Day::new(2009, 3, 12).unwrap()));
        check("Mohammed Ali", Birth::Unknown);
    }

    #[test]
    fn a_single_letter_is_too_short() {
        assert!(Query::typed("M").is_too_short());
        assert!(Query::typed(" ").is_too_short());
        assert!(!Query::typed("Mo").is_too_short());
        assert!(!Query::typed("12.03.1990").is_too_short());
    }
}
