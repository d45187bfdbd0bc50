//! An entry of network work, without database. About organisations, never about clients.

use base::day::Day;
use base::ids::{AccountId, MunicipalityId, OrganisationId, RowId};

use organisation::model::field_of_action::FieldOfAction;

db::coded! {
    /// What was done.
    pub enum EntryKind {
        /// A round table.
        RoundTable = "round_table",
        /// An Arbeitskreis.
        WorkingGroup = "working_group",
        /// A visit at an actor's.
        Visit = "visit",
        /// A talk, also by telephone.
        Talk = "talk",
        /// The regular exchange with advice centres.
        Exchange = "exchange",
        /// An event.
        Event = "event",
    }
}

impl EntryKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::RoundTable => "Runder Tisch",
            Self::WorkingGroup => "Arbeitskreis",
            Self::Visit => "Besuch",
            Self::Talk => "Gespräch",
            Self::Exchange => "Regelmäßiger Austausch",
            Self::Event => "Veranstaltung",
        }
    }
}

/// An entry of network work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The row.
    pub id: RowId,
    /// What was done.
    pub kind: EntryKind,
    /// When.
    pub on: Day,
    /// What it was about, in one line.
    pub title: String,
    /// Where.
    pub place: String,
    /// For which municipality; none is the whole district.
    pub municipality: Option<MunicipalityId>,
    /// In which field of action.
    pub field: Option<FieldOfAction>,
    /// What was agreed.
    pub note: String,
    /// The regular exchange to which it belongs.
    pub exchange: Option<RowId>,
    /// Who took part of the actors.
    pub actors: Vec<OrganisationId>,
    /// Who took part of the team.
    pub members: Vec<AccountId>,
    /// Counts the changes.
    pub version: i64,
}
