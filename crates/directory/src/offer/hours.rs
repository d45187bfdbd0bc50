//! When an offer is open at a place, as it is written down. Whether it is open at a moment is asked in `open`.

use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use base::local_time::{TimeOfDay, weekday_name};
use web::form::Form;

/// A weekly time of opening. On public holidays nothing is open unless a note says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The row.
    pub id: RowId,
    /// The weekday, Monday is 1.
    pub weekday: i8,
    /// From when.
    pub opens: TimeOfDay,
    /// Until when.
    pub closes: TimeOfDay,
    /// Every how many weeks: 1 is every week; more is counted from the week of `valid_from`.
    pub every_weeks: i64,
    /// Whether people need an appointment.
    pub by_appointment: bool,
    /// The first day on which this holds.
    pub valid_from: Option<Day>,
    /// The last day on which this holds.
    pub valid_to: Option<Day>,
    /// What else to know.
    pub note: Option<String>,
}

/// Days on which nothing is open although the hours say otherwise, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// The row.
    pub id: RowId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Why.
    pub reason: Option<String>,
}

impl Hours {
    /// In words: `Montag 09:00–12:00 Uhr, alle 2 Wochen, nur mit Termin`.
    pub fn german(&self) -> String {
        let rhythm = if self.every_weeks > 1 {
            format!(", alle {} Wochen", self.every_weeks)
        } else {
            String::new()
        };
        let appointment = if self.by_appointment {
            ", nur mit Termin"
        } else {
            ""
        };
        format!(
            "{} {}–{} Uhr{rhythm}{appointment}",
            weekday_name(self.weekday),
            self.opens,
            self.closes
        )
    }
}

impl Closure {
    /// Whether nothing is open on this day.
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// In words: `24.12.2026 bis 01.01.2027, Weihnachtspause`.
    pub fn german(&self) -> String {
        let mut words = self.from.german();
        if self.to != self.from {
            words = format!("{words} bis {}", self.to.german());
        }
        match &self.reason {
            Some(reason) => format!("{words}, {reason}"),
            None => words,
        }
    }
}

/// A weekly time as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoursForm {
    /// The weekday, Monday is 1.
    pub weekday: String,
    /// From when.
    pub opens: String,
    /// Until when.
    pub closes: String,
    /// Every how many weeks.
    pub every_weeks: String,
    /// Whether people need an appointment.
    pub by_appointment: bool,
    /// The first day on which this holds.
    pub valid_from: String,
    /// The last day on which this holds.
    pub valid_to: String,
    /// What else to know.
    pub note: String,
}

/// Most letters of a note on hours or closures.
const LONGEST_NOTE: usize = 200;
/// The longest rhythm, in weeks.
const LONGEST_RHYTHM: i64 = 8;

impl HoursForm {
    /// What was typed.
    pub fn read(form: &Form) -> Self {
        Self {
            weekday: form.line("tag"),
            opens: form.line("von"),
            closes: form.line("bis"),
            every_weeks: form.line("rhythmus"),
            by_appointment: form.is_ticked("termin"),
            valid_from: form.line("ab"),
            valid_to: form.line("gilt_bis"),
            note: form.line("notiz"),
        }
    }

    /// The time that was meant, as a row with this id.
    ///
    /// # Errors
    /// A German sentence for each field that is not right.
    pub fn checked(&self, id: RowId) -> Result<Hours, InputErrors> {
        let mut errors = InputErrors::new();
        let weekday = self.weekday.parse().ok().filter(|day| (1..=7).contains(day));
        if weekday.is_none() {
            errors.add("tag", "Bitte wählen Sie einen Wochentag.");
        }
        let opens = errors.take("von", TimeOfDay::typed(&self.opens));
        let closes = errors.take("bis", TimeOfDay::typed(&self.closes));
        if opens.zip(closes).is_some_and(|(opens, closes)| closes <= opens) {
            errors.add("bis", "Das Ende muss nach dem Anfang liegen.");
        }
        let every_weeks = match self.every_weeks.as_str() {
            "" => Some(1),
            typed => typed
                .parse()
                .ok()
                .filter(|weeks| (1..=LONGEST_RHYTHM).contains(weeks)),
        };
        if every_weeks.is_none() {
            errors.add("rhythmus", "Bitte wählen Sie, wie oft.");
        }
        let valid_from = day_or_nothing(&self.valid_from, "ab", &mut errors);
        let valid_to = day_or_nothing(&self.valid_to, "gilt_bis", &mut errors);
        if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
            errors.add("gilt_bis", "Der letzte Tag liegt vor dem ersten.");
        }
        if every_weeks.is_some_and(|weeks| weeks > 1) && self.valid_from.is_empty() {
            errors.add(
                "ab",
                "Bitte einen Tag eingeben, ab dem die Wochen gezählt werden.",
            );
        }
        if self.note.chars().count() > LONGEST_NOTE {
            errors.add(
                "notiz",
                format!("Bitte höchstens {LONGEST_NOTE} Zeichen eingeben."),
            );
        }
        match (weekday, opens, closes, every_weeks) {
            (Some(weekday), Some(opens), Some(closes), Some(every_weeks)) if errors.is_empty() => Ok(Hours {
                id,
                weekday,
                opens,
                closes,
                every_weeks,
                by_appointment: self.by_appointment,
                valid_from,
                valid_to,
                note: (!self.note.is_empty()).then(|| self.note.clone()),
            }),
            _ => Err(errors),
        }
    }
}

fn day_or_nothing(typed: &str, field: &'static str, errors: &mut InputErrors) -> Option<Day> {
    if typed.is_empty() {
        return None;
    }
    errors.take(field, Day::typed(typed))
}

/// The days that were typed into `zu_von`, `zu_bis` and `grund`, as a row with this id; without a last day it is one day.
///
/// # Errors
/// A German sentence for each field that is not right.
pub fn closure_typed(form: &Form, id: RowId) -> Result<Closure, InputErrors> {
    let mut errors = InputErrors::new();
    let from = errors.take("zu_von", Day::typed(&form.line("zu_von")));
    let to = match form.line("zu_bis").as_str() {
        "" => from,
        typed => errors.take("zu_bis", Day::typed(typed)),
    };
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        errors.add("zu_bis", "Der letzte Tag liegt vor dem ersten.");
    }
    let reason = form.line("grund");
    if reason.chars().count() > LONGEST_NOTE {
        errors.add(
            "grund",
            format!("Bitte höchstens {LONGEST_NOTE} Zeichen eingeben."),
        );
    }
    match (from, to) {
        (Some(from), Some(to)) if errors.is_empty() => Ok(Closure {
            id,
            from,
            to,
            reason: (!reason.is_empty()).then_some(reason),
        }),
        _ => Err(errors),
    }
}
