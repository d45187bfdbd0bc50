//! A paper (OParl: Paper) and its editions (OParl: File), without database.

use std::collections::BTreeMap;

use base::day::Day;
use base::ids::{AgendaItemId, BoardId, PaperId, ThemeId};
use base::moment::Moment;
use serde_json::{Map, Value};

db::coded! {
    /// What kind of paper it is.
    pub enum PaperKind {
        /// Something to decide (Entscheidungsvorlage).
        DecisionPaper = "decision_paper",
        /// A report.
        Report = "report",
        /// Something to know.
        Information = "information",
        /// What goes to the Land.
        StateReport = "state_report",
    }
}

impl PaperKind {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::DecisionPaper => "Entscheidungsvorlage",
            Self::Report => "Bericht",
            Self::Information => "Mitteilung",
            Self::StateReport => "Meldung an das Land",
        }
    }

    /// The parts of such a paper, in their order. Source: dossier § 8, the usual council paper.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::DecisionPaper => &[
                Part::Proposal,
                Part::Facts,
                Part::Figures,
                Part::Reconstruction,
                Part::Options,
                Part::Cost,
            ],
            Self::Report => &[Part::Facts, Part::Figures, Part::Reconstruction],
            Self::Information => &[Part::Facts],
            Self::StateReport => &[Part::Facts, Part::Figures, Part::Reconstruction, Part::Proposal],
        }
    }
}

db::coded! {
    /// A part of a paper.
    pub enum Part {
        /// What the board is asked to decide.
        Proposal = "proposal",
        /// What it is about.
        Facts = "facts",
        /// What the figures say.
        Figures = "figures",
        /// A course of integration, without names.
        Reconstruction = "reconstruction",
        /// What else could be done.
        Options = "options",
        /// What it costs.
        Cost = "cost",
    }
}

impl Part {
    /// The German heading.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Proposal => "Beschlussvorschlag",
            Self::Facts => "Sachverhalt und Begründung",
            Self::Figures => "Zahlen",
            Self::Reconstruction => "Fallrekonstruktion",
            Self::Options => "Alternativen",
            Self::Cost => "Finanzielle Auswirkungen",
        }
    }

    /// What is written there.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Proposal => "Die Worte, über die abgestimmt wird",
            Self::Facts => "Worum es geht und warum es vor Ort nicht zu lösen ist",
            Self::Figures => "Nur veröffentlichte Zahlen, mit Stand",
            Self::Reconstruction => "Was der Verlauf zeigt, ohne Namen",
            Self::Options => "Was stattdessen möglich wäre, auch nichts zu tun",
            Self::Cost => "Einmalig und laufend, mit Kostenträger; sonst „keine“",
        }
    }
}

/// The parts of an edition with their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts(BTreeMap<&'static str, String>);

impl Parts {
    /// The words of a part; empty if there are none.
    pub fn text(&self, part: Part) -> &str {
        self.0.get(part.code()).map_or("", String::as_str)
    }

    /// These parts with the words of one more.
    #[must_use]
    pub fn with(mut self, part: Part, text: impl Into<String>) -> Self {
        self.0.insert(part.code(), text.into());
        self
    }

    /// As it is stored.
    pub fn to_json(&self) -> String {
        let object: Map<String, Value> = self
            .0
            .iter()
            .map(|(part, text)| ((*part).to_owned(), Value::String(text.clone())))
            .collect();
        Value::Object(object).to_string()
    }

    /// From what is stored; what is no part is left out.
    pub fn of_json(text: &str) -> Self {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let words = |part: &Part| Some((part.code(), value.get(part.code())?.as_str()?.to_owned()));
        Self(Part::ALL.iter().filter_map(words).collect())
    }
}

/// A paper (OParl: Paper) with the edition that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The paper.
    pub id: PaperId,
    /// Its number: `V-2026-07`.
    pub number: String,
    /// What kind it is.
    pub kind: PaperKind,
    /// Its subject.
    pub title: String,
    /// The board it is written for.
    pub board: BoardId,
    /// Its theme.
    pub theme: Option<ThemeId>,
    /// The newest edition.
    pub edition: i64,
    /// Since when it is no longer pursued.
    pub ended_on: Option<Day>,
    /// When it was begun.
    pub created_at: Moment,
    /// Counts the changes.
    pub version: i64,
}

/// An edition of a paper (OParl: File).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Of which paper.
    pub paper: PaperId,
    /// Its number, from 1.
    pub number: i64,
    /// Its subject at that time.
    pub title: String,
    /// Its words.
    pub parts: Parts,
    /// Who wrote it.
    pub written_by: Option<String>,
    /// When.
    pub written_at: Moment,
    /// Since when it stays as it is: sent with an invitation, or decided on.
    pub frozen_at: Option<Moment>,
}

/// A paper at an item (OParl: Consultation).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// At which item.
    pub item: AgendaItemId,
    /// Which paper.
    pub paper: PaperId,
    /// Its number.
    pub number: String,
    /// What kind it is.
    pub kind: PaperKind,
    /// The subject of the edition that is meant.
    pub title: String,
    /// The edition: the one decided on, or the newest.
    pub edition: i64,
    /// Whether that edition is fixed.
    pub is_fixed: bool,
}

/// What saving a change of a paper does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// The newest edition is written anew.
    Rewrite(i64),
    /// A new edition is begun, the frozen one stays.
    Begin(i64),
}

/// Into which edition a change goes: what is frozen stays as it was.
pub const fn saving(newest: i64, is_frozen: bool) -> Saving {
    if is_frozen {
        Saving::Begin(newest + 1)
    } else {
        Saving::Rewrite(newest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frozen_edition_stays_and_a_change_begins_a_new_one() {
        assert_eq!(saving(1, false), Saving::Rewrite(1));
        assert_eq!(saving(1, true), Saving::Begin(2));
        assert_eq!(saving(4, true), Saving::Begin(5));
    }

    #[test]
    fn parts_come_back_as_they_were_stored() {
        let parts = Parts::default()
            .with(Part::Facts, "Zeile „eins“\nZeile zwei")
            .with(Part::Cost, "keine");
        assert_eq!(Parts::of_json(&parts.to_json()), parts);
        for broken in ["", "[]", "{\"anderes\":1}", "{\"facts\":7}"] {
            assert_eq!(Parts::of_json(broken), Parts::default(), "{broken}");
        }
    }

    #[test]
    fn a_decision_paper_has_all_parts_and_begins_with_what_is_proposed() {
        let parts = PaperKind::DecisionPaper.parts();
        assert_eq!(parts.first(), Some(&Part::Proposal));
        assert_eq!(parts.len(), Part::ALL.len());
    }
}
