//! A contact person as typed, and the rules that make one of it.

use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use web::form::Form;

use crate::contact::model::Contact;
use crate::offer::form::checked::is_mail_address;

/// A contact person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactForm {
    /// The name.
    pub name: String,
    /// What they do there.
    pub function: String,
    /// Office mail address.
    pub email: String,
    /// Office phone.
    pub phone: String,
    /// The last day.
    pub valid_until: String,
}

/// Most letters of a field.
const LONGEST: usize = 200;
/// How many months the data of a contact person may stand without being looked at again.
const LONGEST_MONTHS: i32 = 24;
/// How many months a new form suggests.
const SUGGESTED_MONTHS: i32 = 12;

impl ContactForm {
    /// An empty form that suggests a last day.
    pub fn blank(today: Day) -> Self {
        Self {
            valid_until: today.plus_months(SUGGESTED_MONTHS).to_string(),
            ..Self::default()
        }
    }

    /// What was typed.
    pub fn read(form: &Form) -> Self {
        Self {
            name: form.line("name"),
            function: form.line("funktion"),
            email: form.line("email"),
            phone: form.line("telefon"),
            valid_until: form.line("gilt_bis"),
        }
    }

    /// The contact person that was meant, as a row with this id.
    ///
    /// # Errors
    /// A German sentence for each field that is not right.
    pub fn checked(&self, id: RowId, today: Day) -> Result<Contact, InputErrors> {
        let mut errors = InputErrors::new();
        if self.name.is_empty() {
            errors.add("name", "Bitte geben Sie einen Namen ein.");
        }
        let texts = [
            ("name", &self.name),
            ("funktion", &self.function),
            ("email", &self.email),
            ("telefon", &self.phone),
        ];
        for (field, text) in texts {
            if text.chars().count() > LONGEST {
                errors.add(field, format!("Bitte höchstens {LONGEST} Zeichen eingeben."));
            }
        }
        if !self.email.is_empty() && !is_mail_address(&self.email) {
            errors.add(
                "email",
                "Bitte eine E-Mail-Adresse wie name@beispiel.de eingeben.",
            );
        }
        let valid_until = errors.take("gilt_bis", Day::typed(&self.valid_until));
        let latest = today.plus_months(LONGEST_MONTHS);
        if valid_until.is_some_and(|day| day < today || day > latest) {
            let sentence = format!("Bitte einen Tag von heute bis {} eingeben.", latest.german());
            errors.add("gilt_bis", sentence);
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let optional = |text: &String| (!text.is_empty()).then(|| text.clone());
        Ok(Contact {
            id,
            name: self.name.clone(),
            function: optional(&self.function),
            email: optional(&self.email),
            phone: optional(&self.phone),
            valid_until,
        })
    }
}
