//! The form of one item in live minutes: what was said, what was decided, what is to be done. Whether a decision can be
//! taken stands in `decision::model`.

use base::day::Day;
use base::ids::PaperId;
use base::input::InputErrors;
use base::refusal::Refusal as _;
use web::form::{Form, limited};

use crate::agenda::model::Item;
use crate::decision::model::{Assembly, Decision, Outcome, Votes, taken};
use crate::look::{LONGEST_NOTE, LONGEST_TEXT, not_too_long};

/// The form of an item as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct MinutesForm {
    pub(crate) version: i64,
    pub(crate) text: String,
    pub(crate) decision: String,
    pub(crate) yes: String,
    pub(crate) no: String,
    pub(crate) abstained: String,
    pub(crate) is_postponed: bool,
    pub(crate) paper: String,
    pub(crate) task: String,
    pub(crate) who: String,
    pub(crate) due_on: String,
}

/// A decision as the form says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decided {
    pub(crate) text: String,
    pub(crate) outcome: Outcome,
    pub(crate) votes: Votes,
    pub(crate) paper: Option<PaperId>,
}

/// A task as the form says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewTask {
    pub(crate) what: String,
    pub(crate) who: String,
    pub(crate) due_on: Option<Day>,
}

/// What the form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) decided: Option<Decided>,
    pub(crate) task: Option<NewTask>,
}

impl MinutesForm {
    /// What stands at an item so far.
    pub(crate) fn of(item: &Item, decision: Option<&Decision>) -> Self {
        let own = Self {
            version: item.version,
            text: item.minutes.clone(),
            ..Self::default()
        };
        let Some(decision) = decision else { return own };
        let is_postponed = decision.outcome == Outcome::Postponed;
        let number = |votes: i64| {
            if is_postponed {
                String::new()
            } else {
                votes.to_string()
            }
        };
        Self {
            decision: decision.text.clone(),
            yes: number(decision.votes.yes),
            no: number(decision.votes.no),
            abstained: number(decision.votes.abstained),
            is_postponed,
            paper: decision.paper.map(|(id, _)| id.to_string()).unwrap_or_default(),
            ..own
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            text: form.text("text").replace("\r\n", "\n"),
            decision: form.text("beschluss").replace("\r\n", "\n"),
            yes: form.line("ja"),
            no: form.line("nein"),
            abstained: form.line("enthaltung"),
            is_postponed: form.is_ticked("vertagt"),
            paper: form.line("vorlage"),
            task: form.line("auftrag"),
            who: form.line("wer"),
            due_on: form.line("bis"),
        }
    }

    /// What the form says, or what is wrong in which field.
    pub(crate) fn checked(&self, (assembly, has_decision): (Assembly, bool)) -> Result<Written, InputErrors> {
        let mut errors = InputErrors::new();
        let text = limited(&self.text, ("text", LONGEST_TEXT), &mut errors);
        let decided = self.decided((assembly, has_decision), &mut errors);
        let task = self.task(&mut errors);
        if errors.is_empty() {
            Ok(Written { text, decided, task })
        } else {
            Err(errors)
        }
    }

    fn decided(
        &self,
        (assembly, has_decision): (Assembly, bool),
        errors: &mut InputErrors,
    ) -> Option<Decided> {
        let has_votes = [&self.yes, &self.no, &self.abstained]
            .iter()
            .any(|typed| !typed.is_empty());
        if self.decision.trim().is_empty() {
            if has_votes || self.is_postponed || has_decision {
                errors.add(
                    "beschluss",
                    "Bitte den Wortlaut eingeben. Ein Beschluss wird berichtigt, nicht gelöscht.",
                );
            }
            return None;
        }
        let text = limited(&self.decision, ("beschluss", LONGEST_NOTE), errors);
        let votes = Votes {
            yes: votes(errors, ("ja", &self.yes)),
            no: votes(errors, ("nein", &self.no)),
            abstained: votes(errors, ("enthaltung", &self.abstained)),
        };
        let outcome = if self.is_postponed {
            if assembly.is_informed_only {
                errors.add(
                    "beschluss",
                    crate::decision::model::DecisionRefused::InformedOnly.german(),
                );
            }
            Outcome::Postponed
        } else if errors.is_empty() {
            match taken(assembly, votes) {
                Ok(outcome) => outcome,
                Err(no) => {
                    errors.add("beschluss", no.german());
                    return None;
                }
            }
        } else {
            return None;
        };
        Some(Decided {
            text,
            outcome,
            votes: if self.is_postponed {
                Votes::default()
            } else {
                votes
            },
            paper: self.paper.parse().ok(),
        })
    }

    fn task(&self, errors: &mut InputErrors) -> Option<NewTask> {
        if self.task.is_empty() && self.who.is_empty() {
            return None;
        }
        not_too_long(errors, "auftrag", &self.task);
        not_too_long(errors, "wer", &self.who);
        if self.task.is_empty() {
            errors.add("auftrag", "Bitte sagen Sie, was zu tun ist.");
        }
        if self.who.is_empty() {
            errors.add("wer", "Bitte sagen Sie, wer es tut.");
        }
        let due_on = match self.due_on.as_str() {
            "" => None,
            typed => errors.take("bis", Day::typed(typed)),
        };
        Some(NewTask {
            what: self.task.clone(),
            who: self.who.clone(),
            due_on,
        })
    }
}

fn votes(errors: &mut InputErrors, (field, typed): (&'static str, &str)) -> i64 {
    const MOST_VOTES: i64 = 999;
    if typed.is_empty() {
        return 0;
    }
    let number = typed
        .parse()
        .ok()
        .filter(|number| (0..=MOST_VOTES).contains(number));
    if number.is_none() {
        errors.add(field, "Bitte eine Zahl eingeben.");
    }
    number.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::model::QuorumRule;

    const ASSEMBLY: Assembly = Assembly {
        quorum: QuorumRule::Half,
        is_informed_only: false,
        entitled: 10,
        present: 6,
    };

    fn form(decision: &str, (yes, no): (&str, &str), is_postponed: bool) -> MinutesForm {
        MinutesForm {
            decision: decision.to_owned(),
            yes: yes.to_owned(),
            no: no.to_owned(),
            is_postponed,
            ..MinutesForm::default()
        }
    }

    #[test]
    fn what_was_decided_follows_from_the_votes() {
        for (typed, votes, is_postponed, expected) in [
            ("", ("", ""), false, Ok(None)),
            ("Ja dazu", ("4", "2"), false, Ok(Some(Outcome::Adopted))),
            ("Ja dazu", ("3", "3"), false, Ok(Some(Outcome::Rejected))),
            ("Ja dazu", ("", ""), true, Ok(Some(Outcome::Postponed))),
            ("Ja dazu", ("7", ""), true, Ok(Some(Outcome::Postponed))),
            ("Ja dazu", ("", ""), false, Err("beschluss")),
            ("Ja dazu", ("7", ""), false, Err("beschluss")),
            ("Ja dazu", ("viele", ""), false, Err("ja")),
            ("", ("3", ""), false, Err("beschluss")),
        ] {
            let result = form(typed, votes, is_postponed).checked((ASSEMBLY, false));
            let outcome = result.map(|written| written.decided.map(|decided| decided.outcome));
            match (outcome, expected) {
                (Ok(outcome), Ok(expected)) => assert_eq!(outcome, expected, "{typed} {votes:?}"),
                (Err(errors), Err(field)) => {
                    assert!(errors.at(field).is_some(), "{typed} {votes:?}: {errors:?}");
                }
                (other, _) => panic!("{typed} {votes:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn without_quorum_an_item_is_put_off_and_not_decided() {
        let empty = Assembly {
            present: 4,
            ..ASSEMBLY
        };
        let vote = form("Ja dazu", ("4", ""), false).checked((empty, false));
        assert!(vote.is_err_and(|errors| {
            errors
                .at("beschluss")
                .is_some_and(|why| why.contains("beschlussfähig"))
        }));
        assert!(form("Ja dazu", ("", ""), true).checked((empty, false)).is_ok());
    }

    #[test]
    fn a_decision_that_stands_is_not_wiped_away() {
        let wiped = form("", ("", ""), false).checked((ASSEMBLY, true));
        assert!(wiped.is_err_and(|errors| errors.at("beschluss").is_some()));
    }
}
