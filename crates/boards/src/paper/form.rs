//! The form of a paper: its subject and its parts as they were typed.

use base::input::InputErrors;
use web::form::{Form, limited};

use crate::clash::Shown;
use crate::look::{LONGEST_TEXT, needed};
use crate::paper::model::{Edition, Paper, PaperKind, Part, Parts};

/// The form of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PaperForm {
    pub(crate) version: i64,
    pub(crate) kind: String,
    pub(crate) board: String,
    pub(crate) theme: String,
    pub(crate) item: String,
    pub(crate) title: String,
    pub(crate) parts: Parts,
    pub(crate) is_ended: bool,
}

/// The name of a part's field.
pub(crate) const fn field_of(part: Part) -> &'static str {
    match part {
        Part::Proposal => "beschlussvorschlag",
        Part::Facts => "sachverhalt",
        Part::Figures => "zahlen",
        Part::Reconstruction => "fallrekonstruktion",
        Part::Options => "alternativen",
        Part::Cost => "kosten",
    }
}

impl PaperForm {
    pub(crate) fn of(paper: &Paper, edition: &Edition) -> Self {
        Self {
            version: paper.version,
            kind: paper.kind.to_string(),
            board: paper.board.to_string(),
            theme: paper.theme.map(|id| id.to_string()).unwrap_or_default(),
            item: String::new(),
            title: edition.title.clone(),
            parts: edition.parts.clone(),
            is_ended: paper.ended_on.is_some(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        let parts = Part::ALL.iter().fold(Parts::default(), |parts, part| {
            let text = form.text(field_of(*part)).replace("\r\n", "\n");
            if text.is_empty() {
                parts
            } else {
                parts.with(*part, text)
            }
        });
        Self {
            version: form.version(),
            kind: form.line("art"),
            board: form.line("gremium"),
            theme: form.line("thema"),
            item: form.line("punkt"),
            title: form.line("betreff"),
            parts,
            is_ended: form.is_ticked("beendet"),
        }
    }

    /// The kind that was chosen.
    pub(crate) fn kind(&self) -> PaperKind {
        self.kind.parse().unwrap_or(PaperKind::DecisionPaper)
    }

    /// The parts with their fields, in the order of the kind.
    pub(crate) fn fields(&self) -> Vec<(&'static str, Part, &str)> {
        let parts = self.kind().parts().iter();
        parts
            .map(|part| (field_of(*part), *part, self.parts.text(*part)))
            .collect()
    }

    /// The fields in words, to compare two versions.
    pub(crate) fn shown(&self) -> Shown {
        let mut shown = vec![("Betreff", self.title.clone())];
        shown.extend(
            Part::ALL
                .iter()
                .map(|part| (part.german(), self.parts.text(*part).to_owned())),
        );
        shown
    }

    /// What is wrong in which field.
    pub(crate) fn checked(&self) -> Result<(), InputErrors> {
        let mut errors = InputErrors::new();
        needed(&mut errors, "betreff", &self.title, "Bitte den Betreff eingeben.");
        for part in Part::ALL {
            limited(
                self.parts.text(*part),
                (field_of(*part), LONGEST_TEXT),
                &mut errors,
            );
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}
