//! A contact person, without database. Professionals only: plain functional data.

use base::day::Day;
use base::ids::{OrganisationId, RowId};

use organisation::model::field_of_action::FieldOfAction;

/// Somebody who is spoken to at an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactPerson {
    /// The row.
    pub id: RowId,
    /// Where the person works.
    pub organisation: OrganisationId,
    /// The name.
    pub name: String,
    /// What the person does there.
    pub post_title: String,
    /// The mail address at work.
    pub email: String,
    /// The telephone number at work.
    pub phone: String,
    /// Fields of action; none are those of the actor.
    pub fields: Vec<FieldOfAction>,
    /// The day on which the person left.
    pub ended_on: Option<Day>,
    /// The day on which the person signed off from letters.
    pub mail_stopped_on: Option<Day>,
    /// Counts the changes.
    pub version: i64,
}

impl ContactPerson {
    /// Whether the person works there on this day.
    pub fn is_there_on(&self, day: Day) -> bool {
        self.ended_on.is_none_or(|end| day <= end)
    }
}
