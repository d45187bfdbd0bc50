//! The rule of the gate: what of a wish the declarations of a person cover. The heart of this room.

use base::day::Day;
use base::ids::{OrganisationId, RowId};

use crate::model::category::Category;
use crate::model::declaration::Kind;
use crate::model::duty::Duty;
use crate::model::limit::Limits;
use crate::model::row::{Direction, Recipient, Row, RowState};
use crate::model::wish::{Asked, Wish};

/// A category that may go, with the rows on which it rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// What may go.
    pub category: Category,
    /// The row of the consent; none if it goes to the person.
    pub consent: Option<RowId>,
    /// The row of the release; none inside the controller.
    pub release: Option<RowId>,
    /// When that was declared, the later of the two.
    pub since: Option<Day>,
    /// The last day on which it holds, the earlier of the two; `None` means until withdrawn.
    pub until: Option<Day>,
}

impl Granted {
    /// Without a declaration.
    fn freely(category: Category) -> Self {
        Self {
            category,
            consent: None,
            release: None,
            since: None,
            until: None,
        }
    }

    /// Resting on these rows.
    fn on(category: Category, consent: &Row, release: Option<&Row>) -> Self {
        let rows = || std::iter::once(consent).chain(release);
        Self {
            category,
            consent: Some(consent.id),
            release: release.map(|row| row.id),
            since: rows().filter_map(|row| row.given_on).max(),
            until: rows().filter_map(|row| row.valid_until).min(),
        }
    }
}

/// A category that may not go, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What may not go.
    pub category: Category,
    /// Which declaration does not cover it.
    pub kind: Kind,
    /// Why.
    pub why: Missing,
}

/// Why a declaration does not cover a category; what came closest is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// No row names the category.
    NeverAsked,
    /// It was declared to another controller.
    OtherController,
    /// It was agreed for other recipients.
    OtherRecipient,
    /// It was agreed with this recipient for other purposes.
    OtherPurpose,
    /// It was agreed with this recipient in the other direction.
    OtherDirection,
    /// It was prepared, but not signed.
    Unsigned,
    /// It was printed, but not ticked.
    NotTicked,
    /// It was agreed until this day.
    Expired {
        /// The last day.
        until: Day,
    },
    /// It was agreed and withdrawn.
    Withdrawn {
        /// When.
        on: Day,
    },
    /// The second person has released other data.
    NotReleased,
    /// The processing is restricted.
    Restricted {
        /// Since when.
        since: Day,
    },
    /// The person objects to the processing.
    Objected {
        /// Since when.
        since: Day,
    },
}

impl Missing {
    /// Whether a declaration of the person would cover it.
    pub const fn is_about_a_declaration(self) -> bool {
        !matches!(
            self,
            Self::NotReleased | Self::Restricted { .. } | Self::Objected { .. }
        )
    }
}

/// What a decision rests on besides rows and wish.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'f> {
    /// Whose file it is.
    pub controller: OrganisationId,
    /// What the person has said against the use of their data.
    pub limits: Limits,
    /// What a second person has released, if the wish rests on a law.
    pub duty: Option<&'f Duty>,
    /// The day of the decision.
    pub today: Day,
}

impl Facts<'_> {
    /// Nothing but the controller and the day.
    pub fn plain(controller: OrganisationId, today: Day) -> Self {
        Self {
            controller,
            limits: Limits::default(),
            duty: None,
            today,
        }
    }
}

/// What of a wish may go, and what not. Every category of the wish is in exactly one of the two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// What may go.
    pub granted: Vec<Granted>,
    /// What may not.
    pub missing: Vec<Gap>,
}

impl Decision {
    /// Whether the whole wish may go.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && !self.granted.is_empty()
    }
}

/// What of a wish may go today, asked by this controller, by these rows of the person.
///
/// To others it takes both declarations: the consent opens data protection law, the release opens § 203 StGB. Inside the
/// controller the consent is enough, for case work; to the person nothing is needed; a law covers what a second person has
/// released. Restriction and objection stand before all of it. Source: dossier § 4.1, § 4.2; Art. 18, 21 GDPR.
pub fn may_go(rows: &[Row], wish: &Wish, facts: &Facts<'_>) -> Decision {
    let ground = facts.duty.map(|duty| duty.ground);
    let limit = |declared_on| facts.limits.against(&wish.asked, ground, declared_on);
    let mut decision = Decision::default();
    for category in wish.categories.iter().copied() {
        let covered = |kind| covering(rows, (wish, category, kind), facts);
        let gap = |why| Gap {
            category,
            kind: Kind::Processing,
            why,
        };
        let answer = match &wish.asked {
            Asked::ToThePerson => Ok(Granted::freely(category)),
            Asked::ByLaw(_) => match facts.duty {
                Some(duty) if duty.categories.contains(&category) => Ok(Granted::freely(category)),
                _ => Err(gap(Missing::NotReleased)),
            },
            Asked::SameController { .. } | Asked::ByConsent(Recipient::Controller) => {
                covered(Kind::Processing).map(|consent| Granted::on(category, consent, None))
            }
            Asked::ByConsent(_) => covered(Kind::Processing).and_then(|consent| {
                let release = covered(Kind::Release)?;
                Ok(Granted::on(category, consent, Some(release)))
            }),
        };
        match answer {
            Ok(granted) => match limit(granted.since) {
                None => decision.granted.push(granted),
                Some(why) => decision.missing.push(gap(why)),
            },
            Err(missing) => decision.missing.push(limit(None).map_or(missing, gap)),
        }
    }
    decision
}

/// The row that covers a category of the wish, or why there is none.
fn covering<'r>(
    rows: &'r [Row],
    (wish, category, kind): (&Wish, Category, Kind),
    facts: &Facts<'_>,
) -> Result<&'r Row, Gap> {
    let of_this_kind = rows
        .iter()
        .filter(|row| row.kind == kind && row.category == category);
    let mut why = Missing::NeverAsked;
    for row in of_this_kind {
        match failing(row, wish, facts) {
            None => return Ok(row),
            Some(missing) => why = why.max(missing),
        }
    }
    Err(Gap { category, kind, why })
}

/// What keeps a row of the right category from covering the wish.
fn failing(row: &Row, wish: &Wish, facts: &Facts<'_>) -> Option<Missing> {
    if row.controller != facts.controller {
        return Some(Missing::OtherController);
    }
    match wish.asked {
        Asked::SameController { asking, .. } if asking != facts.controller => {
            return Some(Missing::OtherController);
        }
        Asked::SameController { .. } if row.recipient != Recipient::Controller => {
            return Some(Missing::OtherRecipient);
        }
        Asked::SameController { .. } if !wish.purpose.is_case_work() => return Some(Missing::OtherPurpose),
        Asked::SameController { .. } if wish.direction != Direction::Within => {
            return Some(Missing::OtherDirection);
        }
        Asked::ByConsent(recipient) if row.recipient != recipient => return Some(Missing::OtherRecipient),
        Asked::ByConsent(_) if row.purpose != wish.purpose => return Some(Missing::OtherPurpose),
        Asked::ByConsent(_) if !row.direction.covers(wish.direction) => {
            return Some(Missing::OtherDirection);
        }
        _ => {}
    }
    match row.state(facts.today) {
        RowState::Stands => None,
        RowState::Unsigned => Some(Missing::Unsigned),
        RowState::NotTicked => Some(Missing::NotTicked),
        RowState::Expired { until } => Some(Missing::Expired { until }),
        RowState::Withdrawn { on } => Some(Missing::Withdrawn { on }),
    }
}

#[cfg(test)]
mod tests;
