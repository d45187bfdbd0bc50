//! The rule of a consultation hour and the days that follow from it. Knows no database, no page and no clock.

use base::day::Day;
use base::ids::MunicipalityId;
use base::input::InputErrors;

use base::holiday::holiday;
use base::local_time::{TimeOfDay, monday_of, weekday_name};

/// Consultation hours lie within these hours, away from the clock changes of the night.
const EARLIEST_HOUR: i8 = 6;
const LATEST_HOUR: i8 = 22;
const LONGEST_PLACE: usize = 200;

db::coded! {
    /// How often a consultation hour is held.
    pub enum Rhythm {
        /// Every week.
        Weekly = "weekly",
        /// Every other week, counted from its first week.
        Fortnightly = "fortnightly",
        /// On the first such weekday of a month.
        FirstOfMonth = "first_of_month",
        /// On the third such weekday of a month.
        ThirdOfMonth = "third_of_month",
        /// On the last such weekday of a month.
        LastOfMonth = "last_of_month",
    }
}

impl Rhythm {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Weekly => "jede Woche",
            Self::Fortnightly => "alle zwei Wochen",
            Self::FirstOfMonth => "am ersten im Monat",
            Self::ThirdOfMonth => "am dritten im Monat",
            Self::LastOfMonth => "am letzten im Monat",
        }
    }
}

/// A rule: on which weekday, how often, from when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Monday is 1.
    pub weekday: i8,
    /// How often.
    pub rhythm: Rhythm,
    /// When it opens.
    pub opens: TimeOfDay,
    /// When it closes.
    pub closes: TimeOfDay,
    /// Its first day.
    pub from: Day,
    /// The day on which it no longer holds.
    pub until: Option<Day>,
}

/// Whether a consultation hour is held on a day of its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It is.
    Open,
    /// It is not, for the day is a public holiday.
    Holiday(&'static str),
    /// It is not, for somebody has said so.
    CalledOff,
}

impl Rule {
    /// Whether the rule names this day, holiday or not.
    pub fn names(&self, day: Day) -> bool {
        let holds = self.from <= day && self.until.is_none_or(|until| day < until);
        holds && day.weekday() == self.weekday && self.is_in_rhythm(day)
    }

    fn is_in_rhythm(&self, day: Day) -> bool {
        match self.rhythm {
            Rhythm::Weekly => true,
            Rhythm::Fortnightly => monday_of(self.first()).days_until(monday_of(day)) % 14 == 0,
            Rhythm::FirstOfMonth => day.day_of_month() <= 7,
            Rhythm::ThirdOfMonth => (15..=21).contains(&day.day_of_month()),
            Rhythm::LastOfMonth => day.plus_days(7).month() != day.month(),
        }
    }

    /// The first such weekday from its first day on.
    fn first(&self) -> Day {
        let ahead = (7 + i32::from(self.weekday) - i32::from(self.from.weekday())) % 7;
        self.from.plus_days(ahead)
    }

    /// The days of the rule from one day to another (not included), with whether it is held.
    pub fn days(&self, (from, until): (Day, Day), called_off: &[Day]) -> Vec<(Day, Held)> {
        let length = from.days_until(until).max(0);
        (0..length)
            .map(|ahead| from.plus_days(ahead))
            .filter(|day| self.names(*day))
            .map(|day| (day, held(day, called_off)))
            .collect()
    }

    /// The rule as people say it: `Dienstag, 09:00–12:00 Uhr, jede Woche`.
    pub fn german(&self) -> String {
        let weekday = weekday_name(self.weekday);
        format!(
            "{weekday}, {}–{} Uhr, {}",
            self.opens,
            self.closes,
            self.rhythm.german()
        )
    }
}

fn held(day: Day, called_off: &[Day]) -> Held {
    match holiday(day) {
        Some(name) => Held::Holiday(name),
        None if called_off.contains(&day) => Held::CalledOff,
        None => Held::Open,
    }
}

/// A consultation hour as it is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHour {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// Where, as it may be published.
    pub place: String,
    /// When.
    pub rule: Rule,
}

/// The form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HourInput {
    /// The municipality's id.
    pub municipality: String,
    /// The place.
    pub place: String,
    /// The weekday, 1 is Monday.
    pub weekday: String,
    /// The rhythm's code.
    pub rhythm: String,
    /// When it opens.
    pub opens: String,
    /// When it closes.
    pub closes: String,
    /// Its first day.
    pub from: String,
    /// Its last day, if there is one.
    pub last: String,
}

impl HourInput {
    /// The consultation hour that was meant, in one of these municipalities.
    ///
    /// # Errors
    /// A sentence for each field that is not right.
    pub fn checked(&self, municipalities: &[MunicipalityId]) -> Result<NewHour, InputErrors> {
        let mut errors = InputErrors::new();
        let municipality = self
            .municipality
            .parse()
            .ok()
            .filter(|id| municipalities.contains(id));
        if municipality.is_none() {
            errors.add("kommune", "Bitte die Kommune wählen.");
        }
        if self.place.is_empty() || self.place.chars().count() > LONGEST_PLACE {
            errors.add("ort", "Bitte den Ort nennen, mit höchstens 200 Zeichen.");
        }
        let weekday = self
            .weekday
            .parse()
            .ok()
            .filter(|weekday| (1..=7).contains(weekday));
        if weekday.is_none() {
            errors.add("wochentag", "Bitte den Wochentag wählen.");
        }
        let rhythm = errors.take(
            "rhythmus",
            self.rhythm.parse().map_err(|_| "Bitte wählen, wie oft"),
        );
        let times = self.times(&mut errors);
        let from = errors.take("ab", Day::typed(&self.from));
        let until = match self.last.as_str() {
            "" => None,
            last => errors.take("bis", Day::typed(last)).map(|last| last.plus_days(1)),
        };
        if let (Some(from), Some(until)) = (from, until)
            && until <= from
        {
            errors.add("bis", "Der letzte Tag liegt vor dem ersten.");
        }
        match (municipality, weekday, rhythm, times, from) {
            (Some(municipality), Some(weekday), Some(rhythm), Some((opens, closes)), Some(from))
                if errors.is_empty() =>
            {
                let rule = Rule {
                    weekday,
                    rhythm,
                    opens,
                    closes,
                    from,
                    until,
                };
                Ok(NewHour {
                    municipality,
                    place: self.place.clone(),
                    rule,
                })
            }
            _ => Err(errors),
        }
    }

    fn times(&self, errors: &mut InputErrors) -> Option<(TimeOfDay, TimeOfDay)> {
        let opens = errors.take("von", TimeOfDay::typed(&self.opens));
        let closes = errors.take("bis_uhr", TimeOfDay::typed(&self.closes));
        let (opens, closes) = (opens?, closes?);
        if opens.hour() < EARLIEST_HOUR || closes.hour() > LATEST_HOUR {
            errors.add("von", "Sprechstunden liegen zwischen 6 und 22 Uhr.");
        }
        if closes <= opens {
            errors.add("bis_uhr", "Das Ende liegt vor dem Beginn.");
        }
        Some((opens, closes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn rule(weekday: i8, rhythm: Rhythm, from: &str, until: Option<&str>) -> Rule {
        Rule {
            weekday,
            rhythm,
            opens: "09:00".parse().unwrap(),
            closes: "12:00".parse().unwrap(),
            from: day(from),
            until: until.map(day),
        }
    }

    fn days(rule: &Rule, from: &str, until: &str) -> Vec<String> {
        let days = rule.days((day(from), day(until)), &[]);
        days.into_iter().map(|(day, _)| day.to_string()).collect()
    }

    #[test]
    fn a_rule_names_its_days() {
        let weekly = rule(2, Rhythm::Weekly, "2028-02-10", Some("2028-03-08"));
        assert_eq!(
            days(&weekly, "2028-01-01", "2029-01-01"),
            ["2028-02-15", "2028-02-22", "2028-02-29", "2028-03-07"]
        );
        let fortnightly = rule(2, Rhythm::Fortnightly, "2026-03-04", None);
        assert_eq!(
            days(&fortnightly, "2026-03-01", "2026-04-15"),
            ["2026-03-10", "2026-03-24", "2026-04-07"]
        );
        let first = rule(1, Rhythm::FirstOfMonth, "2026-01-01", None);
        assert_eq!(
            days(&first, "2026-02-01", "2026-05-01"),
            ["2026-02-02", "2026-03-02", "2026-04-06"]
        );
        let third = rule(3, Rhythm::ThirdOfMonth, "2026-01-01", None);
        assert_eq!(
            days(&third, "2026-02-01", "2026-04-01"),
            ["2026-02-18", "2026-03-18"]
        );
        let last = rule(2, Rhythm::LastOfMonth, "2028-01-01", None);
        assert_eq!(
            days(&last, "2028-02-01", "2028-04-01"),
            ["2028-02-29", "2028-03-28"]
        );
    }

    #[test]
    fn on_holidays_and_called_off_days_it_is_not_held() {
        let monday = rule(1, Rhythm::Weekly, "2026-03-30", Some("2026-04-14"));
        let held = monday.days(
            (day("2026-03-01"), day("2026-05-01")),
            &[day("2026-04-13"), day("2026-04-06")],
        );
        assert_eq!(
            held,
            [
                (day("2026-03-30"), Held::Open),
                (day("2026-04-06"), Held::Holiday("Ostermontag")),
                (day("2026-04-13"), Held::CalledOff),
            ]
        );
    }

    #[test]
    fn every_wrong_field_has_its_sentence() {
        let place: MunicipalityId = "00000000-0000-4000-8000-0000000000b1".parse().unwrap();
        let right = HourInput {
            municipality: place.to_string(),
            place: "Rathaus, Zimmer 12".to_owned(),
            weekday: "2".to_owned(),
            rhythm: "weekly".to_owned(),
            opens: "9".to_owned(),
            closes: "12:30".to_owned(),
            from: "1.3.2026".to_owned(),
            last: "31.12.2026".to_owned(),
        };
        let hour = right.checked(&[place]).unwrap();
        assert_eq!(hour.rule.german(), "Dienstag, 09:00–12:30 Uhr, jede Woche");
        assert_eq!(hour.rule.until, Some(day("2027-01-01")));
        let check = |input: HourInput, field: &str, expected: &str| {
            assert_eq!(input.checked(&[place]).unwrap_err().at(field), Some(expected));
        };
        let base = || right.clone();
        check(
            HourInput {
                weekday: "8".into(),
                ..base()
            },
            "wochentag",
            "Bitte den Wochentag wählen.",
        );
        check(
            HourInput {
                opens: "2:30".into(),
                ..base()
            },
            "von",
            "Sprechstunden liegen zwischen 6 und 22 Uhr.",
        );
        check(
            HourInput {
                closes: "9".into(),
                ..base()
            },
            "bis_uhr",
            "Das Ende liegt vor dem Beginn.",
        );
        check(
            HourInput {
                last: "1.2.2026".into(),
                ..base()
            },
            "bis",
            "Der letzte Tag liegt vor dem ersten.",
        );
        check(
            HourInput {
                municipality: String::new(),
                ..base()
            },
            "kommune",
            "Bitte die Kommune wählen.",
        );
        check(
            HourInput {
                place: String::new(),
                ..base()
            },
            "ort",
            "Bitte den Ort nennen, mit höchstens 200 Zeichen.",
        );
    }
}
