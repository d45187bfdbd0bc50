//! The form of a board: what was typed and what it says. Whether it may be set up stands in `model`.

use base::day::Day;
use base::ids::{BoardId, DecisionId};
use base::input::InputErrors;
use web::form::{Form, limited};

use crate::board::model::{Board, BoardKind, QuorumRule};
use crate::clash::Shown;
use crate::look::{LONGEST_NOTE, Look, chosen, needed, number};

/// Most meetings of a year.
const MOST_MEETINGS: i64 = 52;
/// Longest period of an invitation (days).
const MOST_DAYS: i64 = 90;

/// The form of a board as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct BoardForm {
    pub(crate) version: i64,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) municipality: String,
    pub(crate) decision: String,
    pub(crate) meetings: String,
    pub(crate) quorum: String,
    pub(crate) days: String,
    pub(crate) shows_drafts: bool,
    pub(crate) to_confirm: String,
    pub(crate) starts_on: String,
    pub(crate) ends_on: String,
}

impl BoardForm {
    /// What a new board proposes.
    pub(crate) fn new(today: Day, decision: &str) -> Self {
        let kind = if decision.is_empty() {
            BoardKind::LocalBoard
        } else {
            BoardKind::WorkingGroup
        };
        Self {
            kind: kind.to_string(),
            decision: decision.to_owned(),
            meetings: "2".to_owned(),
            quorum: QuorumRule::None.to_string(),
            days: "14".to_owned(),
            shows_drafts: true,
            starts_on: today.to_string(),
            ..Self::default()
        }
    }

    pub(crate) fn of(board: &Board) -> Self {
        Self {
            version: board.version,
            kind: board.kind.to_string(),
            name: board.name.clone(),
            purpose: board.purpose.clone(),
            municipality: board.municipality.map(|id| id.to_string()).unwrap_or_default(),
            decision: board.founded_by.map(|id| id.to_string()).unwrap_or_default(),
            meetings: board.meets_per_year.to_string(),
            quorum: board.quorum.to_string(),
            days: board.invitation_days.to_string(),
            shows_drafts: board.shows_drafts,
            to_confirm: board.to_confirm.clone(),
            starts_on: board.starts_on.to_string(),
            ends_on: board.ends_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            kind: form.line("art"),
            name: form.line("name"),
            purpose: form.text("aufgabe").to_owned(),
            municipality: form.line("kommune"),
            decision: form.line("beschluss"),
            meetings: form.line("sitzungen"),
            quorum: form.line("beschlussfaehigkeit"),
            days: form.line("frist"),
            shows_drafts: form.is_ticked("entwuerfe"),
            to_confirm: form.line("bestaetigen"),
            starts_on: form.line("ab"),
            ends_on: form.line("bis"),
        }
    }

    /// The fields in words, to compare two versions.
    pub(crate) fn shown(&self, look: &Look) -> Shown {
        let quorum: Option<QuorumRule> = self.quorum.parse().ok();
        vec![
            ("Name", self.name.clone()),
            ("Aufgabe", self.purpose.clone()),
            ("Kommune", look.place_name(look.municipality(&self.municipality))),
            ("Sitzungen im Jahr", self.meetings.clone()),
            (
                "Beschlussfähigkeit",
                quorum.map(QuorumRule::german).unwrap_or_default().to_owned(),
            ),
            ("Einladungsfrist", self.days.clone()),
            ("Zu bestätigen", self.to_confirm.clone()),
            ("Beginn", self.starts_on.clone()),
            ("Ende", self.ends_on.clone()),
        ]
    }

    /// The decision that was chosen.
    pub(crate) fn founding(&self) -> Option<DecisionId> {
        self.decision.parse().ok()
    }

    /// The board that the form describes, or what is wrong in which field.
    pub(crate) fn checked(&self, id: BoardId, look: &Look) -> Result<Board, InputErrors> {
        let mut errors = InputErrors::new();
        let kind: Option<BoardKind> = chosen(&mut errors, "art", &self.kind, "Bitte die Art wählen.");
        needed(&mut errors, "name", &self.name, "Bitte einen Namen eingeben.");
        let purpose = limited(&self.purpose, ("aufgabe", LONGEST_NOTE), &mut errors);
        let municipality = look.municipality(&self.municipality);
        if kind.is_some_and(BoardKind::is_local) && municipality.is_none() {
            errors.add("kommune", "Bitte die Kommune wählen.");
        }
        let meets = number(&mut errors, ("sitzungen", &self.meetings), (0, MOST_MEETINGS));
        let quorum = chosen(
            &mut errors,
            "beschlussfaehigkeit",
            &self.quorum,
            "Bitte die Regel wählen.",
        );
        let days = number(&mut errors, ("frist", &self.days), (0, MOST_DAYS));
        let starts_on = errors.take("ab", Day::typed(&self.starts_on));
        let ends_on = match self.ends_on.as_str() {
            "" => None,
            typed => errors.take("bis", Day::typed(typed)),
        };
        if starts_on.zip(ends_on).is_some_and(|(start, end)| end < start) {
            errors.add("bis", "Das Ende liegt vor dem Beginn.");
        }
        match (kind, meets, quorum, days, starts_on) {
            (Some(kind), Some(meets_per_year), Some(quorum), Some(invitation_days), Some(starts_on))
                if errors.is_empty() =>
            {
                Ok(Board {
                    id,
                    kind,
                    name: self.name.clone(),
                    purpose,
                    municipality,
                    region: None,
                    founded_by: self.founding().filter(|_| kind == BoardKind::WorkingGroup),
                    meets_per_year,
                    quorum,
                    invitation_days,
                    shows_drafts: self.shows_drafts,
                    is_informed_only: kind.is_informed_only(),
                    to_confirm: self.to_confirm.clone(),
                    source: String::new(),
                    starts_on,
                    ends_on,
                    version: self.version,
                })
            }
            _ => Err(errors),
        }
    }
}
