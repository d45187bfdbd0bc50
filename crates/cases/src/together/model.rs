//! What is asked when a case is lent, handed on or talked about, and why it is refused. No database.

use base::day::Day;
use base::ids::AccountId;
use base::input::InputErrors;
use base::moment::Moment;
use base::refusal::Refusal;

/// Longest text of a field.
pub(crate) const LONGEST_TEXT: usize = 10_000;
/// A case is lent for consultation for so many days at most. Source: system „Who uses it“.
pub const CONSULTATION_DAYS: i32 = 14;
const HOURS_PER_DAY: i64 = 24;

db::coded! {
    /// Which talk about a case was held.
    pub enum MeetingKind {
        /// Case conference (Fallbesprechung).
        Conference = "conference",
        /// Hand-over talk (Übergabegespräch).
        HandOver = "hand_over",
    }
}

impl MeetingKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Conference => "Fallbesprechung",
            Self::HandOver => "Übergabegespräch",
        }
    }
}

db::coded! {
    /// On which ground a case was talked about.
    pub enum MeetingBasis {
        /// Without anything that tells who it is.
        Deidentified = "deidentified",
        /// A consent names the organisation.
        Consent = "consent",
        /// Among those who work for the same controller.
        SameController = "same_controller",
    }
}

impl MeetingBasis {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Deidentified => "ohne Namen, vom Bogen",
            Self::Consent => "mit Einwilligung",
            Self::SameController => "innerhalb des Verantwortlichen",
        }
    }
}

/// A wish to lend or offer a case.
#[derive(Clone, PartialEq, Eq)]
pub struct LendInput {
    /// To whom.
    pub to: AccountId,
    /// Why.
    pub reason: String,
    /// For how many days.
    pub days: i32,
}

impl std::fmt::Debug for LendInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LendInput({}, {} days)", self.to, self.days)
    }
}

impl LendInput {
    /// When it ends.
    pub fn ends_at(&self, now: Moment) -> Moment {
        now.plus_hours(i64::from(self.days) * HOURS_PER_DAY)
    }
}

/// Reads whom a case is lent to, why and for how long; the colleague must be one of those offered.
///
/// # Errors
/// A sentence at each field that is not right.
pub fn read_lending(
    (to, reason, days): (&str, &str, &str),
    offered: &[AccountId],
    longest_days: i32,
) -> Result<LendInput, InputErrors> {
    let mut errors = InputErrors::new();
    let to = to.parse::<AccountId>().ok().filter(|id| offered.contains(id));
    if to.is_none() {
        errors.add("person", "Bitte wählen Sie eine Kollegin oder einen Kollegen.");
    }
    let reason = reason_of(reason, &mut errors);
    let days = if days.is_empty() {
        Ok(longest_days)
    } else {
        days.parse()
    };
    let days = days.ok().filter(|days| (1..=longest_days).contains(days));
    if days.is_none() {
        errors.add(
            "tage",
            format!("Bitte eine Zahl von 1 bis {longest_days} Tagen eingeben."),
        );
    }
    match (to, days) {
        (Some(to), Some(days)) if errors.is_empty() => Ok(LendInput { to, reason, days }),
        _ => Err(errors),
    }
}

/// Reads why somebody needs a case.
pub(crate) fn reason_of(typed: &str, errors: &mut InputErrors) -> String {
    let reason = typed.trim().to_owned();
    if reason.is_empty() {
        errors.add("grund", "Bitte schreiben Sie den Grund in einem Satz.");
    } else if reason.chars().count() > LONGEST_TEXT {
        errors.add(
            "grund",
            "Bitte kürzen Sie den Grund auf höchstens 10.000 Zeichen.",
        );
    }
    reason
}

/// A talk as typed.
#[derive(Clone, PartialEq, Eq)]
pub struct MeetingInput {
    /// When it was held.
    pub on: Day,
    /// Who was there.
    pub participants: String,
    /// What was said, or what stands on the sheet.
    pub content: String,
}

impl std::fmt::Debug for MeetingInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MeetingInput({})", self.on)
    }
}

/// Reads a talk from the words of a form.
///
/// # Errors
/// A sentence at each field that is not right.
pub fn read_meeting(on: &str, participants: &str, content: &str) -> Result<MeetingInput, InputErrors> {
    let mut errors = InputErrors::new();
    let on = errors.take("tag", Day::typed(on));
    let mut text = |field, typed: &str, missing: &str| {
        let text = typed.trim().to_owned();
        if text.is_empty() {
            errors.add(field, missing);
        } else if text.chars().count() > LONGEST_TEXT {
            errors.add(field, "Bitte kürzen Sie den Text auf höchstens 10.000 Zeichen.");
        }
        text
    };
    let participants = text("beteiligte", participants, "Bitte schreiben Sie, wer dabei war.");
    let content = text("gespraech", content, "Bitte schreiben Sie, worum es ging.");
    match on {
        Some(on) if errors.is_empty() => Ok(MeetingInput {
            on,
            participants,
            content,
        }),
        _ => Err(errors),
    }
}

/// Why a case is not handed on or talked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TogetherRefused {
    /// An offer is open already.
    OfferIsOpen,
    /// The text still tells who it is.
    TellsWho {
        /// What does.
        found: Vec<String>,
    },
    /// A conference with a consent names the organisation.
    NoOrganisation,
}

impl Refusal for TogetherRefused {
    fn german(&self) -> String {
        match self {
            Self::OfferIsOpen => {
                "Der Fall ist schon jemandem angeboten. Nehmen Sie das Angebot zuerst zurück.".to_owned()
            }
            Self::TellsWho { found } => format!(
                "Der Text verrät vielleicht noch, um wen es geht: {}. Bitte umschreiben Sie diese Stellen; der Rest kann so bleiben.",
                found.join(", ")
            ),
            Self::NoOrganisation => {
                "Bitte wählen Sie die Stelle, mit der Sie den Fall besprechen, oder besprechen Sie ihn ohne Namen."
                    .to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_case_is_lent_to_one_of_those_offered_with_a_reason_for_at_most_two_weeks() {
        let ida = AccountId::from_uuid(Uuid::from_u128(1));
        let id = ida.to_string();
        let check = |to: &str, reason: &str, days: &str, field: Option<&str>| {
            let read = read_lending((to, reason, days), &[ida], CONSULTATION_DAYS);
            match field {
                None => assert!(read.is_ok(), "{read:?}"),
                Some(field) => assert!(read.unwrap_err().at(field).is_some(), "{field}"),
            }
        };
        check(&id, "Rat", "14", None);
        check(&id, "Rat", "", None);
        check(&id, "Rat", "15", Some("tage"));
        check(&id, "Rat", "0", Some("tage"));
        check(&id, " ", "1", Some("grund"));
        check("00000000-0000-4000-8000-000000000009", "Rat", "1", Some("person"));
    }

    #[test]
    fn a_talk_needs_a_day_people_and_words() {
        assert!(read_meeting("02.03.2026", "Jobcenter", "Nächste Schritte").is_ok());
        assert!(
            read_meeting("31.02.2026", "Jobcenter", "x")
                .unwrap_err()
                .at("tag")
                .is_some()
        );
        assert!(
            read_meeting("02.03.2026", "", "x")
                .unwrap_err()
                .at("beteiligte")
                .is_some()
        );
        assert!(
            read_meeting("02.03.2026", "x", "")
                .unwrap_err()
                .at("gespraech")
                .is_some()
        );
    }
}
