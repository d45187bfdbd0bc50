//! The form of a letter to the network: what was typed and what it says. Who gets it stands in `model`.

use base::input::InputErrors;
use web::form::{Form, limited};

use crate::actor::model::ActorRole;
use crate::circular::model::{Circular, LONGEST_BODY, Selection};
use crate::look::{Look, needed};
use organisation::model::field_of_action::FieldOfAction;

/// The form of a letter as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct CircularForm {
    pub(crate) version: i64,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) role: String,
    pub(crate) field: String,
    pub(crate) municipality: String,
}

impl CircularForm {
    pub(crate) fn of(circular: &Circular) -> Self {
        let selection = circular.selection;
        Self {
            version: circular.version,
            title: circular.title.clone(),
            body: circular.body.clone(),
            role: selection.role.map(ActorRole::code).unwrap_or_default().to_owned(),
            field: selection
                .field
                .map(FieldOfAction::code)
                .unwrap_or_default()
                .to_owned(),
            municipality: selection
                .municipality
                .map(|id| id.to_string())
                .unwrap_or_default(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            title: form.line("betreff"),
            body: form.text("text").to_owned(),
            role: form.line("rolle"),
            field: form.line("feld"),
            municipality: form.line("kommune"),
        }
    }

    /// Subject, text and selection, or what is wrong in which field.
    pub(crate) fn checked(&self, look: &Look) -> Result<(String, String, Selection), InputErrors> {
        let mut errors = InputErrors::new();
        needed(
            &mut errors,
            "betreff",
            &self.title,
            "Bitte einen Betreff eingeben.",
        );
        if self.body.trim().is_empty() {
            errors.add("text", "Bitte den Text eingeben.");
        }
        let body = limited(&self.body, ("text", LONGEST_BODY), &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let selection = Selection {
            role: self.role.parse().ok(),
            field: self.field.parse().ok(),
            municipality: look.municipality(&self.municipality),
        };
        Ok((self.title.clone(), body, selection))
    }
}
