//! A regular exchange and when it is due, without database.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, PostId, RowId};
use base::input::InputErrors;
use web::form::{Form, limited};

use crate::actor::model::optional_day;
use crate::clash::Shown;
use crate::look::{LONGEST_NOTE, Look, needed};

const DAYS_A_WEEK: i32 = 7;
/// Most weeks between two exchanges.
const MOST_WEEKS: i64 = 104;

/// A regular exchange. Source: concept § 6.3 (exchange case management – advice centres per municipality).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The row.
    pub id: RowId,
    /// For which municipality.
    pub municipality: MunicipalityId,
    /// What it is called.
    pub title: String,
    /// Weeks between two of them.
    pub weeks_between: i64,
    /// By when the first one is due.
    pub begins_on: Day,
    /// The day that is agreed for the next one.
    pub agreed_on: Option<Day>,
    /// The post that looks after it.
    pub post: Option<PostId>,
    /// What is good to know.
    pub note: String,
    /// The day on which it came to an end.
    pub ended_on: Option<Day>,
    /// Who takes part.
    pub actors: Vec<OrganisationId>,
    /// The day of the last one.
    pub last_on: Option<Day>,
    /// Counts the changes.
    pub version: i64,
}

/// How a regular exchange stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It came to an end.
    Ended,
    /// The next one is agreed or not due yet.
    Ahead(Day),
    /// It was due on this day and is not noted.
    Overdue(Day),
}

impl Exchange {
    /// By when the next one is due: the agreed day, or so many weeks after the last one, or the first day.
    pub fn next_on(&self) -> Day {
        let weeks = i32::try_from(self.weeks_between).unwrap_or_default();
        let by_rhythm = self
            .last_on
            .map_or(self.begins_on, |last| last.plus_days(weeks * DAYS_A_WEEK));
        self.agreed_on.unwrap_or(by_rhythm)
    }

    /// How it stands on this day.
    pub fn standing_on(&self, today: Day) -> Standing {
        let next = self.next_on();
        match self.ended_on {
            Some(end) if end < today => Standing::Ended,
            _ if next < today => Standing::Overdue(next),
            _ => Standing::Ahead(next),
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn exchange(last: Option<&str>, agreed: Option<&str>, ended: Option<&str>) -> Exchange {
        let id = "00000000-0000-4000-8000-000000000001";
        Exchange {
            id: id.parse().unwrap(),
            municipality: id.parse().unwrap(),
            title: "Austausch".to_owned(),
            weeks_between: 8,
            begins_on: day("2026-03-10"),
            agreed_on: agreed.map(day),
            post: None,
            note: String::new(),
            ended_on: ended.map(day),
            actors: Vec::new(),
            last_on: last.map(day),
            version: 1,
        }
    }

    #[test]
    fn the_next_exchange_is_the_agreed_one_or_follows_the_last_by_its_rhythm() {
        use Standing::{Ahead, Ended, Overdue};
        let today = day("2026-06-01");
        for (last, agreed, ended, expected) in [
            (None, None, None, Overdue(day("2026-03-10"))),
            (None, Some("2026-06-01"), None, Ahead(day("2026-06-01"))),
            (Some("2026-04-06"), None, None, Ahead(day("2026-06-01"))),
            (Some("2026-04-05"), None, None, Overdue(day("2026-05-31"))),
            (
                Some("2026-04-05"),
                Some("2026-07-02"),
                None,
                Ahead(day("2026-07-02")),
            ),
            (
                Some("2026-05-20"),
                Some("2026-05-31"),
                None,
                Overdue(day("2026-05-31")),
            ),
            (Some("2026-01-05"), None, Some("2026-05-31"), Ended),
            (
                Some("2026-01-05"),
                None,
                Some("2026-06-01"),
                Overdue(day("2026-03-02")),
            ),
        ] {
            assert_eq!(
                exchange(last, agreed, ended).standing_on(today),
                expected,
                "{last:?} {agreed:?} {ended:?}"
            );
        }
    }
}
