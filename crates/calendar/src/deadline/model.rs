//! What a deadline is and when it is warned of. Knows no database, no page and no clock.

use base::day::Day;
use base::ids::PersonId;
use base::input::InputErrors;

/// So many days before its day a deadline is warned of.
pub const WARNED_DAYS: [i32; 3] = [90, 30, 7];
/// So many days before its end the case manager is told of a consent.
pub const CONSENT_WARNED_DAYS: i32 = 30;
/// Files are kept so many full calendar years after the year of closing. Source: § 84 SGB X with § 35 SGB I; the
/// controller may set another time, this is the default.
pub const RETENTION_YEARS: i16 = 3;
/// So many years ahead a deadline may lie.
const YEARS_AHEAD: i32 = 15;
const LONGEST_NOTE: usize = 1_000;

db::coded! {
    /// The kind of a deadline (Frist).
    pub enum Kind {
        /// A residence permit ends.
        PermitEnd = "permit_end",
        /// Temporary protection ends.
        TemporaryProtection = "section_24",
        /// The opportunity residence ends.
        OpportunityResidence = "section_104c",
        /// A passport or substitute ends.
        PassportEnd = "passport_end",
        /// A course begins.
        CourseStart = "course_start",
        /// One must have applied for a course or training.
        CourseApplication = "course_application",
        /// A period of benefits ends.
        BenefitEnd = "benefit_end",
        /// An objection must have been raised.
        Objection = "objection",
        /// A consent ends; known from the declarations.
        ConsentEnd = "consent_end",
        /// A closed file is to be deleted; known from the closing.
        Retention = "retention",
        /// Another deadline.
        Other = "other",
    }
}

impl Kind {
    /// Kinds that people enter; the others are known from elsewhere.
    pub const ENTERED: &'static [Self] = &[
        Self::PermitEnd,
        Self::TemporaryProtection,
        Self::OpportunityResidence,
        Self::PassportEnd,
        Self::CourseStart,
        Self::CourseApplication,
        Self::BenefitEnd,
        Self::Objection,
        Self::Other,
    ];

    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::PermitEnd => "Aufenthaltstitel läuft ab",
            Self::TemporaryProtection => "§ 24 AufenthG läuft ab",
            Self::OpportunityResidence => "§ 104c AufenthG (Chancen-Aufenthalt) läuft ab",
            Self::PassportEnd => "Pass oder Passersatz läuft ab",
            Self::CourseStart => "Kurs beginnt",
            Self::CourseApplication => "Anmelde- oder Bewerbungsschluss",
            Self::BenefitEnd => "Bewilligung läuft ab",
            Self::Objection => "Widerspruchsfrist endet",
            Self::ConsentEnd => "Einwilligung läuft ab",
            Self::Retention => "Aufbewahrung endet",
            Self::Other => "Andere Frist",
        }
    }

    /// What should be known about it, at the field.
    pub const fn hint(self) -> Option<&'static str> {
        match self {
            Self::TemporaryProtection => Some("Ohne Datum gilt der 04.03.2027."),
            Self::OpportunityResidence => Some("18 Monate ab Erteilung, nicht verlängerbar."),
            Self::Objection => Some("In der Regel ein Monat ab Bekanntgabe; das Datum steht im Bescheid."),
            _ => None,
        }
    }

    /// The day on which it lies unless another one is known. Source for temporary protection: Council Implementing
    /// Decision (EU) 2025/1460, until 4 March 2027.
    pub fn default_day(self) -> Option<Day> {
        match self {
            Self::TemporaryProtection => Day::new(2027, 3, 4).ok(),
            _ => None,
        }
    }
}

db::coded! {
    /// How a deadline was settled.
    pub enum Settlement {
        /// It was kept: extended, applied for, raised.
        Kept = "kept",
        /// It does not matter any more.
        Moot = "moot",
    }
}

impl Settlement {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Kept => "erledigt",
            Self::Moot => "entfallen",
        }
    }
}

/// How near a deadline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Its day has passed.
    Passed,
    /// At most seven days.
    Week,
    /// At most thirty days.
    Month,
    /// At most ninety days.
    Quarter,
    /// Further off.
    Far,
}

impl Nearness {
    /// How near a day is today.
    pub fn of(day: Day, today: Day) -> Self {
        match today.days_until(day) {
            ..0 => Self::Passed,
            0..=7 => Self::Week,
            8..=30 => Self::Month,
            31..=90 => Self::Quarter,
            _ => Self::Far,
        }
    }
}

/// The words for the days that are left: `heute`, `in 5 Tagen`, `seit 2 Tagen vorbei`.
pub fn days_left(day: Day, today: Day) -> String {
    match today.days_until(day) {
        0 => "heute".to_owned(),
        1 => "morgen".to_owned(),
        -1 => "gestern abgelaufen".to_owned(),
        days @ ..0 => format!("seit {} Tagen abgelaufen", -days),
        days => format!("in {days} Tagen"),
    }
}

/// The warning that is due today: the nearest of [`WARNED_DAYS`]; none if it is too early or the day has passed.
pub fn warning(day: Day, today: Day) -> Option<i32> {
    let left = today.days_until(day);
    let reached = WARNED_DAYS
        .into_iter()
        .filter(|before| (0..=*before).contains(&left));
    reached.min()
}

/// The last day on which a file closed on this day is kept by default.
pub fn kept_until(closed_on: Day) -> Option<Day> {
    Day::new(closed_on.year() + RETENTION_YEARS, 12, 31).ok()
}

/// A deadline as it is entered.
#[derive(Clone, PartialEq, Eq)]
pub struct NewDeadline {
    /// Its kind.
    pub kind: Kind,
    /// Whose it is, if it is one person's.
    pub person: Option<PersonId>,
    /// Its day.
    pub day: Day,
    /// What is to be thought of; sealed with the key of the case.
    pub note: String,
}

impl std::fmt::Debug for NewDeadline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewDeadline({}, {})", self.kind, self.day)
    }
}

/// The form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeadlineInput {
    /// The kind's code.
    pub kind: String,
    /// The person's id, or nothing.
    pub person: String,
    /// The day.
    pub day: String,
    /// The note.
    pub note: String,
}

impl DeadlineInput {
    /// The deadline that was meant, of one of these persons.
    ///
    /// # Errors
    /// A sentence for each field that is not right.
    pub fn checked(&self, persons: &[PersonId], today: Day) -> Result<NewDeadline, InputErrors> {
        let mut errors = InputErrors::new();
        let kind: Option<Kind> = self.kind.parse().ok().filter(|kind| Kind::ENTERED.contains(kind));
        if kind.is_none() {
            errors.add("art", "Bitte die Art der Frist wählen.");
        }
        let person = self.person.parse().ok().filter(|person| persons.contains(person));
        if person.is_none() && !self.person.is_empty() {
            errors.add("person", "Bitte eine Person dieses Falls wählen.");
        }
        let day = match kind.and_then(Kind::default_day).filter(|_| self.day.is_empty()) {
            Some(day) => Some(day),
            None => errors.take("tag", Day::typed(&self.day)),
        };
        let (first, last) = (today.plus_months(-12), today.plus_months(12 * YEARS_AHEAD));
        if day.is_some_and(|day| day < first || day > last) {
            let (first, last) = (first.german(), last.german());
            errors.add(
                "tag",
                format!("Bitte einen Tag zwischen dem {first} und dem {last} eingeben."),
            );
        }
        let length = self.note.chars().count();
        if length > LONGEST_NOTE {
            errors.add(
                "notiz",
                format!("Das sind {length} Zeichen; bitte höchstens {LONGEST_NOTE}."),
            );
        }
        match (kind, day) {
            (Some(kind), Some(day)) if errors.is_empty() => Ok(NewDeadline {
                kind,
                person,
                day,
                note: self.note.clone(),
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

    #[test]
    fn a_deadline_is_warned_of_ninety_thirty_and_seven_days_ahead() {
        let check = |today: &str, expected_warning: Option<i32>, expected: Nearness| {
            let end = day("2027-03-04");
            assert_eq!(warning(end, day(today)), expected_warning, "{today}");
            assert_eq!(Nearness::of(end, day(today)), expected, "{today}");
        };
        check("2026-12-03", None, Nearness::Far);
        check("2026-12-04", Some(90), Nearness::Quarter);
        check("2027-02-01", Some(90), Nearness::Quarter);
        check("2027-02-02", Some(30), Nearness::Month);
        check("2027-02-24", Some(30), Nearness::Month);
        check("2027-02-25", Some(7), Nearness::Week);
        check("2027-03-04", Some(7), Nearness::Week);
        check("2027-03-05", None, Nearness::Passed);
    }

    #[test]
    fn the_days_left_are_said_in_plain_words() {
        for (on, expected) in [
            ("2026-03-02", "heute"),
            ("2026-03-03", "morgen"),
            ("2026-03-30", "in 28 Tagen"),
            ("2026-03-01", "gestern abgelaufen"),
            ("2026-02-27", "seit 3 Tagen abgelaufen"),
        ] {
            assert_eq!(days_left(day(on), day("2026-03-02")), expected);
        }
    }

    #[test]
    fn a_file_is_kept_three_full_years_after_the_year_of_its_closing() {
        assert_eq!(kept_until(day("2024-02-29")), Some(day("2027-12-31")));
        assert_eq!(kept_until(day("2026-12-31")), Some(day("2029-12-31")));
    }

    #[test]
    fn temporary_protection_has_its_day_and_every_other_kind_asks_for_one() {
        let typed = |kind: &str, day: &str| DeadlineInput {
            kind: kind.to_owned(),
            day: day.to_owned(),
            ..DeadlineInput::default()
        };
        let today = day("2026-03-02");
        let protection = typed("section_24", "").checked(&[], today).unwrap();
        assert_eq!(protection.day, day("2027-03-04"));
        let other_day = typed("section_24", "1.9.2026").checked(&[], today).unwrap();
        assert_eq!(other_day.day, day("2026-09-01"));
        let missing = typed("permit_end", "").checked(&[], today).unwrap_err();
        assert_eq!(
            missing.at("tag"),
            Some("Bitte ein Datum wie 28.02.2026 eingeben.")
        );
        let known_from_elsewhere = typed("consent_end", "1.9.2026").checked(&[], today).unwrap_err();
        assert_eq!(
            known_from_elsewhere.at("art"),
            Some("Bitte die Art der Frist wählen.")
        );
        let stranger = DeadlineInput {
            person: "00000000-0000-7000-8000-000000000001".to_owned(),
            ..typed("other", "1.9.2026")
        };
        let stranger = stranger.checked(&[], today).unwrap_err();
        assert_eq!(
            stranger.at("person"),
            Some("Bitte eine Person dieses Falls wählen.")
        );
    }
}
