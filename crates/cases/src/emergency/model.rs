//! What an emergency note must hold, and by when it is confirmed. Knows no database, no page and no clock.

use base::day::Day;
use base::holiday::holiday;
use base::input::InputErrors;

use crate::contact::input::{day_of_contact, line, text};

db::coded! {
    /// On what ground the note may be made without a consent. Source: system part B, „Three shelves".
    pub enum Basis {
        /// § 4 KKG: who carries a secret and sees a child in danger.
        ChildInDanger = "kkg_4",
        /// § 8a SGB VIII: the duty to protect of youth welfare.
        YouthWelfare = "sgb8_8a",
        /// Danger to life or limb.
        DangerToLife = "danger_to_life",
    }
}

impl Basis {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::ChildInDanger => "§ 4 KKG – Kindeswohl",
            Self::YouthWelfare => "§ 8a SGB VIII – Schutzauftrag",
            Self::DangerToLife => "Gefahr für Leib und Leben",
        }
    }

    /// When it applies.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::ChildInDanger => {
                "Gewichtige Anhaltspunkte, dass ein Kind gefährdet ist; zuerst mit Eltern und Fachkraft sprechen, wenn der Schutz es erlaubt."
            }
            Self::YouthWelfare => {
                "Wenn Ihr Träger Leistungen der Jugendhilfe erbringt und eine Vereinbarung hat."
            }
            Self::DangerToLife => "Wenn jemand sich oder andere unmittelbar gefährdet.",
        }
    }
}

/// Working days until the second pair of eyes.
pub const WORKING_DAYS: u32 = 2;
const LONGEST_TEXT: usize = 4_000;

/// What stands in the fields.
#[derive(Clone, Default)]
pub struct EmergencyInput {
    /// Makes a form that was sent twice one note.
    pub token: String,
    /// The ground.
    pub basis: String,
    /// The day.
    pub on: String,
    /// About whom, as far as it is known.
    pub about: String,
    /// What was seen.
    pub reason: String,
    /// Who was informed.
    pub informed: String,
    /// What was done.
    pub done: String,
}

impl std::fmt::Debug for EmergencyInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EmergencyInput(…)")
    }
}

/// A note, ready to be stored.
#[derive(Clone, PartialEq, Eq)]
pub struct NewEmergency {
    /// Makes a form that was sent twice one note.
    pub token: String,
    /// The ground.
    pub basis: Basis,
    /// The day.
    pub on: Day,
    /// About whom, as far as it is known.
    pub about: String,
    /// What was seen.
    pub reason: String,
    /// Who was informed.
    pub informed: String,
    /// What was done.
    pub done: String,
}

impl std::fmt::Debug for NewEmergency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewEmergency({})", self.basis)
    }
}

impl EmergencyInput {
    /// The note, if everything is right.
    ///
    /// # Errors
    /// A German sentence for each field that is not.
    pub fn checked(&self, today: Day) -> Result<NewEmergency, InputErrors> {
        let mut errors = InputErrors::new();
        let basis = self.basis.parse().ok();
        if basis.is_none() {
            errors.add("grundlage", "Bitte wählen Sie, worauf sich der Vermerk stützt.");
        }
        let on = day_of_contact(&self.on, today, &mut errors);
        let mut needed = |field: &'static str, typed: &str, sentence: &str| {
            let typed = text(field, typed, LONGEST_TEXT, &mut errors);
            if typed.is_empty() {
                errors.add(field, sentence);
            }
            typed
        };
        let reason = needed(
            "anlass",
            &self.reason,
            "Bitte beschreiben Sie, was Sie wahrgenommen haben.",
        );
        let informed = needed(
            "informiert",
            &self.informed,
            "Bitte schreiben Sie, wer informiert wurde – oder „noch niemand“ und warum.",
        );
        let done = needed("getan", &self.done, "Bitte schreiben Sie, was getan wurde.");
        let about = line("um_wen", &self.about, &mut errors);
        match (basis, on) {
            (Some(basis), Some(on)) if errors.is_empty() => Ok(NewEmergency {
                token: self.token.chars().take(40).collect(),
                basis,
                on,
                about,
                reason,
                informed,
                done,
            }),
            _ => Err(errors),
        }
    }
}

/// The day after so many working days: Monday to Friday without the public holidays of North Rhine-Westphalia.
pub fn after_working_days(day: Day, working_days: u32) -> Day {
    let mut day = day;
    let mut left = working_days;
    while left > 0 {
        day = day.plus_days(1);
        if is_working_day(day) {
            left -= 1;
        }
    }
    day
}

fn is_working_day(day: Day) -> bool {
    day.weekday() <= 5 && holiday(day).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(day: &str, expected: &str) {
        let after = after_working_days(day.parse().unwrap(), WORKING_DAYS);
        assert_eq!(after.to_string(), expected, "{day}");
    }

    #[test]
    fn two_working_days_leave_out_weekends_and_holidays() {
        check("2026-03-02", "2026-03-04");
        check("2026-03-06", "2026-03-10");
        check("2026-03-07", "2026-03-10");
        check("2026-04-02", "2026-04-08");
        check("2026-12-23", "2026-12-28");
        check("2026-05-13", "2026-05-18");
        check("2028-02-28", "2028-03-01");
    }

    #[test]
    fn a_note_needs_its_ground_and_what_was_seen_informed_and_done() {
        let today = "2026-03-02".parse().unwrap();
        let errors = EmergencyInput::default().checked(today).unwrap_err();
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["anlass", "getan", "grundlage", "informiert"]);
        let whole = EmergencyInput {
            basis: "kkg_4".to_owned(),
            reason: "Anlass".to_owned(),
            informed: "Jugendamt".to_owned(),
            done: "Anruf".to_owned(),
            ..EmergencyInput::default()
        };
        let note = whole.checked(today).unwrap();
        assert!(note.about.is_empty(), "nobody need be known");
    }
}
