//! The situation of somebody in a case, as far as the case knows it, for the question which offers fit. It names nobody;
//! what the case does not know, the one who searches may add for this search.

use base::day::Day;
use base::ids::MunicipalityId;
use base::language::Language;
use directory::fit::Situation;
use directory::offer::model::{Level, ResidenceStatus};
use people::person::born::Born;

/// What a case knows of somebody.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The birth, as far as it is known.
    pub born: Born,
    /// Where the case belongs.
    pub municipality: Option<MunicipalityId>,
    /// The language in which to write to the person.
    pub written: Option<Language>,
    /// The language of the talks.
    pub spoken: Option<Language>,
}

/// What was added for one search; nothing of it is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// The level of German.
    pub german: Option<Level>,
    /// The residence status.
    pub status: Option<ResidenceStatus>,
    /// Whether the person needs a way in without steps.
    pub needs_step_free: bool,
}

/// The situation on a day.
pub fn situation(known: &Known, added: Added, today: Day) -> Situation {
    Situation {
        age: age(known.born, today),
        municipality: known.municipality,
        languages: [known.written, known.spoken].into_iter().flatten().collect(),
        german: added.german,
        status: added.status,
        needs_step_free: added.needs_step_free,
        ..Situation::default()
    }
}

/// The age in full years; of a year alone the lower of both possible ones is not guessed.
fn age(born: Born, today: Day) -> Option<i64> {
    match born {
        Born::Day(day) | Born::Nominal(day) => Some(i64::from(day.full_years_until(today))),
        Born::Year(_) | Born::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_case_does_not_know_stays_unknown() {
        let known = Known {
            born: Born::Year(1990),
            municipality: None,
            written: Some(Language::Arabic),
            spoken: Some(Language::Arabic),
        };
        let found = situation(&known, Added::default(), "2026-03-02".parse().unwrap());
        assert_eq!((found.age, found.german, found.status), (None, None, None));
        assert_eq!(found.languages.len(), 1);
    }

    #[test]
    fn age_is_counted_in_full_years() {
        let known = Known {
            born: Born::Day("2008-03-03".parse().unwrap()),
            municipality: None,
            written: None,
            spoken: None,
        };
        let age = |today: &str| situation(&known, Added::default(), today.parse().unwrap()).age;
        assert_eq!(age("2026-03-02"), Some(17));
        assert_eq!(age("2026-03-03"), Some(18));
    }
}
