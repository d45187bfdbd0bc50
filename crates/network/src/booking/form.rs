//! The form of a request for an interpreter: what was typed and what it says. Its steps stand in `model`.

use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use base::local_time::TimeOfDay;
use base::refusal::Refusal;
use web::components::field::Choice;
use web::form::Form;

use crate::booking::model::{Booking, MOST_MINUTES, Setting, State, StepRefused};
use crate::look::{Look, chosen, not_too_long};

/// The form of a request as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct BookingForm {
    pub(crate) language: String,
    pub(crate) on: String,
    pub(crate) begins: String,
    pub(crate) minutes: String,
    pub(crate) setting: String,
    pub(crate) municipality: String,
    pub(crate) place: String,
}

impl BookingForm {
    pub(crate) fn read(form: &Form) -> Self {
        Self {
            language: form.line("sprache"),
            on: form.line("tag"),
            begins: form.line("beginn"),
            minutes: form.line("minuten"),
            setting: form.line("anlass"),
            municipality: form.line("kommune"),
            place: form.line("ort"),
        }
    }

    /// The request that the form describes, or what is wrong in which field.
    pub(crate) fn checked(&self, id: RowId, look: &Look) -> Result<Booking, InputErrors> {
        let mut errors = InputErrors::new();
        let language = chosen(
            &mut errors,
            "sprache",
            &self.language,
            "Bitte die Sprache wählen.",
        );
        let on = errors.take("tag", Day::typed(&self.on));
        if on.is_some_and(|day| day < look.today) {
            errors.add("tag", "Dieser Tag ist vorbei. Bitte einen Tag ab heute eingeben.");
        }
        let begins = errors.take("beginn", TimeOfDay::typed(&self.begins));
        let planned = self
            .minutes
            .parse()
            .ok()
            .filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
        if planned.is_none() {
            errors.add("minuten", StepRefused::NoSuchLength.german());
        }
        let setting = chosen(&mut errors, "anlass", &self.setting, "Bitte den Anlass wählen.");
        not_too_long(&mut errors, "ort", &self.place);
        if setting == Some(Setting::Home) && !self.place.is_empty() {
            errors.add(
                "ort",
                "Bei einem Hausbesuch bleibt der Ort leer. Bitte sagen Sie ihn am Telefon.",
            );
        }
        match (language, on, begins, planned, setting) {
            (Some(language), Some(on), Some(begins), Some(planned_minutes), Some(setting))
                if errors.is_empty() =>
            {
                Ok(Booking {
                    id,
                    language,
                    on,
                    begins,
                    planned_minutes,
                    setting,
                    municipality: look.municipality(&self.municipality),
                    place: self.place.clone(),
                    state: State::Requested,
                    interpreter: None,
                    cancel_reason: None,
                    held_minutes: None,
                    asked_by: look.permit.account(),
                    version: 1,
                })
            }
            _ => Err(errors),
        }
    }
}

/// The kinds of talk, to choose from.
pub(crate) fn settings() -> Vec<Choice> {
    let choice = |one: &Setting| Choice::new(one.code(), one.german());
    Setting::ALL.iter().map(choice).collect()
}
