//! Which languages may be printed. A review counts for the text that was reviewed, and for no later one.

use base::day::Day;
use base::language::Language;
use base::moment::Moment;

/// The texts of a language as they are now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The mark of the German text.
    pub german: String,
    /// The mark of the text in the language.
    pub language: String,
}

/// Somebody who knows the language has compared its text with the German one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The language.
    pub language: Language,
    /// Who compared them, a professional.
    pub reviewer: String,
    /// When.
    pub on: Day,
    /// The texts that were compared.
    pub marks: Marks,
}

/// Somebody has switched a language on or off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// The language.
    pub language: Language,
    /// On or off.
    pub is_on: bool,
    /// When.
    pub at: Moment,
    /// The texts as they were then.
    pub marks: Marks,
}

db::coded! {
    /// Whether and why a language may be printed.
    pub enum Standing {
        /// The German text: it governs.
        Governs = "governs",
        /// Reviewed as it is now.
        Reviewed = "reviewed",
        /// Not reviewed, switched on by the coordinator.
        SwitchedOn = "switched_on",
        /// Not reviewed; printed in the demo only.
        DemoOnly = "demo_only",
        /// Not reviewed.
        Unreviewed = "unreviewed",
        /// Was reviewed or switched on before the text changed.
        SetBack = "set_back",
        /// Switched off by the coordinator.
        SwitchedOff = "switched_off",
        /// Parts of the text are missing.
        Incomplete = "incomplete",
    }
}

impl Standing {
    /// Whether the language is offered.
    pub const fn is_usable(self) -> bool {
        matches!(
            self,
            Self::Governs | Self::Reviewed | Self::SwitchedOn | Self::DemoOnly
        )
    }

    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Governs => "maßgeblich",
            Self::Reviewed => "geprüft",
            Self::SwitchedOn => "ungeprüft, eingeschaltet",
            Self::DemoOnly => "ungeprüft, nur zum Ansehen",
            Self::Unreviewed => "ungeprüft, aus",
            Self::SetBack => "Text geändert, neu zu prüfen",
            Self::SwitchedOff => "ausgeschaltet",
            Self::Incomplete => "unvollständig",
        }
    }
}

/// What is known of a language.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// Its texts as they are now.
    pub marks: &'k Marks,
    /// Whether every message is there.
    pub is_complete: bool,
    /// The latest review.
    pub review: Option<&'k Review>,
    /// The latest switch.
    pub switch: Option<&'k Switch>,
    /// Whether this is the demo.
    pub is_demo: bool,
}

/// Whether and why a language may be printed. A changed German text sets back what was reviewed or switched on.
pub fn standing(language: Language, known: Known<'_>) -> Standing {
    if language == Language::German {
        return Standing::Governs;
    }
    let is_reviewed = known.review.is_some_and(|review| review.marks == *known.marks);
    let switch = known.switch.filter(|switch| switch.marks == *known.marks);
    let was_usable = known.review.is_some() || known.switch.is_some_and(|switch| switch.is_on);
    match switch.map(|switch| switch.is_on) {
        _ if !known.is_complete && !known.is_demo => Standing::Incomplete,
        Some(false) => Standing::SwitchedOff,
        _ if is_reviewed => Standing::Reviewed,
        Some(true) => Standing::SwitchedOn,
        None if known.is_demo => Standing::DemoOnly,
        None if was_usable => Standing::SetBack,
        None => Standing::Unreviewed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(german: &str) -> Marks {
        Marks {
            german: german.to_owned(),
            language: "ar1".to_owned(),
        }
    }

    fn review(german: &str) -> Review {
        Review {
            language: Language::Arabic,
            reviewer: "Vereidigte Übersetzerin".to_owned(),
            on: "2026-03-01".parse().unwrap(),
            marks: marks(german),
        }
    }

    fn switch(german: &str, is_on: bool) -> Switch {
        Switch {
            language: Language::Arabic,
            is_on,
            at: "2026-03-01T08:00:00Z".parse().unwrap(),
            marks: marks(german),
        }
    }

    fn arabic(review: Option<&Review>, switch: Option<&Switch>, is_demo: bool) -> Standing {
        let marks = marks("now");
        let known = Known {
            marks: &marks,
            is_complete: true,
            review,
            switch,
            is_demo,
        };
        standing(Language::Arabic, known)
    }

    #[test]
    fn an_unreviewed_language_is_off_until_it_is_switched_on() {
        assert_eq!(arabic(None, None, false), Standing::Unreviewed);
        assert_eq!(
            arabic(None, Some(&switch("now", true)), false),
            Standing::SwitchedOn
        );
        assert_eq!(arabic(None, None, true), Standing::DemoOnly);
        assert_eq!(arabic(Some(&review("now")), None, false), Standing::Reviewed);
    }

    #[test]
    fn a_changed_german_text_sets_a_language_back() {
        assert_eq!(arabic(Some(&review("before")), None, false), Standing::SetBack);
        assert_eq!(
            arabic(None, Some(&switch("before", true)), false),
            Standing::SetBack
        );
        assert!(!Standing::SetBack.is_usable());
    }

    #[test]
    fn what_is_switched_off_stays_off_although_it_was_reviewed() {
        let (review, off) = (review("now"), switch("now", false));
        assert_eq!(arabic(Some(&review), Some(&off), false), Standing::SwitchedOff);
    }

    #[test]
    fn german_governs_whatever_is_said_of_it() {
        let marks = marks("now");
        let off = switch("now", false);
        let known = Known {
            marks: &marks,
            is_complete: true,
            review: None,
            switch: Some(&off),
            is_demo: false,
        };
        assert_eq!(standing(Language::German, known), Standing::Governs);
    }
}
