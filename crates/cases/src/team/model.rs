//! What a team sees of a case: phase, life areas and levels, weeks open, overdue items, language group. Nothing else, no
//! date finer than the month. Source: system „Who uses it“, „Without identity“.

use base::day::Day;
use base::language::Language;

use crate::case::model::Phase;
use crate::life_area::LifeArea;

const DAYS_PER_WEEK: i32 = 7;

/// Languages that are spoken of together, so that nobody is singled out by a rare one.
pub const fn language_group(language: Option<Language>) -> &'static str {
    match language {
        None => "nicht bekannt",
        Some(Language::German | Language::PlainGerman) => "Deutsch",
        Some(Language::Arabic | Language::Tigrinya) => "semitische Sprachen",
        Some(Language::Farsi | Language::Kurmanji) => "iranische Sprachen",
        Some(Language::Turkish) => "Türkisch",
        Some(
            Language::Ukrainian
            | Language::Russian
            | Language::Polish
            | Language::Bulgarian
            | Language::Serbian,
        ) => "slawische Sprachen",
        Some(Language::English | Language::French | Language::Romanian | Language::Albanian) => {
            "andere europäische Sprachen"
        }
    }
}

/// Every column of the database from which a team's view is made: a closed list. A test reads the statements that serve
/// it and fails for any other column; the id of a case only joins its rows and is no part of what is shown.
pub const COLUMNS: &[&str] = &[
    "cases_case.id",
    "cases_case.phase",
    "cases_case.opened_on",
    "cases_case.language",
    "cases_flag.case_id",
    "cases_flag.kind",
    "cases_flag.about",
    "cases_flag.level",
    "cases_flag.since",
];

/// What a team sees of a case: these five fields and no others, made in this room alone. It has no id, no code, no place
/// and no person, and nothing finer than a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamCase {
    phase: Phase,
    areas: Vec<(LifeArea, Option<i64>)>,
    weeks: i32,
    overdue: usize,
    languages: &'static str,
}

impl TeamCase {
    /// Made of coded columns; `today` gives the weeks.
    pub(in crate::team) fn new(
        phase: Phase,
        areas: Vec<(LifeArea, Option<i64>)>,
        (opened_on, today): (Day, Day),
        overdue: usize,
        language: Option<Language>,
    ) -> Self {
        Self {
            phase,
            areas,
            weeks: weeks(opened_on, today),
            overdue,
            languages: language_group(language),
        }
    }

    /// Its phase.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The life areas that are worked on, with the level of their last assessment: „Wohnen (4), Sprache“.
    pub fn areas_german(&self) -> String {
        let words: Vec<String> = self
            .areas
            .iter()
            .map(|(area, level)| match level {
                Some(level) => format!("{} ({level})", area.german()),
                None => area.german().to_owned(),
            })
            .collect();
        words.join(", ")
    }

    /// Whole weeks open.
    pub fn weeks(&self) -> i32 {
        self.weeks
    }

    /// How many items are overdue.
    pub fn overdue(&self) -> usize {
        self.overdue
    }

    /// The group of its language.
    pub fn languages(&self) -> &'static str {
        self.languages
    }
}

/// Whole weeks between two days.
pub fn weeks(from: Day, until: Day) -> i32 {
    from.days_until(until).max(0) / DAYS_PER_WEEK
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_in_a_group_and_no_group_but_turkish_and_german_names_one_language() {
        for group in Language::ALL.map(|language| language_group(Some(language))) {
            let members = Language::ALL
                .iter()
                .filter(|one| language_group(Some(**one)) == group)
                .count();
            assert!(members > 1 || group == "Türkisch", "{group}");
        }
    }

    #[test]
    fn weeks_are_whole() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(weeks(day("2026-03-02"), day("2026-03-08")), 0);
        assert_eq!(weeks(day("2026-03-02"), day("2026-03-09")), 1);
        assert_eq!(weeks(day("2026-03-02"), day("2026-03-01")), 0);
    }
}
