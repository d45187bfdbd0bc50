//! Help with SMART goals: five questions, and what is still missing. Hints, never refusals; the words stay the client's.

use base::day::Day;

use crate::goal::model::{GoalKind, GoalText, Step};

/// The five questions, as the form shows them beside the fields.
pub const QUESTIONS: [(&str, &str); 5] = [
    (
        "Spezifisch",
        "Was genau soll sein? Ein Satz, der sagt, was ist – nicht, was nicht mehr ist.",
    ),
    ("Messbar", "Woran merken Sie beide, dass es erreicht ist?"),
    ("Attraktiv", "Warum ist es der Klientin, dem Klienten wichtig?"),
    ("Realistisch", "Wer kann dafür etwas tun, und reicht die Zeit?"),
    ("Terminiert", "Bis wann?"),
];

/// What is missing for a SMART goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// Says what should not be.
    Negative,
    /// Uses a word that nobody can check.
    Vague(&'static str),
    /// Nobody can see whether it is reached.
    NoMeasure,
    /// Nobody does anything.
    NoStep,
    /// A step would be done after the goal.
    StepAfterGoal,
    /// No day.
    NoDay,
}

impl Hint {
    /// The question to ask.
    pub fn german(self) -> String {
        match self {
            Self::Negative => "Sagen Sie, was sein soll, statt was nicht mehr sein soll.".to_owned(),
            Self::Vague(word) => format!("Was heißt „{word}“ genau?"),
            Self::NoMeasure => "Woran merken Sie, dass das Ziel erreicht ist?".to_owned(),
            Self::NoStep => "Wer macht was als Nächstes?".to_owned(),
            Self::StepAfterGoal => "Ein Schritt liegt nach dem Datum des Ziels. Reicht die Zeit?".to_owned(),
            Self::NoDay => "Bis wann?".to_owned(),
        }
    }
}

/// Words that sound like a goal and cannot be checked.
const VAGUE: [&str; 10] = [
    "besser",
    "mehr",
    "versuchen",
    "irgendwann",
    "möglichst",
    "gut",
    "bald",
    "kümmern",
    "stabilisieren",
    "verbessern",
];

/// Words that say what should not be.
const NEGATIVE: [&str; 4] = ["nicht", "kein", "keine", "keinen"];

/// What is missing for this goal to be SMART; only goals of action need to be.
pub fn hints(goal: &GoalText, steps: &[&Step]) -> Vec<Hint> {
    if goal.kind != GoalKind::Action {
        return Vec::new();
    }
    let words: Vec<String> = goal
        .title
        .split(|letter: char| !letter.is_alphabetic())
        .map(str::to_lowercase)
        .collect();
    let has = |word: &str| words.iter().any(|own| own == word);
    let negative = NEGATIVE.iter().any(|word| has(word)).then_some(Hint::Negative);
    let vague = VAGUE.iter().copied().find(|word| has(word)).map(Hint::Vague);
    let measure = goal.measure.is_empty().then_some(Hint::NoMeasure);
    let step = steps.is_empty().then_some(Hint::NoStep);
    let late = steps
        .iter()
        .any(|step| is_after(step.text.due_on, goal.due_on))
        .then_some(Hint::StepAfterGoal);
    let day = goal.due_on.is_none().then_some(Hint::NoDay);
    [negative, vague, measure, step, late, day]
        .into_iter()
        .flatten()
        .collect()
}

fn is_after(step: Option<Day>, goal: Option<Day>) -> bool {
    matches!((step, goal), (Some(step), Some(goal)) if step > goal)
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::{Ids, RowId};

    use super::*;
    use crate::goal::model::{GoalState, StepText, Who};

    fn goal(title: &str, measure: &str, due_on: Option<&str>) -> GoalText {
        GoalText {
            kind: GoalKind::Action,
            parent: None,
            area: None,
            title: title.to_owned(),
            measure: measure.to_owned(),
            due_on: due_on.map(|day| day.parse().unwrap()),
            state: GoalState::Open,
        }
    }

    fn step(due_on: &str) -> Step {
        let ids = Ids::seeded(Clock::machine(), 2);
        Step {
            id: RowId::from_uuid(ids.next_random()),
            goal: RowId::from_uuid(ids.next_random()),
            text: StepText {
                what: "Anrufen".to_owned(),
                who: Who::Kim,
                who_else: String::new(),
                due_on: Some(due_on.parse().unwrap()),
            },
            done_on: None,
        }
    }

    #[test]
    fn what_is_missing_is_asked_for() {
        let check = |goal: &GoalText, steps: &[&Step], expected: &[Hint]| {
            assert_eq!(hints(goal, steps), expected, "{}", goal.title);
        };
        let early = step("2026-04-01");
        let late = step("2026-06-01");
        let whole = goal(
            "Anmeldung zum B1-Kurs ist abgegeben",
            "Bestätigung liegt vor",
            Some("2026-05-01"),
        );
        check(&whole, &[&early], &[]);
        check(&whole, &[&early, &late], &[Hint::StepAfterGoal]);
        check(
            &goal("Besser Deutsch", "", None),
            &[],
            &[Hint::Vague("besser"), Hint::NoMeasure, Hint::NoStep, Hint::NoDay],
        );
        check(
            &goal("Keine Schulden", "Brief der Bank", Some("2026-05-01")),
            &[&early],
            &[Hint::Negative],
        );
        check(
            &goal("Gutschein einlösen", "Quittung", Some("2026-05-01")),
            &[&early],
            &[],
        );
    }

    #[test]
    fn higher_levels_may_stay_wide() {
        let mut wide = goal("Ein gutes Leben", "", None);
        wide.kind = GoalKind::Principle;
        assert!(hints(&wide, &[]).is_empty());
    }
}
