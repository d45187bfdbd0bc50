//! What one municipality is told: the themes, decisions and measures that concern it, chosen by a pure rule. Once sent it
//! is kept as these words, whatever becomes of the rows they came from.

use base::day::Day;
use base::ids::{DecisionId, MunicipalityId, ThemeId};
use figures::period::Period;
use serde::{Deserialize, Serialize};

use crate::effect::course::Course;
use crate::effect::told::effect;
use crate::measure::model::Measure;

/// A theme as far as a letter tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeLine {
    /// The theme.
    pub id: ThemeId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The field of action, in German.
    pub field: String,
    /// Where it lies, in German.
    pub station: String,
    /// Since when.
    pub since: Day,
    /// Where; none is the whole district.
    pub places: Vec<MunicipalityId>,
}

/// A decision as far as a letter tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionLine {
    /// The decision.
    pub id: DecisionId,
    /// About which theme.
    pub theme: Option<ThemeId>,
    /// Its number.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// Which board decided.
    pub board: String,
    /// Outcome and votes in words.
    pub result: String,
    /// On which day.
    pub decided_on: Day,
}

/// Everything that letters of a half-year are made of.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// The themes in motion.
    pub themes: Vec<ThemeLine>,
    /// The decisions of the half-year.
    pub decisions: Vec<DecisionLine>,
    /// To which municipalities excerpts went.
    pub excerpts: Vec<(DecisionId, MunicipalityId)>,
    /// The measures that are open or ended in the half-year.
    pub measures: Vec<Measure>,
    /// The figures from which effects are told.
    pub course: Course,
}

/// What stands in the letter to a municipality.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The words with which it begins.
    pub greeting: String,
    /// The themes.
    pub themes: Vec<String>,
    /// The decisions.
    pub decisions: Vec<String>,
    /// The measures.
    pub measures: Vec<String>,
}

impl Content {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.decisions.is_empty() && self.measures.is_empty()
    }
}

/// What a municipality is told of a half-year.
pub fn content(
    material: &Material,
    (municipality, half_year): (MunicipalityId, Period),
    (greeting, today): (&str, Day),
) -> Content {
    let concerns = |places: &[MunicipalityId]| places.is_empty() || places.contains(&municipality);
    let theme_concerns = |id: Option<ThemeId>| {
        id.is_some_and(|id| {
            material
                .themes
                .iter()
                .any(|theme| theme.id == id && concerns(&theme.places))
        })
    };
    let was_sent = |id: DecisionId| material.excerpts.contains(&(id, municipality));
    let is_in_time = |day: Day| half_year.first_day() <= day && day <= half_year.last_day();
    Content {
        greeting: greeting.to_owned(),
        themes: material
            .themes
            .iter()
            .filter(|theme| concerns(&theme.places))
            .map(theme_sentence)
            .collect(),
        decisions: material
            .decisions
            .iter()
            .filter(|decision| is_in_time(decision.decided_on))
            .filter(|decision| was_sent(decision.id) || theme_concerns(decision.theme))
            .map(decision_sentence)
            .collect(),
        measures: material
            .measures
            .iter()
            .filter(|measure| measure.concerns(municipality))
            .filter(|measure| measure.status.is_open() || measure.ended_on.is_some_and(is_in_time))
            .map(|measure| {
                let said = effect(measure, &material.course, today).statement;
                measure_sentence(measure, said.german())
            })
            .collect(),
    }
}

fn theme_sentence(theme: &ThemeLine) -> String {
    let where_it_applies = if theme.places.is_empty() {
        "kreisweit, "
    } else {
        ""
    };
    format!(
        "{} {} ({}): {where_it_applies}zurzeit {}, seit {}.",
        theme.number,
        theme.title,
        theme.field,
        theme.station,
        theme.since.german()
    )
}

fn decision_sentence(decision: &DecisionLine) -> String {
    format!(
        "{} vom {}, {}: {} ({}).",
        decision.number,
        decision.decided_on.german(),
        decision.board,
        decision.title,
        decision.result
    )
}

fn measure_sentence(measure: &Measure, effect: &str) -> String {
    format!(
        "{} {}: verantwortlich {}, bis {}, {}. Wirkung: {effect}.",
        measure.number,
        measure.title,
        measure.owner,
        measure.due_on.german(),
        measure.status.german()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "00000000-0000-4000-8000-000000000001";
    const THERE: &str = "00000000-0000-4000-8000-000000000002";

    fn id<T: std::str::FromStr>(text: &str) -> T
    where
        T::Err: std::fmt::Debug,
    {
        text.parse().unwrap()
    }

    fn theme(id_text: &str, number: &str, places: &[&str]) -> ThemeLine {
        ThemeLine {
            id: id(id_text),
            number: number.to_owned(),
            title: "Wartezeiten".to_owned(),
            field: "Sprache".to_owned(),
            station: "bei der Koordination".to_owned(),
            since: id("2026-03-02"),
            places: places.iter().map(|place| id(place)).collect(),
        }
    }

    fn decision(id_text: &str, theme: Option<&str>, on: &str) -> DecisionLine {
        DecisionLine {
            id: id(id_text),
            theme: theme.map(id),
            number: format!("B-{on}"),
            title: "Kurse".to_owned(),
            board: "Lenkungsgruppe".to_owned(),
            result: "angenommen".to_owned(),
            decided_on: id(on),
        }
    }

    #[test]
    fn a_municipality_is_told_what_concerns_it_and_nothing_else() {
        let material = Material {
            themes: vec![
                theme(HERE, "T-1", &[HERE]),
                theme(THERE, "T-2", &[THERE]),
                theme("00000000-0000-4000-8000-000000000003", "T-3", &[]),
            ],
            decisions: vec![
                decision(HERE, Some(HERE), "2026-04-01"),
                decision(THERE, Some(THERE), "2026-04-02"),
                decision("00000000-0000-4000-8000-000000000003", Some(HERE), "2025-12-31"),
                decision("00000000-0000-4000-8000-000000000004", None, "2026-04-03"),
            ],
            excerpts: vec![(id("00000000-0000-4000-8000-000000000004"), id(HERE))],
            ..Material::default()
        };
        let told = content(
            &material,
            (id(HERE), id("2026-H1")),
            ("Guten Tag", id("2026-06-15")),
        );
        let begins = |lines: &[String]| -> Vec<String> {
            lines
                .iter()
                .filter_map(|line| line.split(' ').next().map(str::to_owned))
                .collect()
        };
        assert_eq!(begins(&told.themes), ["T-1", "T-3"]);
        assert!(told.themes[1].contains("kreisweit"));
        assert_eq!(begins(&told.decisions), ["B-2026-04-01", "B-2026-04-03"]);
        assert!(told.measures.is_empty() && !told.is_empty());
    }
}
