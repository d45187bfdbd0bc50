//! What a form asks about the places that the identity guard points out in one of its fields, and what was decided about
//! them. What is found is the guard's business.

use people::guard::hit::{Hit, Kind};
use web::components::field::Choice;
use web::form::Form;

use crate::finding::guarded::{Guarded, Treatment};
use crate::numbering;

/// Why words stay that the program itself has put there, or that were decided about before.
const KNOWN: &str = "steht so beim Thema";
/// What stands around a place that is pointed out (letters).
const AROUND: usize = 40;

/// A field of a form whose text is to pass the guard.
#[derive(Clone, Copy)]
pub(crate) struct Watched<'a> {
    form: &'a Form,
    places: &'a [String],
    /// What the names of its questions begin with.
    key: &'static str,
    known: &'a [String],
    is_looked_for: fn(Kind) -> bool,
}

impl<'a> Watched<'a> {
    /// The one text of this form; `places` are what places of the district are called.
    pub(crate) fn text(form: &'a Form, places: &'a [String]) -> Self {
        Self {
            form,
            places,
            key: "stelle",
            known: &[],
            is_looked_for: |_| true,
        }
    }

    /// One of several fields: its questions begin with its own name.
    pub(crate) const fn field(self, key: &'static str) -> Self {
        Self { key, ..self }
    }

    /// Words in these texts name nobody: the day by which a theme is to move on, what passed the guard before.
    pub(crate) const fn known(self, known: &'a [String]) -> Self {
        Self { known, ..self }
    }

    /// Only traces of these kinds are asked about.
    pub(crate) const fn only(self, is_looked_for: fn(Kind) -> bool) -> Self {
        Self {
            is_looked_for,
            ..self
        }
    }

    /// The text once every place was decided about, or the places as the form asks about them.
    pub(crate) fn guarded(&self, text: &str) -> Result<Guarded, Vec<HitLine>> {
        let is_spared = |hit: &Hit| {
            let words = hit.words(text);
            !(self.is_looked_for)(hit.kind)
                || numbering::is_number(words)
                || self.known.iter().any(|known| known.contains(words))
        };
        let decided = |hit: &Hit| {
            if is_spared(hit) {
                Some(Treatment::Keep(KNOWN.to_owned()))
            } else {
                self.treatment(hit)
            }
        };
        Guarded::check(text, self.places, decided).map_err(|hits| {
            hits.iter()
                .filter(|hit| !is_spared(hit))
                .map(|hit| HitLine::of(self, text, hit))
                .collect()
        })
    }

    /// The texts of several fields once every place in each was decided about, or all places as the form asks about them.
    pub(crate) fn guarded_fields<const N: usize>(
        &self,
        texts: [(&'static str, &str); N],
    ) -> Result<[String; N], Vec<HitLine>> {
        let mut hits = Vec::new();
        let mut is_decided = true;
        let guarded = texts.map(|(key, text)| match self.field(key).guarded(text) {
            Ok(guarded) => guarded.text().to_owned(),
            Err(more) => {
                is_decided = false;
                hits.extend(more);
                String::new()
            }
        });
        if is_decided { Ok(guarded) } else { Err(hits) }
    }

    fn key_of(&self, hit: &Hit) -> String {
        format!("{}-{}-{}", self.key, hit.range.start, hit.range.end)
    }

    /// What was decided about a place of the very text that was sent along.
    fn treatment(&self, hit: &Hit) -> Option<Treatment> {
        let key = self.key_of(hit);
        match self.form.text(&key) {
            "ersetzen" => Some(Treatment::Replace),
            "lassen" => Some(Treatment::Keep(self.form.line(&format!("{key}-grund")))),
            _ => None,
        }
    }
}

/// Kinds that lead to one person whatever else is said: all that is looked for where those write who open no file.
pub(crate) const fn leads_to_one_person(kind: Kind) -> bool {
    match kind {
        Kind::Name
        | Kind::Relation
        | Kind::Birth
        | Kind::Phone
        | Kind::Mail
        | Kind::Handle
        | Kind::FileNumber
        | Kind::Plate
        | Kind::Address => true,
        Kind::Date | Kind::Place | Kind::School | Kind::Organisation | Kind::Combination => false,
    }
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

impl HitLine {
    fn of(field: &Watched<'_>, text: &str, hit: &Hit) -> Self {
        let key = field.key_of(hit);
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
            is_kept: field.form.text(&key) == "lassen",
            reason: field.form.line(&format!("{key}-grund")),
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
