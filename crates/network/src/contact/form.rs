//! The form of a contact person: what was typed and what it says.

use base::day::Day;
use base::input::InputErrors;
use web::form::Form;

use crate::actor::model::stopped_on;
use crate::clash::Shown;
use crate::contact::model::ContactPerson;
use crate::field::listed;
use crate::look::{coded, mail_address, needed, not_too_long, optional_day};
use organisation::model::field_of_action::FieldOfAction;

/// The form of a contact person as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContactForm {
    pub(crate) version: i64,
    pub(crate) person: String,
    pub(crate) name: String,
    pub(crate) post_title: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) fields: Vec<String>,
    pub(crate) gets_mail: bool,
    pub(crate) ended_on: String,
}

impl ContactForm {
    pub(crate) fn of(person: &ContactPerson) -> Self {
        Self {
            version: person.version,
            person: person.id.to_string(),
            name: person.name.clone(),
            post_title: person.post_title.clone(),
            email: person.email.clone(),
            phone: person.phone.clone(),
            fields: person
                .fields
                .iter()
                .map(|field| field.code().to_owned())
                .collect(),
            gets_mail: person.mail_stopped_on.is_none(),
            ended_on: person.ended_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            person: form.line("person"),
            name: form.line("name"),
            post_title: form.line("funktion"),
            email: form.line("email"),
            phone: form.line("telefon"),
            fields: form.all("feld").to_vec(),
            gets_mail: form.is_ticked("rundbriefe"),
            ended_on: form.line("ende"),
        }
    }

    /// The fields in words, to compare two versions.
    pub(crate) fn shown(&self) -> Shown {
        vec![
            ("Name", self.name.clone()),
            ("Funktion", self.post_title.clone()),
            ("E-Mail", self.email.clone()),
            ("Telefon", self.phone.clone()),
            ("Themen", listed(&coded::<FieldOfAction>(&self.fields))),
            ("Letzter Tag", self.ended_on.clone()),
        ]
    }

    /// The person that the form describes, or what is wrong in which field.
    pub(crate) fn checked(&self, before: &ContactPerson, today: Day) -> Result<ContactPerson, InputErrors> {
        let mut errors = InputErrors::new();
        needed(&mut errors, "name", &self.name, "Bitte den Namen eingeben.");
        not_too_long(&mut errors, "funktion", &self.post_title);
        mail_address(&mut errors, "email", &self.email);
        not_too_long(&mut errors, "telefon", &self.phone);
        let ended_on = optional_day(&mut errors, "ende", &self.ended_on);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(ContactPerson {
            id: before.id,
            organisation: before.organisation,
            name: self.name.clone(),
            post_title: self.post_title.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            fields: coded::<FieldOfAction>(&self.fields),
            ended_on,
            mail_stopped_on: stopped_on(self.gets_mail, before.mail_stopped_on, today),
            version: before.version,
        })
    }
}
