//! What an agreement says: the open goals with their steps as they stood on the day. A copy, which later changes of the
//! goals do not touch.

use base::day::Day;
use cases::life_area::LifeArea;
use serde_json::{Value, json};
use vault::sealed::Sealable;

use crate::goal::model::{Goal, GoalKind, GoalState, Step, Who, tree};

/// A goal as it was agreed.
#[derive(Clone, PartialEq, Eq)]
pub struct AgreedGoal {
    /// How deep it stands in the tree.
    pub depth: usize,
    /// Its level.
    pub kind: GoalKind,
    /// The life area it belongs to.
    pub area: Option<LifeArea>,
    /// The goal in a sentence.
    pub title: String,
    /// By what one will see that it is reached.
    pub measure: String,
    /// Until when.
    pub due_on: Option<Day>,
    /// The steps.
    pub steps: Vec<AgreedStep>,
}

/// A step as it was agreed.
#[derive(Clone, PartialEq, Eq)]
pub struct AgreedStep {
    /// What is done.
    pub what: String,
    /// Who does it.
    pub who: Who,
    /// Who it is, if somebody else.
    pub who_else: String,
    /// Until when.
    pub due_on: Option<Day>,
}

/// All goals of an agreement, from top to bottom.
#[derive(Clone, PartialEq, Eq)]
pub struct AgreedGoals(pub Vec<AgreedGoal>);

impl std::fmt::Debug for AgreedGoals {
    /// How many there are; the texts are about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AgreedGoals({})", self.0.len())
    }
}

impl AgreedGoals {
    /// The open goals with the steps that are not done.
    pub fn of(goals: &[Goal], steps: &[Step]) -> Self {
        let open: Vec<Goal> = goals
            .iter()
            .filter(|goal| goal.text.state == GoalState::Open)
            .cloned()
            .collect();
        let agreed = tree(&open)
            .into_iter()
            .map(|branch| AgreedGoal {
                depth: branch.depth,
                kind: branch.goal.text.kind,
                area: branch.goal.text.area,
                title: branch.goal.text.title.clone(),
                measure: branch.goal.text.measure.clone(),
                due_on: branch.goal.text.due_on,
                steps: steps
                    .iter()
                    .filter(|step| step.goal == branch.goal.id && step.done_on.is_none())
                    .map(agreed_step)
                    .collect(),
            })
            .collect();
        Self(agreed)
    }

    /// Whether what is worked on now is no longer what was agreed: something came to it, was worded anew or given up. A
    /// goal that is reached and a step that is done are what was agreed.
    pub fn are_changed_by(&self, goals: &[Goal], steps: &[Step]) -> bool {
        let is_agreed = |now: &AgreedGoal| self.0.iter().any(|agreed| agreed.covers(now));
        let goes_on = |agreed: &AgreedGoal| {
            goals.iter().any(|goal| {
                goal.text.state != GoalState::Dropped
                    && (goal.text.kind, &goal.text.title) == (agreed.kind, &agreed.title)
            })
        };
        !Self::of(goals, steps).0.iter().all(is_agreed) || !self.0.iter().all(goes_on)
    }
}

impl AgreedGoal {
    /// Whether the other one says nothing but this one; its steps may be fewer, and it may have moved up in the tree.
    fn covers(&self, other: &Self) -> bool {
        other.steps.iter().all(|step| self.steps.contains(step))
            && *self
                == Self {
                    depth: self.depth,
                    steps: self.steps.clone(),
                    ..other.clone()
                }
    }
}

fn agreed_step(step: &Step) -> AgreedStep {
    AgreedStep {
        what: step.text.what.clone(),
        who: step.text.who,
        who_else: step.text.who_else.clone(),
        due_on: step.text.due_on,
    }
}

impl Sealable for AgreedGoals {
    fn to_plain(&self) -> Vec<u8> {
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        let step = |step: &AgreedStep| json!({ "what": step.what, "who": step.who.code(), "who_else": step.who_else, "due_on": day(step.due_on) });
        let goals: Vec<Value> = self
            .0
            .iter()
            .map(|goal| {
                json!({
                    "depth": goal.depth,
                    "kind": goal.kind.code(),
                    "area": goal.area.map(LifeArea::code),
                    "title": goal.title,
                    "measure": goal.measure,
                    "due_on": day(goal.due_on),
                    "steps": goal.steps.iter().map(step).collect::<Vec<_>>(),
                })
            })
            .collect();
        Value::Array(goals).to_string().into_bytes()
    }

    fn from_plain(plain: &[u8]) -> Option<Self> {
        let goals: Value = serde_json::from_slice(plain).ok()?;
        goals
            .as_array()?
            .iter()
            .map(goal_from)
            .collect::<Option<_>>()
            .map(Self)
    }
}

fn goal_from(value: &Value) -> Option<AgreedGoal> {
    Some(AgreedGoal {
        depth: usize::try_from(value.get("depth")?.as_u64()?).ok()?,
        kind: text(value, "kind")?.parse().ok()?,
        area: value.get("area")?.as_str().and_then(|code| code.parse().ok()),
        title: text(value, "title")?,
        measure: text(value, "measure")?,
        due_on: day(value)?,
        steps: value
            .get("steps")?
            .as_array()?
            .iter()
            .map(|step| {
                Some(AgreedStep {
                    what: text(step, "what")?,
                    who: text(step, "who")?.parse().ok()?,
                    who_else: text(step, "who_else")?,
                    due_on: day(step)?,
                })
            })
            .collect::<Option<_>>()?,
    })
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

#[expect(clippy::option_option, reason = "no day is a value, a broken one is none")]
fn day(value: &Value) -> Option<Option<Day>> {
    match value.get("due_on")? {
        Value::Null => Some(None),
        Value::String(day) => day.parse().ok().map(Some),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use base::ids::RowId;
    use base::moment::Moment;

    use super::*;
    use crate::goal::model::{GoalText, StepText};

    fn id(number: u8) -> RowId {
        let id = format!("00000000-0000-4000-8000-0000000000{number:02}");
        id.parse().unwrap()
    }

    fn goal(number: u8, title: &str, state: GoalState) -> Goal {
        Goal {
            id: id(number),
            text: GoalText {
                kind: GoalKind::Action,
                parent: None,
                area: None,
                title: title.to_owned(),
                measure: String::new(),
                due_on: None,
                state,
            },
            changed_by: String::new(),
            changed_at: Moment::from_milliseconds(0),
            version: 1,
        }
    }

    fn step(number: u8, what: &str, is_done: bool) -> Step {
        Step {
            id: id(number),
            goal: id(1),
            text: StepText {
                what: what.to_owned(),
                who: Who::ALL[0],
                who_else: String::new(),
                due_on: None,
            },
            done_on: is_done.then(|| "2026-03-02".parse().unwrap()),
        }
    }

    #[test]
    fn reaching_what_was_agreed_changes_nothing_and_all_else_does() {
        let open = |number, title| goal(number, title, GoalState::Open);
        let goals = [open(1, "Kurs begonnen"), open(2, "Wohnung besichtigt")];
        let steps = [step(11, "Anmelden", false), step(12, "Anrufen", false)];
        let agreed = AgreedGoals::of(&goals, &steps);
        for (goals, steps, is_changed) in [
            (goals.to_vec(), steps.to_vec(), false),
            (
                vec![
                    goal(1, "Kurs begonnen", GoalState::Reached),
                    open(2, "Wohnung besichtigt"),
                ],
                steps.to_vec(),
                false,
            ),
            (
                goals.to_vec(),
                vec![step(11, "Anmelden", true), steps[1].clone()],
                false,
            ),
            (
                vec![open(1, "Kurs beendet"), open(2, "Wohnung besichtigt")],
                steps.to_vec(),
                true,
            ),
            (
                vec![
                    goal(1, "Kurs begonnen", GoalState::Dropped),
                    open(2, "Wohnung besichtigt"),
                ],
                steps.to_vec(),
                true,
            ),
            (
                [goals.to_vec(), vec![open(3, "Arbeit gefunden")]].concat(),
                steps.to_vec(),
                true,
            ),
            (vec![goals[0].clone()], steps.to_vec(), true),
            (
                goals.to_vec(),
                [steps.to_vec(), vec![step(13, "Nachfragen", false)]].concat(),
                true,
            ),
        ] {
            assert_eq!(
                agreed.are_changed_by(&goals, &steps),
                is_changed,
                "{goals:?} {steps:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_was_agreed_is_read_as_it_was_written(
            title in ".{0,60}",
            measure in ".{0,60}",
            depth in 0usize..3,
            kind in 0usize..3,
            area in prop::option::of(0usize..11),
            has_day in any::<bool>(),
            who in 0usize..3,
        ) {
            let due_on: Option<Day> = has_day.then(|| "2028-02-29".parse().unwrap());
            let goals = AgreedGoals(vec![AgreedGoal {
                depth,
                kind: GoalKind::ALL[kind],
                area: area.map(|place| LifeArea::ALL[place]),
                title: title.clone(),
                measure,
                due_on,
                steps: vec![AgreedStep { what: title, who: Who::ALL[who], who_else: String::new(), due_on }],
            }]);
            let read = AgreedGoals::from_plain(&goals.to_plain());
            prop_assert!(read == Some(goals));
        }
    }
}
