//! What a follow-up is about, and what was typed to make one. Knows no database, no page and no clock.

use base::day::Day;
use base::input::InputErrors;

/// So many months ahead a follow-up may lie.
const MONTHS_AHEAD: i32 = 36;
const LONGEST_TEXT: usize = 1_000;

db::coded! {
    /// What a follow-up (Wiedervorlage) is about, in coded words.
    pub enum Topic {
        /// Call or write.
        GetInTouch = "get_in_touch",
        /// Ask after an application or answer.
        AskAfter = "ask_after",
        /// Ask for papers.
        Papers = "papers",
        /// Prepare an appointment.
        Prepare = "prepare",
        /// Write a letter or report.
        Write = "write",
        /// Network and structure work.
        Network = "network",
        /// Something else.
        Other = "other",
    }
}

impl Topic {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::GetInTouch => "Melden: anrufen oder schreiben",
            Self::AskAfter => "Nachfragen: Antrag, Antwort",
            Self::Papers => "Unterlagen anfordern",
            Self::Prepare => "Termin vorbereiten",
            Self::Write => "Schreiben oder Bericht verfassen",
            Self::Network => "Netzwerkarbeit",
            Self::Other => "Sonstiges",
        }
    }
}

/// A follow-up as it is made.
#[derive(Clone, PartialEq, Eq)]
pub struct NewFollowUp {
    /// What it is about.
    pub topic: Topic,
    /// When to look again.
    pub day: Day,
    /// What is to be done; sealed with the key of its file, empty without one.
    pub text: String,
}

impl std::fmt::Debug for NewFollowUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewFollowUp({}, {})", self.topic, self.day)
    }
}

impl NewFollowUp {
    /// What was typed, if it is right.
    ///
    /// # Errors
    /// A sentence for each field that is not.
    pub fn typed((topic, day, text): (&str, &str, &str), today: Day) -> Result<Self, InputErrors> {
        let mut errors = InputErrors::new();
        let topic = errors.take("anlass", topic.parse().map_err(|_| "Bitte den Anlass wählen"));
        let day = errors.take("tag", typed_day(day, today));
        let length = text.chars().count();
        if length > LONGEST_TEXT {
            errors.add(
                "text",
                format!("Das sind {length} Zeichen; bitte höchstens {LONGEST_TEXT}."),
            );
        }
        match (topic, day) {
            (Some(topic), Some(day)) if errors.is_empty() => Ok(Self {
                topic,
                day,
                text: text.to_owned(),
            }),
            _ => Err(errors),
        }
    }
}

/// The day on which to look again.
///
/// # Errors
/// A sentence without its full stop if it is no day, has passed or lies too far ahead.
pub fn typed_day(text: &str, today: Day) -> Result<Day, String> {
    let day = Day::typed(text).map_err(|error| error.to_string())?;
    let last = today.plus_months(MONTHS_AHEAD);
    if day < today {
        Err("Dieser Tag ist schon vorbei. Bitte heute oder einen späteren Tag eingeben".to_owned())
    } else if day > last {
        Err(format!("Bitte einen Tag bis zum {} eingeben", last.german()))
    } else {
        Ok(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_follow_up_lies_on_a_day_from_today_on() {
        let check = |typed: &str, expected: Result<&str, &str>| {
            let today = "2026-03-02".parse().unwrap();
            let read = typed_day(typed, today).map(|day| day.to_string());
            assert_eq!(read.as_deref().map_err(String::as_str), expected, "{typed}");
        };
        check("2.3.2026", Ok("2026-03-02"));
        check("29.2.2028", Ok("2028-02-29"));
        check("31.02.2027", Err("Bitte ein Datum wie 28.02.2026 eingeben"));
        check(
            "1.3.2026",
            Err("Dieser Tag ist schon vorbei. Bitte heute oder einen späteren Tag eingeben"),
        );
        check("3.3.2029", Err("Bitte einen Tag bis zum 02.03.2029 eingeben"));
    }
}
