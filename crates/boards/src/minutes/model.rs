//! The minutes of a meeting, without database.

use base::day::Day;
use base::ids::{AgendaItemId, MeetingId, RowId};
use base::moment::Moment;

/// The minutes of a meeting as a whole; what was said stands with the items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// A general remark.
    pub remark: String,
    /// Who began them.
    pub begun_by: String,
    /// When.
    pub begun_at: Moment,
    /// The meeting that approved them, and when.
    pub approved: Option<(MeetingId, Moment)>,
    /// What was changed or objected to with the approval.
    pub approved_note: String,
    /// Counts the changes.
    pub version: i64,
}

impl Minutes {
    /// Whether a later meeting has approved them; then nothing in them changes any more.
    pub const fn is_approved(&self) -> bool {
        self.approved.is_some()
    }

    /// Whether members read them: approved ones always, drafts if the board's rule says so.
    pub const fn is_for_members(&self, shows_drafts: bool) -> bool {
        self.is_approved() || shows_drafts
    }
}

/// Something that somebody is to do after a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The row.
    pub id: RowId,
    /// At which item.
    pub item: AgendaItemId,
    /// What.
    pub what: String,
    /// Who: a function or an organisation.
    pub who: String,
    /// Until when.
    pub due_on: Option<Day>,
    /// When it was done.
    pub done_on: Option<Day>,
}

impl Task {
    /// Whether it should be done already.
    pub fn is_late(&self, today: Day) -> bool {
        self.done_on.is_none() && self.due_on.is_some_and(|due| due < today)
    }

    /// Who, what and until when on one line.
    pub fn german(&self) -> String {
        let until = self
            .due_on
            .map(|day| format!(" (bis {})", day.german()))
            .unwrap_or_default();
        format!("{}: {}{until}", self.who, self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_read_what_is_approved_and_drafts_by_rule() {
        let id: MeetingId = "00000000-0000-4000-8000-000000000001".parse().unwrap();
        let at: Moment = "2026-03-31T08:00:00Z".parse().unwrap();
        for (approved, shows_drafts, expected) in [
            (None, false, false),
            (None, true, true),
            (Some((id, at)), false, true),
            (Some((id, at)), true, true),
        ] {
            let minutes = Minutes {
                meeting: id,
                remark: String::new(),
                begun_by: "Anna".to_owned(),
                begun_at: at,
                approved,
                approved_note: String::new(),
                version: 1,
            };
            assert_eq!(
                minutes.is_for_members(shows_drafts),
                expected,
                "{approved:?} {shows_drafts}"
            );
        }
    }

    #[test]
    fn a_task_is_late_until_it_is_done() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (due, done, expected) in [
            (None, None, false),
            (Some("2026-03-01"), None, true),
            (Some("2026-03-02"), None, false),
            (Some("2026-03-01"), Some("2026-03-02"), false),
        ] {
            let task = Task {
                id: "00000000-0000-4000-8000-000000000001".parse().unwrap(),
                item: "00000000-0000-4000-8000-000000000002".parse().unwrap(),
                what: "Plan vorlegen".to_owned(),
                who: "Sozialamt".to_owned(),
                due_on: due.map(day),
                done_on: done.map(day),
            };
            assert_eq!(task.is_late(day("2026-03-02")), expected, "{due:?} {done:?}");
        }
    }
}
