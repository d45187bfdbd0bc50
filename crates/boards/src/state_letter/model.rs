//! A letter to the Land without database: what it says, and what may be done with it when.

use base::day::Day;
use base::ids::{DecisionId, RowId, ThemeId};
use base::refusal::Refusal;

use crate::decision::model::Decision;

/// A letter to an office of the Land.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateLetter {
    /// The row.
    pub id: RowId,
    /// About which theme.
    pub theme: ThemeId,
    /// The decision that carries it.
    pub decision: DecisionId,
    /// The office.
    pub office: String,
    /// Its address, a line each.
    pub address: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// When it was written.
    pub written_on: Day,
    /// When it was sent.
    pub sent_on: Option<Day>,
    /// When the answer came.
    pub answered_on: Option<Day>,
    /// The answer.
    pub answer: String,
    /// For optimistic locking; 0 for a letter that is not saved yet.
    pub version: i64,
}

impl StateLetter {
    /// The letter that is proposed for a decision.
    pub fn proposed(id: RowId, (theme, decision): (ThemeId, &Decision), today: Day) -> Self {
        Self {
            id,
            theme,
            decision: decision.id,
            office: String::new(),
            address: String::new(),
            subject: decision.title.clone(),
            body: "Sehr geehrte Damen und Herren,\n\nin der Einzelfallarbeit des Kommunalen Integrationsmanagements zeigt \
                   sich ein Hindernis, das vor Ort nicht zu lösen ist. Das zuständige Gremium hat daher den unten \
                   stehenden Beschluss gefasst.\n\nWir bitten Sie, sich der Sache anzunehmen und uns zu antworten."
                .to_owned(),
            written_on: today,
            sent_on: None,
            answered_on: None,
            answer: String::new(),
            version: 0,
        }
    }
}

/// Why there is no letter to the Land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLetter {
    /// The decision was not adopted.
    NotAdopted,
    /// The decision is about no theme.
    NoTheme,
}

impl Refusal for NoLetter {
    fn german(&self) -> String {
        match self {
            Self::NotAdopted => {
                "An das Land geht ein Thema nur mit einem angenommenen Beschluss. Dieser wurde nicht angenommen."
            }
            Self::NoTheme => {
                "Dieser Beschluss gehört zu keinem Thema. Bitte ordnen Sie den Tagesordnungspunkt einem Thema zu."
            }
        }
        .to_owned()
    }
}

/// The theme about which a decision allows a letter.
///
/// # Errors
/// If it was not adopted, or is about no theme.
pub fn theme_of(decision: &Decision) -> Result<ThemeId, NoLetter> {
    if !decision.is_adopted() {
        return Err(NoLetter::NotAdopted);
    }
    decision.theme.ok_or(NoLetter::NoTheme)
}
