//! The form of a finding as it was typed.

use base::ids::ReconstructionId;
use base::input::InputErrors;
use web::form::{Form, limited};

use crate::finding::model::{Finding, Marks, NewFinding, Origin};
use crate::finding::pages::hits::{HitLine, Watched};
use crate::look::Look;
use crate::theme::model::Level;

/// Longest finding (letters).
pub(crate) const LONGEST: usize = 2_000;

/// The form as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct FindingForm {
    pub(crate) version: i64,
    pub(crate) text: String,
    pub(crate) field: String,
    pub(crate) kind: String,
    pub(crate) law: String,
    pub(crate) level: String,
    pub(crate) place: String,
    pub(crate) origin: String,
    pub(crate) reconstruction: String,
    /// Whether similar findings were shown already.
    pub(crate) has_seen_similar: bool,
}

/// What a form says once it says something; places that nobody decided about stand beside it.
pub(crate) enum Checked {
    /// It can be written down.
    Complete(Box<NewFinding>),
    /// The guard points out places.
    Hits(Vec<HitLine>),
}

impl FindingForm {
    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            text: form.text("befund").trim().to_owned(),
            field: form.line("feld"),
            kind: form.line("art"),
            law: form.line("rechtskreis"),
            level: form.line("ebene"),
            place: form.line("ort"),
            origin: form.line("herkunft"),
            reconstruction: form.line("rekonstruktion"),
            has_seen_similar: form.is_ticked("gesehen"),
        }
    }

    pub(crate) fn of(finding: &Finding) -> Self {
        let marks = finding.marks;
        let region = marks.region.map(|id| id.to_string());
        let place = marks.municipality.map(|id| id.to_string()).or(region);
        let code = |code: Option<&'static str>| code.unwrap_or_default().to_owned();
        Self {
            version: finding.version,
            text: finding.text.clone(),
            field: marks.field.code().to_owned(),
            kind: code(marks.kind.map(crate::words::ObstacleKind::code)),
            law: code(marks.rechtskreis.map(crate::words::Rechtskreis::code)),
            level: marks.level.code().to_owned(),
            place: place.unwrap_or_default(),
            origin: finding.origin.code().to_owned(),
            reconstruction: finding
                .reconstruction
                .map(|id| id.to_string())
                .unwrap_or_default(),
            has_seen_similar: true,
        }
    }

    /// The finding that the form describes, what the guard points out, or what is wrong in which field.
    pub(crate) fn checked(&self, form: &Form, look: &Look) -> Result<Checked, InputErrors> {
        let mut errors = InputErrors::new();
        let text = limited(&self.text, ("befund", LONGEST), &mut errors);
        if text.is_empty() {
            errors.add(
                "befund",
                "Bitte schreiben Sie in einem oder zwei Sätzen, was nicht gelingt.",
            );
        }
        let marks = self.marks(look, &mut errors);
        let origin = self.origin.parse().unwrap_or(Origin::Obstacle);
        let Some(marks) = marks.filter(|_| errors.is_empty()) else {
            return Err(errors);
        };
        match Watched::text(form, &look.structure.place_names()).guarded(&text) {
            Ok(text) => Ok(Checked::Complete(Box::new(NewFinding {
                text,
                marks,
                origin,
                reconstruction: self.reconstruction.parse::<ReconstructionId>().ok(),
            }))),
            Err(hits) => Ok(Checked::Hits(hits)),
        }
    }

    fn marks(&self, look: &Look, errors: &mut InputErrors) -> Option<Marks> {
        let field = self.field.parse().ok();
        if field.is_none() {
            errors.add("feld", "Bitte wählen Sie das Handlungsfeld.");
        }
        Some(Marks {
            field: field?,
            kind: self.kind.parse().ok(),
            rechtskreis: self.law.parse().ok(),
            level: self.level.parse().unwrap_or(Level::District),
            municipality: look.municipality(&self.place),
            region: look.region(&self.place),
        })
    }
}
