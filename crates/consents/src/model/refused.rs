//! The gate's no: what may go, what not, and what to do next, in German.

use base::day::Day;
use base::refusal::Refusal;

use crate::model::category::Category;
use crate::model::declaration::Kind;
use crate::model::rule::{Decision, Gap, Missing};

/// Why nothing leaves as it was wished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The wish named no data.
    NothingAsked,
    /// The wish rests on the same controller, but it is another one.
    OtherController,
    /// The recipient is no longer in the directory.
    RecipientGone,
    /// Not all of it is covered by declarations.
    NotCovered {
        /// The recipient.
        recipient: String,
        /// What may go if it is asked for alone.
        may_go: Vec<Category>,
        /// What may not, and why.
        gaps: Vec<Gap>,
    },
}

impl Refused {
    /// The refusal that follows from a decision, or `None` if all of it may go.
    pub fn from_decision(decision: &Decision, recipient: &str) -> Option<Self> {
        if decision.is_complete() {
            return None;
        }
        if decision.missing.is_empty() {
            return Some(Self::NothingAsked);
        }
        Some(Self::NotCovered {
            recipient: recipient.to_owned(),
            may_go: decision.granted.iter().map(|granted| granted.category).collect(),
            gaps: decision.missing.clone(),
        })
    }
}

impl Gap {
    /// Why this category may not go, as half a sentence: `Gesundheit: widerrufen am 01.03.2026 (…)`.
    pub fn german(&self) -> String {
        let instrument = match self.kind {
            Kind::Processing => "Einwilligung",
            Kind::Release => "Schweigepflichtentbindung",
        };
        format!("{}: {} ({instrument})", self.category.short(), self.why.german())
    }
}

impl Missing {
    /// The reason in a few words.
    pub fn german(self) -> String {
        let on = |words: &str, day: Day| format!("{words} {}", day.german());
        match self {
            Self::NeverAsked => "nicht vereinbart".to_owned(),
            Self::OtherController => "gegenüber einem anderen Verantwortlichen erklärt".to_owned(),
            Self::OtherRecipient => "nur für andere Stellen vereinbart".to_owned(),
            Self::OtherPurpose => "nur für einen anderen Zweck vereinbart".to_owned(),
            Self::OtherDirection => "nur in der anderen Richtung vereinbart".to_owned(),
            Self::Unsigned => "vorbereitet, aber nicht unterschrieben".to_owned(),
            Self::NotTicked => "nicht eigens angekreuzt".to_owned(),
            Self::Expired { until } => on("abgelaufen am", until),
            Self::Withdrawn { on: day } => on("widerrufen am", day),
        }
    }
}

impl Refusal for Refused {
    fn german(&self) -> String {
        match self {
            Self::NothingAsked => "Es ist nichts ausgewählt, das weitergegeben werden soll.".to_owned(),
            Self::OtherController => {
                "Das ist ein anderer Verantwortlicher. Dafür braucht es eine Erklärung der Person.".to_owned()
            }
            Self::RecipientGone => {
                "Die Stelle steht nicht mehr im Verzeichnis. Bitte eine andere Stelle wählen.".to_owned()
            }
            Self::NotCovered {
                recipient,
                may_go,
                gaps,
            } => {
                let gaps: Vec<String> = gaps.iter().map(Gap::german).collect();
                let allowed: Vec<&str> = may_go.iter().map(|category| category.short()).collect();
                let allowed = if allowed.is_empty() {
                    "Erlaubt ist davon nichts.".to_owned()
                } else {
                    format!("Erlaubt ist: {}.", allowed.join(", "))
                };
                format!(
                    "An {recipient} darf das nicht gehen. Es fehlt: {}. {allowed} \
                     Nehmen Sie eine neue Erklärung auf oder lassen Sie das Fehlende weg.",
                    gaps.join("; ")
                )
            }
        }
    }
}
