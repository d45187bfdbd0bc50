//! The invitation to a meeting as paper and as calendar entry. Who may have them, the pages ask.

use base::local_time::{TimeOfDay, weekday_name};
use print::calendar::{Appointment, Calendar};
use print::document::Document;

use crate::agenda::model::Item;
use crate::board::model::Board;
use crate::guest::model::Guest;
use crate::meeting::model::{Meeting, MeetingState};
use crate::paper::model::Consultation;
use crate::sheet::{Occasion, Sheet};
use crate::whole::Whole;

/// What an invitation says.
#[derive(Clone, Debug)]
pub(crate) struct Invited<'a> {
    pub(crate) board: &'a Board,
    pub(crate) meeting: &'a Meeting,
    pub(crate) items: Vec<&'a Item>,
    pub(crate) papers: &'a [Consultation],
    pub(crate) guests: &'a [Guest],
}

impl<'a> Invited<'a> {
    /// All that a member reads.
    pub(crate) fn of(whole: &'a Whole) -> Self {
        Self {
            board: &whole.board,
            meeting: &whole.meeting,
            items: whole.agenda().collect(),
            papers: &whole.papers,
            guests: &whole.guests,
        }
    }
}

/// Day and hours in words: `Dienstag, 31.03.2026, 10:00 bis 12:00 Uhr`.
pub(crate) fn when(meeting: &Meeting) -> String {
    let day = meeting.day();
    format!(
        "{}, {}, {} bis {} Uhr",
        weekday_name(day.weekday()),
        day.german(),
        TimeOfDay::at(meeting.starts_at),
        TimeOfDay::at(meeting.ends_at)
    )
}

/// The invitation with agenda and papers.
pub(crate) fn invitation(invited: &Invited<'_>, occasion: Occasion) -> Document {
    let meeting = invited.meeting;
    let standing = if meeting.state == MeetingState::Cancelled {
        "Diese Sitzung ist abgesagt."
    } else {
        "mit Tagesordnung"
    };
    let mut sheet = Sheet::new(format!("Einladung: {}", invited.board.name), standing);
    sheet.facts(&[
        ("Sitzung", when(meeting)),
        ("Ort", meeting.place.clone()),
        ("Gremium", invited.board.name.clone()),
    ]);
    sheet.text(&meeting.note);
    sheet.heading("Tagesordnung");
    let items: Vec<(String, Vec<String>)> = invited
        .items
        .iter()
        .map(|item| {
            let papers = invited
                .papers
                .iter()
                .filter(|one| one.item == item.id)
                .map(|one| format!("{} {}: {}", one.kind.german(), one.number, one.title));
            let guests = invited
                .guests
                .iter()
                .filter(|guest| guest.item == item.id)
                .map(|guest| format!("Gast: {}", guest.name));
            (item.title.clone(), papers.chain(guests).collect())
        })
        .collect();
    sheet.agenda(&items);
    sheet.text(
        "Jedes Mitglied kann einen Tagesordnungspunkt vorschlagen. Bitte sagen Sie Bescheid, ob Sie teilnehmen oder \
         wer Sie vertritt.",
    );
    sheet.document(occasion)
}

/// The meeting as a calendar entry, which says neither with whom nor why.
pub(crate) fn calendar(meeting: &Meeting, host: &str, made: base::moment::Moment) -> Calendar {
    Calendar {
        host: host.to_owned(),
        made,
        appointments: vec![Appointment {
            id: meeting.id.to_string(),
            starts: meeting.starts_at,
            ends: meeting.ends_at,
            place: Some(meeting.place.clone()).filter(|place| !place.is_empty()),
            is_cancelled: meeting.state == MeetingState::Cancelled,
        }],
    }
}
