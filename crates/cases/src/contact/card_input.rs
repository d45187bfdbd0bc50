//! The fields of a contact card as they were typed, and what they must be. The contact itself stands in `input`.

use base::day::Day;
use base::input::InputErrors;
use web::form::Form;

use crate::contact::input::{NewCard, language_of, line};

/// An appointment lies at most so many months ahead.
const MONTHS_AHEAD: i32 = 12;

/// The fields of a card alone, as typed.
#[derive(Clone, Default)]
pub struct CardInput {
    /// Name or working title.
    pub name: String,
    /// One way to reach the person.
    pub reach: String,
    /// Tag of a language, or nothing.
    pub language: String,
    /// Day of the next appointment.
    pub day: String,
    /// Its hour.
    pub hour: String,
}

impl std::fmt::Debug for CardInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardInput(…)")
    }
}

impl CardInput {
    /// What was sent.
    pub fn of(form: &Form) -> Self {
        let text = |field: &str| form.text(field).to_owned();
        Self {
            name: text("karte_name"),
            reach: text("karte_erreichbar"),
            language: text("sprache"),
            day: text("karte_tag"),
            hour: text("karte_uhrzeit"),
        }
    }

    /// The card, if everything is right; errors are noted at their fields.
    pub fn checked(&self, today: Day, errors: &mut InputErrors) -> Option<NewCard> {
        let name = line("karte_name", &self.name, errors);
        if name.is_empty() {
            errors.add(
                "karte_name",
                "Bitte einen Namen oder Arbeitstitel eingeben, zum Beispiel „Vater mit zwei Kindern“.",
            );
        }
        let reach = line("karte_erreichbar", &self.reach, errors);
        let day = appointment_of(&self.day, today, errors);
        let hour = hour_of(&self.hour, errors);
        if hour.is_some() && self.day.trim().is_empty() {
            errors.add("karte_tag", "Bitte auch den Tag des Termins eingeben.");
        }
        if reach.is_empty() && day.is_none() && self.day.trim().is_empty() {
            errors.add(
                "karte_erreichbar",
                "Bitte eingeben, wie die Person zu erreichen ist, oder einen Termin.",
            );
        }
        let language = language_of("sprache", &self.language, errors);
        errors.is_empty().then(|| NewCard {
            name,
            reach,
            language,
            appointment: day.map(|day| (day, hour)),
            is_named: false,
        })
    }
}

fn appointment_of(typed: &str, today: Day, errors: &mut InputErrors) -> Option<Day> {
    if typed.trim().is_empty() {
        return None;
    }
    let day = errors.take("karte_tag", Day::typed(typed))?;
    if day < today {
        errors.add(
            "karte_tag",
            "Der Termin liegt in der Vergangenheit. Bitte prüfen Sie das Datum.",
        );
    } else if day > today.plus_months(MONTHS_AHEAD) {
        errors.add(
            "karte_tag",
            "Der Termin liegt mehr als ein Jahr voraus. Bitte prüfen Sie das Jahr.",
        );
    }
    Some(day)
}

/// `9`, `9:30`, `09.30 Uhr` become `09:30`.
fn hour_of(typed: &str, errors: &mut InputErrors) -> Option<String> {
    let typed = typed.trim().trim_end_matches("Uhr").trim();
    if typed.is_empty() {
        return None;
    }
    let (hour, minute) = typed.split_once([':', '.']).unwrap_or((typed, "0"));
    if let (Ok(hour @ 0..=23), Ok(minute @ 0..=59)) = (hour.trim().parse::<u8>(), minute.trim().parse::<u8>())
    {
        return Some(format!("{hour:02}:{minute:02}"));
    }
    errors.add("karte_uhrzeit", "Bitte eine Uhrzeit wie 9:30 eingeben.");
    None
}
