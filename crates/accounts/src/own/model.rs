//! How the own account is shown: roles, sessions and sign-ins in words. No rule, no database.

use access::role::RoleAssignment;
use access::session::model::Session;
use access::session::store::{SignInLine, SignInResult};
use base::day::Day;

use crate::scope::{ScopeChoice, named};

/// A role assignment in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoleRow {
    pub(crate) id: String,
    pub(crate) role: &'static str,
    pub(crate) scope: String,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) state: RoleState,
}

/// Whether an assignment holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RoleState {
    Ahead,
    Holds,
    Ended,
}

impl RoleRow {
    pub(crate) fn of(assignment: &RoleAssignment, choices: &[ScopeChoice], today: Day) -> Self {
        let state = if assignment.holds_on(today) {
            RoleState::Holds
        } else if assignment.valid_from > today {
            RoleState::Ahead
        } else {
            RoleState::Ended
        };
        Self {
            id: assignment.id.to_string(),
            role: assignment.role.german(),
            scope: named(&assignment.scope, choices),
            from: assignment.valid_from.german(),
            // People read the last day on which it holds; stored is the first on which it does not.
            until: assignment
                .valid_until
                .map(|until| until.plus_days(-1).german())
                .unwrap_or_default(),
            state,
        }
    }

    pub(crate) fn holds(&self) -> bool {
        self.state == RoleState::Holds
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.state == RoleState::Ended
    }
}

/// A session in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SessionRow {
    pub(crate) device: String,
    pub(crate) begun: String,
    pub(crate) seen: String,
    pub(crate) is_this: bool,
}

impl SessionRow {
    pub(crate) fn of(session: &Session, this: &Session) -> Self {
        Self {
            device: session.device.clone(),
            begun: session.begun_at.german(),
            seen: session.seen_at.german(),
            is_this: session.token_hash == this.token_hash,
        }
    }
}

/// A line of the sign-in log in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SignInRow {
    pub(crate) at: String,
    pub(crate) result: &'static str,
    pub(crate) went_well: bool,
    pub(crate) device: String,
}

impl SignInRow {
    pub(crate) fn of(line: &SignInLine) -> Self {
        Self {
            at: line.at.german(),
            result: result_german(line.result),
            went_well: matches!(line.result, SignInResult::Success | SignInResult::RecoveryCode),
            device: line.device.clone(),
        }
    }
}

const fn result_german(result: SignInResult) -> &'static str {
    match result {
        SignInResult::Success => "angemeldet",
        SignInResult::WrongPassword => "falsches Kennwort",
        SignInResult::WrongCode => "falscher Code",
        SignInResult::Locked => "Konto gesperrt",
        SignInResult::RecoveryCode => "mit Ersatzcode angemeldet",
    }
}

#[cfg(test)]
mod tests {
    use access::role::{Role, Scope};
    use base::clock::Clock;
    use base::ids::{AccountId, Ids, RoleAssignmentId};

    use super::*;

    #[test]
    fn people_read_the_last_day_on_which_a_role_holds() {
        let ids = Ids::seeded(Clock::machine(), 1);
        let assignment = RoleAssignment {
            id: RoleAssignmentId::from_uuid(ids.next()),
            account: AccountId::from_uuid(ids.next()),
            role: Role::Assistant,
            scope: Scope::district(),
            valid_from: "2026-01-01".parse().unwrap(),
            valid_until: Some("2026-04-01".parse().unwrap()),
        };
        let row = RoleRow::of(&assignment, &[], "2026-03-31".parse().unwrap());
        assert_eq!((row.until.as_str(), row.state), ("31.03.2026", RoleState::Holds));
        let row = RoleRow::of(&assignment, &[], "2026-04-01".parse().unwrap());
        assert_eq!(row.state, RoleState::Ended);
    }
}
