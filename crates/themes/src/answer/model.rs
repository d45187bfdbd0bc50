//! An answer, without database: what stands in it before somebody writes, and what its writer may learn of its readers.

use base::day::Day;
use base::ids::{RowId, ThemeId};

use crate::ladder::Ending;
use crate::ladder::store::Moved;
use crate::theme::model::{Status, ThemeHead};

/// The longest answer (letters).
pub const LONGEST: usize = 2_000;
/// Fewer readers would tell who they are.
pub const FEWEST_READERS: i64 = 3;
/// Whoever noted a fitting obstacle so many months before a theme was opened is answered, too.
pub const MONTHS_BEFORE: i32 = 12;
/// For so many days an answer looks for whoever fills a post that is vacant.
pub const WAITS_DAYS: i32 = 90;

/// What stands in the field before somebody writes an answer to a step.
pub fn prefilled(theme: &ThemeHead, (step, place): (&Moved, &str)) -> String {
    let what = match step.ending {
        Some(Ending::Solved) => "Das Thema gilt jetzt als gelöst".to_owned(),
        Some(Ending::Dropped) => "Das Thema wird nicht weiterverfolgt".to_owned(),
        None => format!("Das Thema liegt jetzt hier: {place}"),
    };
    let until = step
        .due_on
        .map(|day| format!(" Bis zum {} soll es dort weitergehen.", day.german()))
        .unwrap_or_default();
    format!(
        "Ihre Meldung steht im Thema „{}“ ({}). {what}. Der Grund: {}{until}",
        theme.title,
        theme.number,
        ended(&step.reason)
    )
}

/// What of that is no trace of anybody: number and place of the theme, the day by which it is to move on. Title and reason
/// were typed by somebody.
pub fn known(theme: &ThemeHead, (step, place): (Option<&Moved>, String)) -> Vec<String> {
    let due_on = step.and_then(|step| step.due_on).map(Day::german);
    [theme.number.clone(), place].into_iter().chain(due_on).collect()
}

/// A sentence with a full stop.
fn ended(sentence: &str) -> String {
    let sentence = sentence.trim();
    if sentence.ends_with(['.', '!', '?']) {
        sentence.to_owned()
    } else {
        format!("{sentence}.")
    }
}

/// An answer as its writer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The answer.
    pub id: RowId,
    /// The step it answers to.
    pub step: Option<RowId>,
    /// What it says.
    pub text: String,
    /// When it was given.
    pub on: Day,
    /// Who wrote it.
    pub by: String,
    /// Whether it is on its way still.
    pub is_waiting: bool,
    /// What became of it.
    pub echo: Echo,
}

/// How many have read an answer, as far as its writer may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// It went to fewer than three, or to nobody: nothing is said.
    Silent,
    /// It went to at least three.
    Heard {
        /// So many have read it.
        read: i64,
        /// For so many it goes on.
        goes_on: i64,
    },
}

impl Echo {
    /// What may be said of these numbers.
    pub const fn of(addressed: i64, read: i64, goes_on: i64) -> Self {
        if addressed < FEWEST_READERS {
            Self::Silent
        } else {
            Self::Heard { read, goes_on }
        }
    }

    /// The German sentence.
    pub fn german(self) -> String {
        match self {
            Self::Silent => "An weniger als drei oder noch niemanden zugestellt – keine Zahlen.".to_owned(),
            Self::Heard { read, goes_on: 0 } => format!("{read} gelesen."),
            Self::Heard { read, goes_on } => format!("{read} gelesen, bei {goes_on} besteht es weiter."),
        }
    }
}

/// An answer as its addressee reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The answer.
    pub id: RowId,
    /// The theme.
    pub theme: ThemeId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// How it stands now.
    pub status: Status,
    /// What the answer says.
    pub text: String,
    /// When it was given.
    pub given_on: Day,
    /// When it was read.
    pub read_on: Option<Day>,
    /// When the addressee said that it goes on.
    pub goes_on_on: Option<Day>,
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::{AccountId, Ids};
    use organisation::model::field_of_action::FieldOfAction;

    use super::*;
    use crate::ladder::Station;
    use crate::theme::model::Level;

    fn scene(ending: Option<Ending>) -> (ThemeHead, Moved) {
        let ids = Ids::seeded(Clock::machine(), 3);
        let day = Day::new(2026, 3, 2).unwrap();
        let head = ThemeHead {
            id: ThemeId::from_uuid(ids.next()),
            number: "T-2026-01".to_owned(),
            title: "Kitaplätze".to_owned(),
            field: FieldOfAction::Education,
            kind: None,
            level: Level::District,
            status: Status::InProgress,
            station: Station::SteeringGroup,
            since: day,
            due_on: None,
            owner: AccountId::from_uuid(ids.next()),
            owner_name: "Bernd Test".to_owned(),
            findings: 2,
        };
        let step = Moved {
            id: RowId::from_uuid(ids.next()),
            from: Some(Station::Coordination),
            to: Station::SteeringGroup,
            reason: " Es fehlen Plätze in fünf Kommunen ".to_owned(),
            skipped_local_reason: String::new(),
            ending,
            decision: None,
            on: day,
            due_on: ending.is_none().then(|| day.plus_days(10)),
            by: "Bernd Test".to_owned(),
        };
        (head, step)
    }

    #[test]
    fn an_answer_begins_with_where_the_theme_lies_why_and_until_when() {
        let (head, step) = scene(None);
        assert_eq!(
            prefilled(&head, (&step, "Lenkungsgruppe")),
            "Ihre Meldung steht im Thema „Kitaplätze“ (T-2026-01). Das Thema liegt jetzt hier: Lenkungsgruppe. \
             Der Grund: Es fehlen Plätze in fünf Kommunen. Bis zum 12.03.2026 soll es dort weitergehen."
        );
        let (head, step) = scene(Some(Ending::Solved));
        assert!(prefilled(&head, (&step, "")).contains("gilt jetzt als gelöst. Der Grund"));
    }

    #[test]
    fn what_the_program_puts_into_an_answer_names_nobody() {
        let (head, step) = scene(None);
        let known = known(&head, (Some(&step), "Lenkungsgruppe".to_owned()));
        assert_eq!(known, ["T-2026-01", "Lenkungsgruppe", "12.03.2026"]);
    }

    #[test]
    fn who_writes_an_answer_learns_numbers_only_of_three_readers_or_more() {
        for (addressed, read, goes_on, expected) in [
            (0, 0, 0, Echo::Silent),
            (1, 1, 1, Echo::Silent),
            (2, 2, 0, Echo::Silent),
            (3, 1, 0, Echo::Heard { read: 1, goes_on: 0 }),
            (9, 7, 4, Echo::Heard { read: 7, goes_on: 4 }),
        ] {
            assert_eq!(Echo::of(addressed, read, goes_on), expected, "{addressed}");
        }
    }
}
