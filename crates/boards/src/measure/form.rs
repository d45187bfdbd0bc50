//! The form of a measure: what was typed and what it says. What a measure is stands in `model`.

use base::day::Day;
use base::input::InputErrors;
use web::form::{Form, limited};

use crate::look::{LONGEST_NOTE, Look, needed};
use crate::measure::model::Measure;

/// The form of a measure as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct MeasureForm {
    pub(crate) version: i64,
    pub(crate) theme: String,
    pub(crate) decision: String,
    pub(crate) title: String,
    pub(crate) goal: String,
    pub(crate) indicator: String,
    pub(crate) owner: String,
    pub(crate) organisation: String,
    pub(crate) account: String,
    pub(crate) due_on: String,
    pub(crate) places: Vec<String>,
}

/// What may be corrected of a measure at any time.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    pub(crate) title: String,
    pub(crate) goal: String,
    pub(crate) indicator: String,
    pub(crate) owner: String,
    pub(crate) due_on: Day,
}

impl MeasureForm {
    pub(crate) fn of(measure: &Measure) -> Self {
        let id = |id: Option<String>| id.unwrap_or_default();
        Self {
            version: measure.version,
            theme: measure.theme.to_string(),
            decision: id(measure.decision.map(|id| id.to_string())),
            title: measure.title.clone(),
            goal: measure.goal.clone(),
            indicator: measure.indicator.clone(),
            owner: measure.owner.clone(),
            organisation: id(measure.organisation.map(|id| id.to_string())),
            account: id(measure.account.map(|id| id.to_string())),
            due_on: measure.due_on.to_string(),
            places: measure.places.iter().map(ToString::to_string).collect(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            theme: form.line("thema"),
            decision: form.line("beschluss"),
            title: form.line("titel"),
            goal: form.text("ziel").to_owned(),
            indicator: form.text("kennzeichen").to_owned(),
            owner: form.line("wer"),
            organisation: form.line("organisation"),
            account: form.line("konto"),
            due_on: form.line("bis"),
            places: form.all("kommune").to_vec(),
        }
    }

    /// The fields in words, to compare two versions.
    pub(crate) fn shown(&self, look: &Look) -> Vec<(&'static str, String)> {
        vec![
            ("Titel", self.title.clone()),
            ("Ziel", self.goal.clone()),
            ("Woran man es sieht", self.indicator.clone()),
            ("Wer", self.owner.clone()),
            (
                "Organisation",
                look.organisation_name(self.organisation.parse().ok()),
            ),
            ("Bis", self.due_on.clone()),
        ]
    }

    /// What the form says, or what is wrong in which field.
    pub(crate) fn checked(&self) -> Result<Checked, InputErrors> {
        let mut errors = InputErrors::new();
        needed(&mut errors, "titel", &self.title, "Bitte einen Titel eingeben.");
        let sentence = "Bitte eingeben, wer die Maßnahme verantwortet.";
        needed(&mut errors, "wer", &self.owner, sentence);
        let goal = limited(&self.goal, ("ziel", LONGEST_NOTE), &mut errors);
        let indicator = limited(&self.indicator, ("kennzeichen", LONGEST_NOTE), &mut errors);
        match errors.take("bis", Day::typed(&self.due_on)) {
            Some(due_on) if errors.is_empty() => Ok(Checked {
                title: self.title.clone(),
                goal,
                indicator,
                owner: self.owner.clone(),
                due_on,
            }),
            _ => Err(errors),
        }
    }
}
