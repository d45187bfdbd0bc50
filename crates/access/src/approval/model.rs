//! What can be wished, who may decide upon it, and how a wish is written into a row. No database.

use base::day::Day;
use base::ids::{AccountId, ApprovalId, RowId};
use base::moment::Moment;
use base::refusal::Refusal;

use crate::role::{GrantRefused, Role, Scope};

db::coded! {
    /// What kind of thing waits for a second person.
    pub enum ApprovalKind {
        /// Taking someone's second factor (or PIN) away, so that a new one is set up.
        SecondFactorReset = "second_factor_reset",
        /// Granting a role that opens files or decides upon approvals.
        RoleGrant = "role_grant",
        /// Making oneself the stand-in of someone else.
        StandIn = "stand_in",
        /// Lifting the protection of a file.
        ProtectionLift = "protection_lift",
        /// Giving a protected file to somebody else.
        ProtectionHandOver = "protection_hand_over",
    }
}

db::coded! {
    /// What the second person says.
    pub enum Decision {
        /// Yes: it happens at once.
        Approved = "approved",
        /// No: nothing happens.
        Rejected = "rejected",
    }
}

/// What is wished for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// That its second factor is taken away.
    SecondFactorReset,
    /// That it gets a role.
    RoleGrant {
        /// The role.
        role: Role,
        /// Where it would hold.
        scope: Scope,
        /// First day.
        from: Day,
        /// First day on which it would no longer hold.
        until: Option<Day>,
    },
    /// That someone stands in for it.
    StandIn {
        /// Who would stand in: the one who asks.
        account: AccountId,
        /// First day.
        from: Day,
        /// First day on which it would no longer hold.
        until: Day,
    },
    /// That one of its files is no longer protected; the files stand behind a random id.
    ProtectionLift {
        /// The protection.
        group: RowId,
    },
    /// That one of its protected files goes to somebody else.
    ProtectionHandOver {
        /// The protection.
        group: RowId,
        /// To whom.
        to: AccountId,
    },
}

impl Wish {
    /// Its kind.
    pub const fn kind(&self) -> ApprovalKind {
        match self {
            Self::SecondFactorReset => ApprovalKind::SecondFactorReset,
            Self::RoleGrant { .. } => ApprovalKind::RoleGrant,
            Self::StandIn { .. } => ApprovalKind::StandIn,
            Self::ProtectionLift { .. } => ApprovalKind::ProtectionLift,
            Self::ProtectionHandOver { .. } => ApprovalKind::ProtectionHandOver,
        }
    }

    /// The wish in one column: codes, ids and days, in this order.
    pub(crate) fn payload(&self) -> String {
        let until_text = |until: &Option<Day>| until.map(|day| day.to_string()).unwrap_or_default();
        match self {
            Self::SecondFactorReset => String::new(),
            Self::RoleGrant {
                role,
                scope,
                from,
                until,
            } => {
                let id = scope.id.clone().unwrap_or_default();
                format!("{role} {from} {} {} {id}", dash(until_text(until)), scope.kind)
            }
            Self::StandIn { account, from, until } => format!("{account} {from} {until}"),
            Self::ProtectionLift { group } => group.to_string(),
            Self::ProtectionHandOver { group, to } => format!("{group} {to}"),
        }
    }

    /// The wish of a column, or `None` if it is none.
    pub(crate) fn read(kind: ApprovalKind, payload: &str) -> Option<Self> {
        let mut words = payload.split(' ');
        match kind {
            ApprovalKind::SecondFactorReset => Some(Self::SecondFactorReset),
            ApprovalKind::RoleGrant => {
                let role = words.next()?.parse().ok()?;
                let from = words.next()?.parse().ok()?;
                let until = match words.next()? {
                    "-" => None,
                    day => Some(day.parse().ok()?),
                };
                let kind = words.next()?.parse().ok()?;
                let id = words.next().filter(|id| !id.is_empty()).map(str::to_owned);
                Some(Self::RoleGrant {
                    role,
                    scope: Scope { kind, id },
                    from,
                    until,
                })
            }
            ApprovalKind::StandIn => Some(Self::StandIn {
                account: words.next()?.parse().ok()?,
                from: words.next()?.parse().ok()?,
                until: words.next()?.parse().ok()?,
            }),
            ApprovalKind::ProtectionLift => Some(Self::ProtectionLift {
                group: words.next()?.parse().ok()?,
            }),
            ApprovalKind::ProtectionHandOver => Some(Self::ProtectionHandOver {
                group: words.next()?.parse().ok()?,
                to: words.next()?.parse().ok()?,
            }),
        }
    }

    /// The protection it is about, if it is about one.
    pub const fn protection(&self) -> Option<RowId> {
        match self {
            Self::ProtectionLift { group } | Self::ProtectionHandOver { group, .. } => Some(*group),
            _ => None,
        }
    }
}

fn dash(text: String) -> String {
    if text.is_empty() { "-".to_owned() } else { text }
}

/// Something that waits for a second person, or waited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Its id.
    pub id: ApprovalId,
    /// Whose account it is about.
    pub account: AccountId,
    /// What is wished.
    pub wish: Wish,
    /// Who wishes it.
    pub asked_by: AccountId,
    /// Since when it waits.
    pub asked_at: Moment,
    /// Who decided, when and how.
    pub decided: Option<(AccountId, Moment, Decision)>,
}

/// Why someone cannot decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionRefused {
    /// The one who asked.
    OwnRequest,
    /// The one it is about.
    AboutYourself,
    /// An administrator, whatever other roles they hold.
    Administrator,
    /// Someone was quicker.
    AlreadyDecided,
    /// In the meantime the account got a role that excludes it.
    NoLongerPossible(GrantRefused),
    /// Whoever would get the protected file does not work for its controller.
    OtherController,
    /// Whoever would get the protected file cannot decide upon it.
    ForYourself,
}

impl Refusal for DecisionRefused {
    fn german(&self) -> String {
        match self {
            Self::OwnRequest => "Das haben Sie selbst beantragt. Bitte lassen Sie eine andere Person entscheiden.".to_owned(),
            Self::AboutYourself => "Es geht um Ihr eigenes Konto. Bitte lassen Sie eine andere Person entscheiden.".to_owned(),
            Self::Administrator => {
                "Wer Konten verwaltet, entscheidet hier nicht mit. Bitte lassen Sie die Geschäftsführung oder den \
                 Datenschutz entscheiden."
                    .to_owned()
            }
            Self::AlreadyDecided => "Darüber wurde schon entschieden.".to_owned(),
            Self::NoLongerPossible(reason) => format!("Zustimmen geht nicht mehr: {}", reason.german()),
            Self::OtherController => "Zustimmen geht nicht mehr: Diese Person arbeitet nicht oder nicht mehr im Case Management \
                 desselben Verantwortlichen."
                .to_owned(),
            Self::ForYourself => "Sie würden die Akte selbst bekommen. Bitte lassen Sie eine andere Person entscheiden.".to_owned(),
        }
    }
}

/// Whether this person may decide: not who asked, not whom it is about, no administrator (issue of two pairs of eyes).
///
/// # Errors
/// [`DecisionRefused`] with the reason.
pub fn may_decide(approval: &Approval, decider: AccountId, roles: &[Role]) -> Result<(), DecisionRefused> {
    if approval.decided.is_some() {
        return Err(DecisionRefused::AlreadyDecided);
    }
    if approval.asked_by == decider {
        return Err(DecisionRefused::OwnRequest);
    }
    if approval.account == decider {
        return Err(DecisionRefused::AboutYourself);
    }
    if matches!(approval.wish, Wish::ProtectionHandOver { to, .. } if to == decider) {
        return Err(DecisionRefused::ForYourself);
    }
    if roles.contains(&Role::Administrator) {
        return Err(DecisionRefused::Administrator);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::Ids;

    use super::*;
    use crate::role::ScopeKind;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn someone(seed: u64) -> AccountId {
        AccountId::from_uuid(Ids::seeded(Clock::machine(), seed).next())
    }

    fn row(seed: u64) -> RowId {
        RowId::from_uuid(Ids::seeded(Clock::machine(), seed).next())
    }

    #[test]
    fn a_wish_is_read_as_it_was_written() {
        let employer = Scope {
            kind: ScopeKind::Employer,
            id: Some("00000000-0000-4000-8000-0000000000a1".to_owned()),
        };
        let grant = |scope: Scope, until| Wish::RoleGrant {
            role: Role::CaseManager,
            scope,
            from: day("2026-03-01"),
            until,
        };
        for wish in [
            Wish::SecondFactorReset,
            grant(employer, Some(day("2026-09-01"))),
            grant(Scope::district(), None),
            Wish::StandIn {
                account: someone(1),
                from: day("2026-03-01"),
                until: day("2026-03-15"),
            },
            Wish::ProtectionLift { group: row(1) },
            Wish::ProtectionHandOver {
                group: row(1),
                to: someone(2),
            },
        ] {
            assert_eq!(Wish::read(wish.kind(), &wish.payload()), Some(wish));
        }
        assert_eq!(
            Wish::read(ApprovalKind::RoleGrant, "king 2026-03-01 - district "),
            None
        );
    }

    #[test]
    fn the_second_person_is_another_one_and_no_administrator() {
        let (asker, about, second) = (someone(1), someone(2), someone(3));
        let mut approval = Approval {
            id: ApprovalId::from_uuid(Ids::seeded(Clock::machine(), 4).next()),
            account: about,
            wish: Wish::SecondFactorReset,
            asked_by: asker,
            asked_at: Moment::from_milliseconds(0),
            decided: None,
        };
        let lead = [Role::ProgrammeLead];
        let both = [Role::DataProtectionOfficer, Role::Administrator];
        assert_eq!(may_decide(&approval, second, &lead), Ok(()));
        assert_eq!(
            may_decide(&approval, asker, &lead),
            Err(DecisionRefused::OwnRequest)
        );
        assert_eq!(
            may_decide(&approval, about, &lead),
            Err(DecisionRefused::AboutYourself)
        );
        assert_eq!(
            may_decide(&approval, second, &both),
            Err(DecisionRefused::Administrator)
        );
        approval.decided = Some((second, Moment::from_milliseconds(1), Decision::Rejected));
        assert_eq!(
            may_decide(&approval, second, &lead),
            Err(DecisionRefused::AlreadyDecided)
        );
    }
}
