//! What happened to a theme as lines of a time line: a pure order of days, with words for lateness. Knows no database.

use base::day::Day;
use base::ids::BoardId;

/// What the one who looks may open, and whose meetings may be told.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question that the policy answers by itself"
)]
pub(crate) struct Ways {
    /// Findings and reconstructions.
    pub(crate) findings: bool,
    /// Boards, meetings, papers, decisions.
    pub(crate) boards: bool,
    /// Measures.
    pub(crate) measures: bool,
    /// How many have read the answers.
    pub(crate) answers: bool,
    /// Only what these boards did; none is all boards.
    pub(crate) only: Option<Vec<BoardId>>,
}

impl Ways {
    /// Whether it may be told what this board did.
    pub(crate) fn tells_of(&self, board: BoardId) -> bool {
        self.only.as_ref().is_none_or(|boards| boards.contains(&board))
    }
}

/// What kind of thing happened; on one day they stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Happening {
    /// Figures were published.
    Figures,
    /// A reconstruction was released.
    Reconstruction,
    /// A finding was written down.
    Finding,
    /// A paper was begun.
    Paper,
    /// A board met.
    Meeting,
    /// A board decided.
    Decision,
    /// The theme moved.
    Move,
    /// A letter went out, or its answer came.
    Letter,
    /// A measure was agreed, began or ended.
    Measure,
    /// Those who raised it were answered.
    Answer,
}

/// Something that happened to a theme, or that is to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) on: Day,
    pub(crate) what: Happening,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) by: String,
    pub(crate) href: Option<String>,
    pub(crate) is_ahead: bool,
}

impl Event {
    /// Something that happened on a day.
    pub(crate) fn new(on: Day, what: Happening, title: impl Into<String>) -> Self {
        Self {
            on,
            what,
            title: title.into(),
            text: String::new(),
            by: String::new(),
            href: None,
            is_ahead: false,
        }
    }

    /// With further words.
    pub(crate) fn text(self, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..self
        }
    }

    /// With who did it.
    pub(crate) fn by(self, by: impl Into<String>) -> Self {
        Self {
            by: by.into(),
            ..self
        }
    }

    /// With the way to it, if the one who looks may go it.
    pub(crate) fn way(self, may: bool, href: impl Into<String>) -> Self {
        Self {
            href: may.then(|| href.into()),
            ..self
        }
    }

    /// Not yet.
    pub(crate) fn ahead_of(self, today: Day) -> Self {
        Self {
            is_ahead: self.on > today,
            ..self
        }
    }
}

/// The earliest first; what happened on one day in the order in which one thing follows from the other.
pub(crate) fn in_order(mut events: Vec<Event>) -> Vec<Event> {
    events.sort_by_key(|event| (event.on, event.what));
    events
}

/// How long a theme stayed somewhere beyond its day, in words; empty if it moved on in time.
pub(crate) fn lateness(due_on: Option<Day>, left_on: Day) -> String {
    match due_on.map_or(0, |due| due.days_until(left_on)) {
        ..=0 => String::new(),
        1 => "Davor lag es einen Tag länger als vorgesehen.".to_owned(),
        days => format!("Davor lag es {days} Tage länger als vorgesehen."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_story_is_told_from_its_beginning_and_a_decision_after_its_meeting() {
        let events = vec![
            Event::new(day("2026-04-02"), Happening::Decision, "Beschluss"),
            Event::new(day("2026-04-02"), Happening::Meeting, "Sitzung"),
            Event::new(day("2026-03-01"), Happening::Finding, "Befund"),
        ];
        let told = in_order(events);
        let titles: Vec<&str> = told.iter().map(|event| event.title.as_str()).collect();
        assert_eq!(titles, ["Befund", "Sitzung", "Beschluss"]);
    }

    #[test]
    fn only_what_stayed_too_long_is_late() {
        for (due, left, words) in [
            (Some("2026-03-10"), "2026-03-10", ""),
            (None, "2026-03-10", ""),
            (
                Some("2026-03-09"),
                "2026-03-10",
                "Davor lag es einen Tag länger als vorgesehen.",
            ),
            (
                Some("2026-03-01"),
                "2026-03-10",
                "Davor lag es 9 Tage länger als vorgesehen.",
            ),
        ] {
            assert_eq!(lateness(due.map(day), day(left)), words);
        }
    }

    #[test]
    fn a_member_is_told_of_the_own_boards_only() {
        let own: BoardId = "00000000-0000-4000-8000-000000000001".parse().unwrap();
        let other: BoardId = "00000000-0000-4000-8000-000000000002".parse().unwrap();
        let member = Ways {
            findings: false,
            boards: false,
            measures: false,
            answers: false,
            only: Some(vec![own]),
        };
        assert!(member.tells_of(own) && !member.tells_of(other));
        assert!(Ways { only: None, ..member }.tells_of(other));
    }
}
