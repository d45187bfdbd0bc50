//! What is said when a case closes, and why it does not close or open again. No database.

use base::input::InputErrors;
use base::refusal::Refusal;

use crate::case::model::CloseReason;

db::coded! {
    /// How the client found it: one of three smileys.
    pub enum Smiley {
        /// Good.
        Good = "good",
        /// So so.
        Fair = "fair",
        /// Not good.
        Bad = "bad",
    }
}

impl Smiley {
    /// The German words beside the picture.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Good => "gut",
            Self::Fair => "teils, teils",
            Self::Bad => "nicht gut",
        }
    }

    /// The face, see `web::components::icon`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Good => "sentiment_good",
            Self::Fair => "sentiment_fair",
            Self::Bad => "sentiment_bad",
        }
    }
}

/// How a case closes.
#[derive(Clone, PartialEq, Eq)]
pub struct Closing {
    /// Why.
    pub reason: CloseReason,
    /// What the system should learn; empty if nothing.
    pub lesson: String,
    /// What the client says, if asked.
    pub smiley: Option<Smiley>,
}

impl std::fmt::Debug for Closing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Closing({})", self.reason)
    }
}

impl Closing {
    /// Without words and feedback, as cases close in bulk.
    pub const fn plain(reason: CloseReason) -> Self {
        Self {
            reason,
            lesson: String::new(),
            smiley: None,
        }
    }
}

/// Longest text of a field.
pub(crate) const LONGEST_TEXT: usize = 10_000;

/// Reads a closing from the words of a form.
///
/// # Errors
/// A sentence at each field that is not right.
pub fn read(reason: &str, lesson: &str, smiley: &str) -> Result<Closing, InputErrors> {
    let mut errors = InputErrors::new();
    if lesson.chars().count() > LONGEST_TEXT {
        errors.add(
            "lernen",
            "Bitte kürzen Sie den Text auf höchstens 10.000 Zeichen.",
        );
    }
    match reason.parse() {
        Ok(reason) if errors.is_empty() => Ok(Closing {
            reason,
            lesson: lesson.trim().to_owned(),
            smiley: smiley.parse().ok(),
        }),
        Ok(_) => Err(errors),
        Err(_) => {
            errors.add("grund", "Bitte wählen Sie einen Grund für den Abschluss.");
            Err(errors)
        }
    }
}

/// Why a case does not close or open again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseRefused {
    /// It is closed already.
    AlreadyClosed,
    /// It is not closed.
    NotClosed,
    /// Somebody else has changed it meanwhile.
    ChangedMeanwhile,
    /// Why it is taken up again was not said.
    ReasonMissing,
}

impl Refusal for CloseRefused {
    fn german(&self) -> String {
        match self {
            Self::AlreadyClosed => "Der Fall ist schon abgeschlossen.",
            Self::NotClosed => "Der Fall ist nicht abgeschlossen; es gibt nichts wieder aufzunehmen.",
            Self::ChangedMeanwhile => {
                "Der Fall wurde inzwischen geändert. Ihre Eingaben stehen noch hier; bitte prüfen Sie den Stand und speichern Sie erneut."
            }
            Self::ReasonMissing => "Bitte schreiben Sie, warum der Fall wieder aufgenommen wird.",
        }
        .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_needs_a_reason_from_the_list_and_nothing_else() {
        let closing = read("goals_reached", "  ", "").unwrap();
        assert_eq!(closing, Closing::plain(CloseReason::GoalsReached));
        assert_eq!(read("moved_away", "x", "bad").unwrap().smiley, Some(Smiley::Bad));
        assert!(read("", "x", "bad").unwrap_err().at("grund").is_some());
        assert!(
            read("other", &"ä".repeat(10_001), "")
                .unwrap_err()
                .at("lernen")
                .is_some()
        );
        assert!(read("other", &"ä".repeat(10_000), "").is_ok());
    }
}
