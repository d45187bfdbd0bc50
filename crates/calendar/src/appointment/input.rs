//! What was typed into the form of an appointment, and what is right or wrong about it. Not how it is stored.

use base::day::Day;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::form::Form;

use crate::appointment::model::{Kind, Planned, Span, Texts};
use base::local_time::{TimeOfDay, moment_at, shown_again};

/// The longest appointment (minutes).
const LONGEST_MINUTES: i64 = 720;
/// So many months ahead an appointment may be made.
const MONTHS_AHEAD: i32 = 24;
/// So many months back one may be written down later.
const MONTHS_BACK: i32 = 12;
const LONGEST_LINE: usize = 200;
const LONGEST_NOTE: usize = 4_000;

/// The form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AppointmentInput {
    pub(crate) kind: String,
    pub(crate) day: String,
    pub(crate) time: String,
    pub(crate) minutes: String,
    pub(crate) is_all_day: bool,
    pub(crate) municipality: String,
    pub(crate) title: String,
    pub(crate) place: String,
    pub(crate) note: String,
}

impl AppointmentInput {
    pub(crate) fn of(form: &Form) -> Self {
        Self {
            kind: form.line("art"),
            day: shown_again(&form.line("tag")),
            time: form.line("uhrzeit"),
            minutes: form.line("minuten"),
            is_all_day: form.is_ticked("ganztaegig"),
            municipality: form.line("kommune"),
            title: form.line("titel"),
            place: form.line("ort"),
            note: form.text("notiz").trim().to_owned(),
        }
    }

    pub(crate) fn of_planned(planned: &Planned) -> Self {
        let span = planned.span;
        let is_all_day = span.is_all_day();
        let unless_all_day = |text: String| if is_all_day { String::new() } else { text };
        Self {
            kind: planned.kind.to_string(),
            day: span.day().to_string(),
            time: unless_all_day(TimeOfDay::at(span.starts()).to_string()),
            minutes: unless_all_day(span.length_minutes().to_string()),
            is_all_day,
            municipality: planned.municipality.map(|id| id.to_string()).unwrap_or_default(),
            title: planned.texts.title.clone(),
            place: planned.texts.place.clone(),
            note: planned.texts.note.clone(),
        }
    }

    /// The appointment that was meant, on a day near enough to today.
    pub(crate) fn checked(&self, kinds: &[Kind], today: Day) -> Result<Planned, InputErrors> {
        let mut errors = InputErrors::new();
        let kind = self.kind.parse().ok().filter(|kind| kinds.contains(kind));
        if kind.is_none() {
            errors.add("art", "Bitte die Art des Termins wählen.");
        }
        let span = self.span(today, &mut errors);
        let municipality = match self.municipality.as_str() {
            "" => None,
            id => errors.take(
                "kommune",
                id.parse().map_err(|_| "Bitte eine Kommune aus der Liste wählen"),
            ),
        };
        for (field, text, most) in [
            ("titel", &self.title, LONGEST_LINE),
            ("ort", &self.place, LONGEST_LINE),
            ("notiz", &self.note, LONGEST_NOTE),
        ] {
            let length = text.chars().count();
            if length > most {
                errors.add(
                    field,
                    format!("Das sind {length} Zeichen; bitte höchstens {most}."),
                );
            }
        }
        match (kind, span) {
            (Some(kind), Some(span)) if errors.is_empty() => Ok(Planned {
                kind,
                span,
                municipality,
                texts: Texts {
                    title: self.title.clone(),
                    place: self.place.clone(),
                    note: self.note.clone(),
                },
            }),
            _ => Err(errors),
        }
    }

    fn span(&self, today: Day, errors: &mut InputErrors) -> Option<Span> {
        let day = errors.take("tag", Day::typed(&self.day))?;
        let (first, last) = (today.plus_months(-MONTHS_BACK), today.plus_months(MONTHS_AHEAD));
        if day < first || day > last {
            let (first, last) = (first.german(), last.german());
            errors.add(
                "tag",
                format!("Bitte einen Tag zwischen dem {first} und dem {last} eingeben."),
            );
        }
        if self.is_all_day {
            return Some(Span::all_day(day));
        }
        let time = errors.take("uhrzeit", TimeOfDay::typed(&self.time));
        let minutes = self
            .minutes
            .parse()
            .ok()
            .filter(|minutes| (1..=LONGEST_MINUTES).contains(minutes));
        if minutes.is_none() {
            errors.add(
                "minuten",
                format!("Bitte die Dauer in Minuten eingeben, von 1 bis {LONGEST_MINUTES}."),
            );
        }
        let starts = moment_at(day, time?)
            .map_err(|refused| errors.add("uhrzeit", refused.german()))
            .ok()?;
        Some(Span::minutes(starts, minutes?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(day: &str, time: &str, minutes: &str) -> AppointmentInput {
        AppointmentInput {
            kind: "office".to_owned(),
            day: day.to_owned(),
            time: time.to_owned(),
            minutes: minutes.to_owned(),
            ..AppointmentInput::default()
        }
    }

    fn checked(input: &AppointmentInput) -> Result<Planned, InputErrors> {
        input.checked(Kind::WITH_SOMEBODY, "2026-03-02".parse().unwrap())
    }

    #[test]
    fn every_wrong_field_has_its_sentence() {
        let check = |input: AppointmentInput, field: &str, expected: &str| {
            let errors = checked(&input).unwrap_err();
            assert_eq!(errors.at(field), Some(expected));
        };
        check(
            input("31.02.2026", "9", "60"),
            "tag",
            "Bitte ein Datum wie 28.02.2026 eingeben.",
        );
        check(
            input("29.03.2026", "2:30", "60"),
            "uhrzeit",
            "Am 29.03.2026 gibt es 02:30 Uhr nicht: Die Uhr wird von 2 auf 3 Uhr vorgestellt. Bitte eine Zeit vor 2 oder ab 3 Uhr eingeben.",
        );
        check(
            input("3.3.2026", "25", "60"),
            "uhrzeit",
            "Bitte eine Uhrzeit wie 9:30 eingeben.",
        );
        check(
            input("3.3.2026", "9", "0"),
            "minuten",
            "Bitte die Dauer in Minuten eingeben, von 1 bis 720.",
        );
        check(
            input("3.3.2036", "9", "60"),
            "tag",
            "Bitte einen Tag zwischen dem 02.03.2025 und dem 02.03.2028 eingeben.",
        );
        let long = AppointmentInput {
            title: "ä".repeat(10_000),
            ..input("3.3.2026", "9", "60")
        };
        check(long, "titel", "Das sind 10000 Zeichen; bitte höchstens 200.");
        let network = AppointmentInput {
            kind: "team".to_owned(),
            ..input("3.3.2026", "9", "60")
        };
        check(network, "art", "Bitte die Art des Termins wählen.");
    }

    #[test]
    fn what_was_typed_comes_back_from_what_was_planned() {
        let typed = AppointmentInput {
            title: "Gespräch 🙂".to_owned(),
            ..input("2026-03-29", "03:00", "45")
        };
        assert_eq!(AppointmentInput::of_planned(&checked(&typed).unwrap()), typed);
        let all_day = AppointmentInput {
            is_all_day: true,
            ..input("2028-02-29", "", "")
        };
        assert_eq!(AppointmentInput::of_planned(&checked(&all_day).unwrap()), all_day);
    }
}
