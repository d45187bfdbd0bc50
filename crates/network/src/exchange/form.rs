//! The form of a regular exchange: what was typed and what it says. When one is due stands in `model`.

use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use web::form::{Form, limited};

use crate::clash::Shown;
use crate::exchange::model::{Exchange, MOST_WEEKS};
use crate::look::{LONGEST_NOTE, Look, needed, optional_day};

/// The form of a regular exchange as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct ExchangeForm {
    pub(crate) version: i64,
    pub(crate) title: String,
    pub(crate) municipality: String,
    pub(crate) weeks: String,
    pub(crate) begins_on: String,
    pub(crate) agreed_on: String,
    pub(crate) post: String,
    pub(crate) note: String,
    pub(crate) ended_on: String,
    pub(crate) actors: Vec<String>,
}

impl ExchangeForm {
    pub(crate) fn of(exchange: &Exchange) -> Self {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            version: exchange.version,
            title: exchange.title.clone(),
            municipality: exchange.municipality.to_string(),
            weeks: exchange.weeks_between.to_string(),
            begins_on: exchange.begins_on.to_string(),
            agreed_on: day(exchange.agreed_on),
            post: exchange.post.map(|id| id.to_string()).unwrap_or_default(),
            note: exchange.note.clone(),
            ended_on: day(exchange.ended_on),
            actors: exchange.actors.iter().map(ToString::to_string).collect(),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            title: form.line("name"),
            municipality: form.line("kommune"),
            weeks: form.line("wochen"),
            begins_on: form.line("beginn"),
            agreed_on: form.line("vereinbart"),
            post: form.line("stelle"),
            note: form.text("notiz").to_owned(),
            ended_on: form.line("ende"),
            actors: form.all("akteur").to_vec(),
        }
    }

    /// The fields in words, to compare two versions.
    pub(crate) fn shown(&self, look: &Look) -> Shown {
        vec![
            ("Name", self.title.clone()),
            ("Kommune", look.place_name(look.municipality(&self.municipality))),
            ("Alle wie viel Wochen", self.weeks.clone()),
            ("Nächster Termin", self.agreed_on.clone()),
            ("Zuständige Stelle", look.post_title(look.post(&self.post))),
            ("Notiz", self.note.clone()),
        ]
    }

    /// The exchange that the form describes, or what is wrong in which field.
    pub(crate) fn checked(&self, id: RowId, look: &Look) -> Result<Exchange, InputErrors> {
        let mut errors = InputErrors::new();
        needed(&mut errors, "name", &self.title, "Bitte einen Namen eingeben.");
        let municipality = look.municipality(&self.municipality);
        if municipality.is_none() {
            errors.add("kommune", "Bitte die Kommune wählen.");
        }
        let weeks = self
            .weeks
            .parse()
            .ok()
            .filter(|weeks| (1..=MOST_WEEKS).contains(weeks));
        if weeks.is_none() {
            errors.add(
                "wochen",
                format!("Bitte eine Zahl von 1 bis {MOST_WEEKS} eingeben."),
            );
        }
        let begins_on = errors.take("beginn", Day::typed(&self.begins_on));
        let agreed_on = optional_day(&mut errors, "vereinbart", &self.agreed_on);
        let ended_on = optional_day(&mut errors, "ende", &self.ended_on);
        let note = limited(&self.note, ("notiz", LONGEST_NOTE), &mut errors);
        match (municipality, weeks, begins_on) {
            (Some(municipality), Some(weeks_between), Some(begins_on)) if errors.is_empty() => Ok(Exchange {
                id,
                municipality,
                title: self.title.clone(),
                weeks_between,
                begins_on,
                agreed_on,
                post: look.post(&self.post),
                note,
                ended_on,
                actors: look.organisations(&self.actors),
                last_on: None,
                version: self.version,
            }),
            _ => Err(errors),
        }
    }
}
