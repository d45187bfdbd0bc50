//! When something happens: appointments, consultation hours, follow-ups, deadlines, and the secret feed of all of it.
//! Not here: what happened; that is a contact of `cases`.

pub mod appointment;
mod chasing;
pub mod consultation_hour;
pub mod deadline;
pub mod feed;
pub mod follow_up;
pub mod holiday;
pub mod local_time;
pub mod scope;
pub mod told;

use db::migration::Migration;
use post::job::kind::JobKind;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 85,
    name: "calendar",
    text: include_str!("../migrations/0085_calendar.sql"),
}];

/// The background jobs of this room.
pub fn jobs() -> Vec<JobKind> {
    vec![chasing::ask_for_outcomes(), chasing::warn_of_deadlines()]
}
