//! The form of a meeting: what was typed and what it says.

use base::day::Day;
use base::ids::{BoardId, MeetingId};
use base::input::InputErrors;
use base::local_time::{TimeOfDay, moment_at};
use base::refusal::Refusal as _;
use web::form::{Form, limited};

use crate::clash::Shown;
use crate::look::{LONGEST_NOTE, needed};
use crate::meeting::model::{Meeting, MeetingState};

/// The form of a meeting as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct MeetingForm {
    pub(crate) version: i64,
    pub(crate) day: String,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) place: String,
    pub(crate) note: String,
    pub(crate) usual_agenda: bool,
}

impl MeetingForm {
    /// What a new meeting proposes.
    pub(crate) fn new() -> Self {
        Self {
            from: "10:00".to_owned(),
            until: "12:00".to_owned(),
            usual_agenda: true,
            ..Self::default()
        }
    }

    pub(crate) fn of(meeting: &Meeting) -> Self {
        Self {
            version: meeting.version,
            day: meeting.day().to_string(),
            from: TimeOfDay::at(meeting.starts_at).to_string(),
            until: TimeOfDay::at(meeting.ends_at).to_string(),
            place: meeting.place.clone(),
            note: meeting.note.clone(),
            usual_agenda: false,
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            day: form.line("tag"),
            from: form.line("von"),
            until: form.line("bis"),
            place: form.line("ort"),
            note: form.text("hinweis").to_owned(),
            usual_agenda: form.is_ticked("tagesordnung"),
        }
    }

    /// The fields in words, to compare two versions.
    pub(crate) fn shown(&self) -> Shown {
        vec![
            ("Tag", self.day.clone()),
            ("Von", self.from.clone()),
            ("Bis", self.until.clone()),
            ("Ort", self.place.clone()),
            ("Hinweis", self.note.clone()),
        ]
    }

    /// The meeting that the form describes, or what is wrong in which field.
    pub(crate) fn checked(&self, id: MeetingId, board: BoardId) -> Result<Meeting, InputErrors> {
        let mut errors = InputErrors::new();
        let day = errors.take("tag", Day::typed(&self.day));
        let mut moment = |field: &'static str, typed: &str| {
            let time = errors.take(field, TimeOfDay::typed(typed))?;
            match moment_at(day?, time) {
                Ok(moment) => Some(moment),
                Err(none) => {
                    errors.add(field, none.german());
                    None
                }
            }
        };
        let starts_at = moment("von", &self.from);
        let ends_at = moment("bis", &self.until);
        if starts_at.zip(ends_at).is_some_and(|(start, end)| end <= start) {
            errors.add("bis", "Das Ende liegt nicht nach dem Beginn.");
        }
        needed(&mut errors, "ort", &self.place, "Bitte den Ort eingeben.");
        let note = limited(&self.note, ("hinweis", LONGEST_NOTE), &mut errors);
        match (starts_at, ends_at) {
            (Some(starts_at), Some(ends_at)) if errors.is_empty() => Ok(Meeting {
                id,
                board,
                starts_at,
                ends_at,
                place: self.place.clone(),
                note,
                state: MeetingState::Planned,
                invited_at: None,
                cancelled_reason: String::new(),
                version: self.version,
            }),
            _ => Err(errors),
        }
    }
}
