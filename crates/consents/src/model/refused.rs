//! The gate's no: what may go, what not, and what to do next, in German.

use base::day::Day;
use base::refusal::Refusal;

use crate::model::basis::BasisKind;
use crate::model::category::Category;
use crate::model::declaration::Kind;
use crate::model::duty::DutyRefused;
use crate::model::path::OutgoingPath;
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
    /// This path is not taken on this basis.
    PathForbidsBasis {
        /// The path.
        path: OutgoingPath,
        /// The basis.
        basis: BasisKind,
    },
    /// This path carries less.
    PathForbidsCategories {
        /// The path.
        path: OutgoingPath,
        /// What it does not carry.
        categories: Vec<Category>,
    },
    /// It would reach an immigration or naturalisation authority without a consent.
    ResidenceOffice,
    /// It takes the path to such an authority, but goes to somebody else.
    NoResidenceOffice,
    /// The request that rests on a law does not allow it.
    Duty(DutyRefused),
    /// Not all of it is covered.
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
        if !self.why.is_about_a_declaration() {
            return format!("{}: {}", self.category.short(), self.why.german());
        }
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
            Self::NotReleased => "nicht freigegeben".to_owned(),
            Self::Restricted { since } => on("Verarbeitung eingeschränkt seit", since),
            Self::Objected { since } => on("Widerspruch der Person seit", since),
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
            Self::PathForbidsBasis { path, basis } => format!(
                "{}: Auf diesem Weg geht nichts hinaus, wenn die Grundlage „{}“ ist.",
                path.german(),
                basis.german()
            ),
            Self::PathForbidsCategories { path, categories } => format!(
                "{}: Dieser Weg trägt diese Angaben nicht: {}. Bitte lassen Sie sie weg.",
                path.german(),
                short(categories)
            ),
            Self::ResidenceOffice => {
                "An eine Ausländer- oder Einbürgerungsbehörde geht nur, was die Person dafür ausdrücklich erklärt hat. \
                 Nehmen Sie eine Erklärung auf, die diese Stelle nennt."
                    .to_owned()
            }
            Self::NoResidenceOffice => {
                "Dieser Weg führt nur zu einer Ausländer- oder Einbürgerungsbehörde.".to_owned()
            }
            Self::Duty(refused) => refused.german(),
            Self::NotCovered { gaps, .. }
                if gaps.iter().any(|gap| matches!(gap.why, Missing::Restricted { .. } | Missing::Objected { .. })) =>
            {
                limited(gaps)
            }
            Self::NotCovered {
                recipient,
                may_go,
                gaps,
            } => {
                let gaps: Vec<String> = gaps.iter().map(Gap::german).collect();
                let allowed = if may_go.is_empty() {
                    "Erlaubt ist davon nichts.".to_owned()
                } else {
                    format!("Erlaubt ist: {}.", short(may_go))
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

fn short(categories: &[Category]) -> String {
    let names: Vec<&str> = categories.iter().map(|category| category.short()).collect();
    names.join(", ")
}

/// What the person has said against the use of their data, and what follows.
fn limited(gaps: &[Gap]) -> String {
    let since = |pick: fn(Missing) -> Option<Day>| gaps.iter().find_map(|gap| pick(gap.why));
    let objected = since(|why| match why {
        Missing::Objected { since } => Some(since),
        _ => None,
    });
    if let Some(day) = objected {
        return format!(
            "Die Person hat der Verarbeitung am {} widersprochen. Bis darüber entschieden ist, geht nur an sie selbst \
             etwas, und was ein Gesetz verlangt.",
            day.german()
        );
    }
    let restricted = since(|why| match why {
        Missing::Restricted { since } => Some(since),
        _ => None,
    });
    let day = restricted.map_or_else(String::new, |day| format!(" seit {}", day.german()));
    format!(
        "Die Verarbeitung ist{day} eingeschränkt (Art. 18 DSGVO). Weitergegeben wird nur mit Einwilligung der Person oder \
         wenn ein Rechtsanspruch oder der Schutz anderer es verlangt."
    )
}
