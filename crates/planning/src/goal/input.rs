//! What was typed into the forms of goals and steps, and what it must be. Knows no page.

use base::ids::RowId;
use base::input::InputErrors;
use web::form::Form;

use crate::goal::model::{GoalKind, GoalState, GoalText, StepText, Who};
use crate::typed;

/// Reads a goal; everything typed is kept.
pub(crate) fn goal(form: &Form) -> (GoalText, InputErrors) {
    let mut errors = InputErrors::new();
    let text = GoalText {
        kind: form.text("ebene").parse().unwrap_or(GoalKind::Action),
        parent: form.text("ueber").parse::<RowId>().ok(),
        area: form.text("lebensbereich").parse().ok(),
        title: typed::line(form, "ziel", &mut errors),
        measure: typed::text(form, "woran", &mut errors),
        due_on: form.day("bis", &mut errors),
        state: form.text("stand").parse().unwrap_or(GoalState::Open),
    };
    if text.title.is_empty() {
        errors.add("ziel", "Bitte schreiben Sie das Ziel in einem Satz auf.");
    }
    (text, errors)
}

/// Reads a step; everything typed is kept.
pub(crate) fn step(form: &Form) -> (StepText, InputErrors) {
    let mut errors = InputErrors::new();
    let text = StepText {
        what: typed::line(form, "was", &mut errors),
        who: form.text("wer").parse().unwrap_or(Who::Kim),
        who_else: typed::line(form, "wer_genau", &mut errors),
        due_on: form.day("schritt_bis", &mut errors),
    };
    if text.what.is_empty() {
        errors.add("was", "Bitte schreiben Sie auf, was getan wird.");
    }
    if text.who == Who::Other && text.who_else.is_empty() {
        errors.add(
            "wer_genau",
            "Bitte schreiben Sie auf, wer das ist, zum Beispiel „Jobcenter“.",
        );
    }
    (text, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_needs_a_sentence_and_a_day_that_exists() {
        let (_, errors) = goal(&Form::read(b"ziel=&bis=31.02.2026"));
        assert!(errors.at("ziel").is_some() && errors.at("bis").is_some());
        let (text, errors) = goal(&Form::read(
            b"ziel=Kurs+gefunden&ebene=frame&lebensbereich=language&bis=29.02.2028",
        ));
        assert!(errors.is_empty());
        assert_eq!((text.kind, text.state), (GoalKind::Frame, GoalState::Open));
    }

    #[test]
    fn somebody_else_is_named() {
        let (_, errors) = step(&Form::read(b"was=Antrag&wer=other"));
        assert!(errors.at("wer_genau").is_some());
        let (_, errors) = step(&Form::read(b"was=Antrag&wer=client"));
        assert!(errors.is_empty());
    }
}
