//! The form of a finding as it was typed, with what was decided about each place the identity guard points out.

use base::ids::ReconstructionId;
use base::input::InputErrors;
use people::guard::hit::Hit;
use web::components::field::Choice;
use web::form::{Form, limited};

use crate::finding::guarded::{Guarded, Treatment};
use crate::finding::model::{Finding, Marks, NewFinding, Origin};
use crate::look::Look;
use crate::theme::model::Level;

/// Longest finding (letters).
pub(crate) const LONGEST: usize = 2_000;
/// Why words stay that the program itself has put there.
const KNOWN: &str = "steht so beim Thema";
/// What stands around a place that is pointed out (letters).
const AROUND: usize = 40;

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

/// A place that the guard points out, as the form asks about it.
#[derive(Clone, Debug)]
pub(crate) struct HitLine {
    /// The name of its fields.
    pub(crate) key: String,
    /// What kind of trace.
    pub(crate) kind: &'static str,
    /// What stands before it.
    pub(crate) before: String,
    /// What stands there.
    pub(crate) words: String,
    /// What stands behind it.
    pub(crate) after: String,
    /// What can be decided.
    pub(crate) choices: Vec<Choice>,
    /// Whether it is to stay.
    pub(crate) is_kept: bool,
    /// Why.
    pub(crate) reason: String,
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
        match guarded(&text, form, &look.structure.place_names()) {
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

/// The text once every place was decided about, or the places as the form asks about them.
pub(crate) fn guarded(text: &str, form: &Form, places: &[String]) -> Result<Guarded, Vec<HitLine>> {
    guarded_but(text, form, (places, &[]))
}

/// The same where some words are known and name nobody: the day by which a theme is to move on, the place it lies at.
pub(crate) fn guarded_but(
    text: &str,
    form: &Form,
    (places, known): (&[String], &[String]),
) -> Result<Guarded, Vec<HitLine>> {
    let is_known = |hit: &Hit| known.iter().any(|words| words.contains(hit.words(text)));
    let decided = |hit: &Hit| {
        if is_known(hit) {
            Some(Treatment::Keep(KNOWN.to_owned()))
        } else {
            treatment(form, hit)
        }
    };
    Guarded::check(text, places, decided).map_err(|hits| {
        hits.iter()
            .filter(|hit| !is_known(hit))
            .map(|hit| HitLine::of(form, text, hit))
            .collect()
    })
}

fn key(hit: &Hit) -> String {
    format!("stelle-{}-{}", hit.range.start, hit.range.end)
}

/// What was decided about a place of the very text that was sent along.
fn treatment(form: &Form, hit: &Hit) -> Option<Treatment> {
    let key = key(hit);
    match form.text(&key) {
        "ersetzen" => Some(Treatment::Replace),
        "lassen" => Some(Treatment::Keep(form.line(&format!("{key}-grund")))),
        _ => None,
    }
}

impl HitLine {
    fn of(form: &Form, text: &str, hit: &Hit) -> Self {
        let key = key(hit);
        let (before, after) = hit.around(text, AROUND);
        Self {
            kind: hit.kind.german(),
            before: before.to_owned(),
            words: hit.words(text).to_owned(),
            after: after.to_owned(),
            choices: vec![
                Choice::new("ersetzen", format!("Ersetzen durch „{}“", hit.suggestion)),
                Choice::new("lassen", "Stehen lassen"),
            ],
            is_kept: form.text(&key) == "lassen",
            reason: form.line(&format!("{key}-grund")),
            key,
        }
    }

    /// What the question is about.
    pub(crate) fn label(&self) -> String {
        format!("{}: {}", self.kind, self.words)
    }

    /// What is decided, or proposed.
    pub(crate) fn chosen(&self) -> &'static str {
        if self.is_kept { "lassen" } else { "ersetzen" }
    }

    /// The name of the field for the reason.
    pub(crate) fn reason_field(&self) -> String {
        format!("{}-grund", self.key)
    }
}
