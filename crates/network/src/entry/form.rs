//! The form of network work: what was typed and what it says.

use base::day::Day;
use base::ids::{AccountId, RowId};
use base::input::InputErrors;
use web::components::field::Choice;
use web::form::{Form, limited};

use crate::clash::Shown;
use crate::entry::model::{Entry, EntryKind};
use crate::look::{LONGEST_NOTE, Look, chosen, needed, not_too_long};
use organisation::model::field_of_action::FieldOfAction;

/// The form of an entry as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct EntryForm {
    pub(crate) version: i64,
    pub(crate) kind: String,
    pub(crate) on: String,
    pub(crate) title: String,
    pub(crate) place: String,
    pub(crate) municipality: String,
    pub(crate) field: String,
    pub(crate) note: String,
    pub(crate) exchange: String,
    pub(crate) actors: Vec<String>,
    pub(crate) members: Vec<String>,
}

impl EntryForm {
    pub(crate) fn of(entry: &Entry) -> Self {
        let text = |id: Option<String>| id.unwrap_or_default();
        Self {
            version: entry.version,
            kind: entry.kind.code().to_owned(),
            on: entry.on.to_string(),
            title: entry.title.clone(),
            place: entry.place.clone(),
            municipality: text(entry.municipality.map(|id| id.to_string())),
            field: entry
                .field
                .map(FieldOfAction::code)
                .unwrap_or_default()
                .to_owned(),
            note: entry.note.clone(),
            exchange: text(entry.exchange.map(|id| id.to_string())),
            actors: entry.actors.iter().map(ToString::to_string).collect(),
            members: entry.members.iter().map(ToString::to_string).collect(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            kind: form.line("art"),
            on: form.line("tag"),
            title: form.line("thema"),
            place: form.line("ort"),
            municipality: form.line("kommune"),
            field: form.line("feld"),
            note: form.text("notiz").to_owned(),
            exchange: form.line("austausch"),
            actors: form.all("akteur").to_vec(),
            members: form.all("team").to_vec(),
        }
    }

    /// The fields in words, to compare two versions.
    pub(crate) fn shown(&self, look: &Look) -> Shown {
        let actors: Vec<String> = look
            .organisations(&self.actors)
            .into_iter()
            .map(|id| look.organisation_name(id))
            .collect();
        vec![
            ("Tag", self.on.clone()),
            ("Worum es ging", self.title.clone()),
            ("Ort", self.place.clone()),
            ("Kommune", look.place_name(look.municipality(&self.municipality))),
            ("Notiz", self.note.clone()),
            ("Akteure", actors.join(", ")),
        ]
    }

    /// The entry that the form describes, or what is wrong in which field. Who of the team may be named is given.
    pub(crate) fn checked(
        &self,
        id: RowId,
        look: &Look,
        (team, exchange): (&[(AccountId, String)], Option<RowId>),
    ) -> Result<Entry, InputErrors> {
        let mut errors = InputErrors::new();
        let kind = chosen(&mut errors, "art", &self.kind, "Bitte wählen, was es war.");
        let on = errors.take("tag", Day::typed(&self.on));
        if on.is_some_and(|day| day > look.today) {
            errors.add(
                "tag",
                "Eingetragen wird, was war. Bitte einen Tag bis heute eingeben.",
            );
        }
        needed(
            &mut errors,
            "thema",
            &self.title,
            "Bitte in einer Zeile eingeben, worum es ging.",
        );
        not_too_long(&mut errors, "ort", &self.place);
        let note = limited(&self.note, ("notiz", LONGEST_NOTE), &mut errors);
        match (kind, on) {
            (Some(kind), Some(on)) if errors.is_empty() => Ok(Entry {
                id,
                kind,
                on,
                title: self.title.clone(),
                place: self.place.clone(),
                municipality: look.municipality(&self.municipality),
                field: self.field.parse().ok(),
                note,
                exchange,
                actors: look.organisations(&self.actors),
                members: team
                    .iter()
                    .map(|(account, _)| *account)
                    .filter(|account| self.members.contains(&account.to_string()))
                    .collect(),
                version: self.version,
            }),
            _ => Err(errors),
        }
    }
}

/// All kinds, to choose from.
pub(crate) fn kinds() -> Vec<Choice> {
    let choice = |kind: &EntryKind| Choice::new(kind.code(), kind.german());
    EntryKind::ALL.iter().map(choice).collect()
}
