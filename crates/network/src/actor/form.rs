//! The form of an actor: what was typed and what it says. The rules of an actor stand in `model`.

use base::ids::MunicipalityId;
use base::input::InputErrors;
use web::components::field::Choice;
use web::form::{Form, limited};

use crate::actor::model::{Actor, ActorRole, stopped_on};
use crate::look::{LONGEST_NOTE, Look, coded, mail_address, not_too_long, optional_day};

/// The form of an actor as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActorForm {
    pub(crate) version: i64,
    pub(crate) roles: Vec<String>,
    pub(crate) fields: Vec<String>,
    pub(crate) places: Vec<String>,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) note: String,
    pub(crate) post: String,
    pub(crate) gets_mail: bool,
    pub(crate) ended_on: String,
}

impl ActorForm {
    pub(crate) fn of(actor: &Actor) -> Self {
        let texts = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect();
        Self {
            version: actor.version,
            roles: texts(actor.roles.iter().map(|role| role.code()).collect()),
            fields: texts(actor.fields.iter().map(|field| field.code()).collect()),
            places: actor.places.iter().map(ToString::to_string).collect(),
            email: actor.email.clone(),
            phone: actor.phone.clone(),
            note: actor.note.clone(),
            post: actor.post.map(|id| id.to_string()).unwrap_or_default(),
            gets_mail: actor.mail_stopped_on.is_none(),
            ended_on: actor.ended_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            roles: form.all("rolle").to_vec(),
            fields: form.all("feld").to_vec(),
            places: form.all("kommune").to_vec(),
            email: form.line("email"),
            phone: form.line("telefon"),
            note: form.text("notiz").to_owned(),
            post: form.line("stelle"),
            gets_mail: form.is_ticked("rundbriefe"),
            ended_on: form.line("ende"),
        }
    }

    /// The actor that the form describes, or what is wrong in which field.
    pub(crate) fn checked(&self, before: &Actor, look: &Look) -> Result<Actor, InputErrors> {
        let mut errors = InputErrors::new();
        let roles: Vec<ActorRole> = coded(&self.roles);
        if roles.is_empty() {
            errors.add("rolle", "Bitte mindestens eine Rolle im Netzwerk wählen.");
        }
        mail_address(&mut errors, "email", &self.email);
        not_too_long(&mut errors, "telefon", &self.phone);
        let note = limited(&self.note, ("notiz", LONGEST_NOTE), &mut errors);
        let ended_on = optional_day(&mut errors, "ende", &self.ended_on);
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut places: Vec<MunicipalityId> = self
            .places
            .iter()
            .filter_map(|text| look.municipality(text))
            .collect();
        places.sort_unstable();
        places.dedup();
        Ok(Actor {
            organisation: before.organisation,
            roles,
            fields: coded(&self.fields),
            places,
            email: self.email.clone(),
            phone: self.phone.clone(),
            note,
            post: look.post(&self.post),
            mail_stopped_on: stopped_on(self.gets_mail, before.mail_stopped_on, look.today),
            ended_on,
            version: before.version,
        })
    }
}

/// All roles, to choose from.
pub(crate) fn roles() -> Vec<Choice> {
    let choice = |role: &ActorRole| Choice::new(role.code(), role.german());
    ActorRole::ALL.iter().map(choice).collect()
}
