//! What was typed into the form of a review, and what it must be. Knows no page.

use std::collections::BTreeMap;

use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use web::form::Form;

use crate::goal::model::Goal;
use crate::review::model::Attainment;
use crate::typed;

/// The day of the talk.
pub(crate) const HELD_ON: &str = "am";
/// When to look again.
pub(crate) const NEXT_ON: &str = "naechste";
/// The short note.
pub(crate) const NOTE: &str = "notiz";

/// The name of the field of a goal.
pub(crate) fn level_field(goal: RowId) -> String {
    format!("ziel_{goal}")
}

/// What was typed.
pub(crate) struct ReviewInput {
    pub(crate) held_on: Day,
    pub(crate) next_on: Option<Day>,
    pub(crate) note: String,
    pub(crate) levels: BTreeMap<RowId, Attainment>,
}

/// Reads the form for these goals; everything typed is kept.
pub(crate) fn read(form: &Form, goals: &[&Goal], today: Day) -> (ReviewInput, InputErrors) {
    let mut errors = InputErrors::new();
    let levels = goals
        .iter()
        .filter_map(|goal| {
            let typed = form.text(&level_field(goal.id)).parse().ok();
            Some((goal.id, Attainment::new(typed?)?))
        })
        .collect();
    let input = ReviewInput {
        held_on: typed::past_day(form, HELD_ON, (today, &mut errors)),
        next_on: form.day(NEXT_ON, &mut errors),
        note: typed::text(form, NOTE, &mut errors),
        levels,
    };
    if input.next_on.is_some_and(|next| next <= input.held_on) {
        errors.add(
            NEXT_ON,
            "Die nächste Überprüfung liegt nicht nach dieser. Bitte ein späteres Datum eingeben.",
        );
    }
    if input.levels.is_empty() && input.note.is_empty() {
        errors.add(
            NOTE,
            "Bitte bewerten Sie mindestens ein Ziel oder schreiben Sie eine Notiz.",
        );
    }
    (input, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_review_comes_after_this_one() {
        let today = "2026-03-02".parse().unwrap();
        let (_, errors) = read(&Form::read(b"notiz=x&naechste=2026-03-02"), &[], today);
        assert!(errors.at(NEXT_ON).is_some());
        let (input, errors) = read(&Form::read(b"notiz=x&naechste="), &[], today);
        assert!(errors.is_empty() && input.next_on.is_none() && input.held_on == today);
    }

    #[test]
    fn an_empty_review_is_none() {
        let (_, errors) = read(&Form::read(b""), &[], "2026-03-02".parse().unwrap());
        assert!(errors.at(NOTE).is_some());
    }
}
