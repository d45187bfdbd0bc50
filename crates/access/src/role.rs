//! The roles of the house, their scopes, and which of them exclude each other. Not what they may do: that is `policy`.

use base::day::Day;
use base::ids::{AccountId, RoleAssignmentId};
use base::refusal::Refusal;

db::coded! {
    /// A role (Rolle) that an account can hold; system „Who uses it".
    pub enum Role {
        /// Case Manager/in, Baustein 2.
        CaseManager = "case_manager",
        /// Koordinierende Stelle, Baustein 1.
        Coordinator = "coordinator",
        /// Geschäftsführung KIM.
        ProgrammeLead = "programme_lead",
        /// Verwaltungsassistenz.
        Assistant = "assistant",
        /// Ausländer- oder Einbürgerungsbehörde, Baustein 3.
        ResidenceOfficer = "residence_officer",
        /// Mitglied eines Gremiums.
        BoardMember = "board_member",
        /// Partner: Wohlfahrtsverband, Jobcenter, Ehrenamt …
        Partner = "partner",
        /// Regeldienst „next door".
        RegularService = "regular_service",
        /// Datenschutzbeauftragte/r.
        DataProtectionOfficer = "data_protection_officer",
        /// Fachadministration.
        Administrator = "administrator",
    }
}

impl Role {
    /// The German name, as pages show it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::CaseManager => "Case Management",
            Self::Coordinator => "Koordinierende Stelle",
            Self::ProgrammeLead => "Geschäftsführung KIM",
            Self::Assistant => "Verwaltungsassistenz",
            Self::ResidenceOfficer => "Ausländer-/Einbürgerungsbehörde",
            Self::BoardMember => "Gremienmitglied",
            Self::Partner => "Partner",
            Self::RegularService => "Regeldienst",
            Self::DataProtectionOfficer => "Datenschutz",
            Self::Administrator => "Fachadministration",
        }
    }

    /// Whether the role opens files of persons; granting it needs a second person.
    pub const fn opens_files(self) -> bool {
        matches!(self, Self::CaseManager | Self::Coordinator | Self::ProgrammeLead)
    }

    /// Whether one account must not hold both at the same time: case work is kept apart from administration,
    /// the residence office and data protection (system „Who uses it").
    pub fn excludes(self, other: Self) -> bool {
        let keeps_apart = |role| {
            matches!(
                role,
                Self::Administrator | Self::ResidenceOfficer | Self::DataProtectionOfficer
            )
        };
        let case_work = |role| matches!(role, Self::CaseManager | Self::Coordinator | Self::ProgrammeLead);
        keeps_apart(self) && case_work(other) || case_work(self) && keeps_apart(other)
    }
}

db::coded! {
    /// What a scope of a role assignment names.
    pub enum ScopeKind {
        /// The whole district.
        District = "district",
        /// One region.
        Region = "region",
        /// One municipality.
        Municipality = "municipality",
        /// One employer.
        Employer = "employer",
        /// One board.
        Board = "board",
        /// One organisation.
        Organisation = "organisation",
    }
}

/// Where a role holds: the kind, and the id of the one meant (none for the whole district).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// What is named.
    pub kind: ScopeKind,
    /// Which one.
    pub id: Option<String>,
}

impl Scope {
    /// The whole district.
    pub const fn district() -> Self {
        Self {
            kind: ScopeKind::District,
            id: None,
        }
    }
}

/// A dated role assignment (Rollenzuweisung); the last day is not included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleAssignment {
    /// Its id.
    pub id: RoleAssignmentId,
    /// Who holds the role.
    pub account: AccountId,
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub scope: Scope,
    /// First day.
    pub valid_from: Day,
    /// First day on which it no longer holds.
    pub valid_until: Option<Day>,
}

impl RoleAssignment {
    /// Whether it holds on this day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.valid_from <= day && self.valid_until.is_none_or(|until| day < until)
    }

    fn overlaps(&self, from: Day, until: Option<Day>) -> bool {
        self.valid_until.is_none_or(|own| from < own) && until.is_none_or(|other| self.valid_from < other)
    }
}

/// Why a role is not granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrantRefused {
    /// The account holds a role that excludes the new one.
    Excluded {
        /// The new role.
        new: Role,
        /// The one that is held.
        held: Role,
    },
    /// The role would end before it begins.
    EndsBeforeItBegins,
    /// The account already holds exactly this role there at that time.
    AlreadyHeld,
}

impl Refusal for GrantRefused {
    fn german(&self) -> String {
        match self {
            Self::Excluded { new, held } => format!(
                "Die Rollen „{}“ und „{}“ schließen sich aus. Bitte zuerst die Rolle „{}“ beenden oder ein zweites Konto anlegen.",
                new.german(),
                held.german(),
                held.german()
            ),
            Self::EndsBeforeItBegins => {
                "Die Rolle endet, bevor sie beginnt. Bitte die beiden Daten prüfen.".to_owned()
            }
            Self::AlreadyHeld => "Diese Rolle hat das Konto in diesem Zeitraum schon.".to_owned(),
        }
    }
}

/// Whether an account with these assignments may also get `role` at `scope` from a day on.
///
/// # Errors
/// [`GrantRefused`] with the reason.
pub fn may_be_granted(
    held: &[RoleAssignment],
    role: Role,
    scope: &Scope,
    from: Day,
    until: Option<Day>,
) -> Result<(), GrantRefused> {
    if until.is_some_and(|until| until <= from) {
        return Err(GrantRefused::EndsBeforeItBegins);
    }
    for assignment in held.iter().filter(|assignment| assignment.overlaps(from, until)) {
        if assignment.role.excludes(role) {
            return Err(GrantRefused::Excluded {
                new: role,
                held: assignment.role,
            });
        }
        if assignment.role == role && assignment.scope == *scope {
            return Err(GrantRefused::AlreadyHeld);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::Ids;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn held(role: Role, until: Option<&str>) -> RoleAssignment {
        let ids = Ids::seeded(Clock::machine(), 3);
        RoleAssignment {
            id: RoleAssignmentId::from_uuid(ids.next()),
            account: AccountId::from_uuid(ids.next()),
            role,
            scope: Scope::district(),
            valid_from: day("2026-01-01"),
            valid_until: until.map(day),
        }
    }

    #[test]
    fn roles_that_exclude_each_other_are_refused_while_they_overlap() {
        for apart in [
            Role::Administrator,
            Role::ResidenceOfficer,
            Role::DataProtectionOfficer,
        ] {
            let refused = may_be_granted(
                &[held(apart, None)],
                Role::CaseManager,
                &Scope::district(),
                day("2026-03-01"),
                None,
            );
            assert_eq!(
                refused,
                Err(GrantRefused::Excluded {
                    new: Role::CaseManager,
                    held: apart
                })
            );
            let ended = may_be_granted(
                &[held(apart, Some("2026-03-01"))],
                Role::CaseManager,
                &Scope::district(),
                day("2026-03-01"),
                None,
            );
            assert_eq!(ended, Ok(()));
        }
    }

    #[test]
    fn exclusion_holds_both_ways_for_every_pair() {
        for one in Role::ALL {
            for other in Role::ALL {
                assert_eq!(one.excludes(*other), other.excludes(*one), "{one} {other}");
            }
        }
    }

    #[test]
    fn a_role_holds_from_its_first_day_until_the_day_before_its_end() {
        let role = held(Role::Assistant, Some("2026-02-01"));
        assert!(!role.holds_on(day("2025-12-31")));
        assert!(role.holds_on(day("2026-01-01")));
        assert!(role.holds_on(day("2026-01-31")));
        assert!(!role.holds_on(day("2026-02-01")));
    }
}
