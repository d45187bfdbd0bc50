//! The one policy: role × act × relation → full, without identity, or none. Written by hand, read by auditors, printed
//! as roles concept (Berechtigungskonzept). What is not listed is not allowed.

use crate::act::Act;
use crate::relation::Relation;
use crate::role::Role;

db::coded! {
    /// How much an act is allowed.
    pub enum Grant {
        /// Nothing: the page does not exist.
        None = "none",
        /// Only the fixed list of coded fields.
        WithoutIdentity = "without_identity",
        /// Everything.
        Full = "full",
    }
}

/// One line of the policy.
#[derive(Debug)]
pub struct Rule {
    /// These roles …
    pub roles: &'static [Role],
    /// … may do this …
    pub acts: &'static [Act],
    /// … if they stand so to it …
    pub relations: &'static [Relation],
    /// … to this extent.
    pub grant: Grant,
}

const STAFF: &[Role] = &[
    Role::CaseManager,
    Role::Coordinator,
    Role::ProgrammeLead,
    Role::Assistant,
    Role::ResidenceOfficer,
    Role::DataProtectionOfficer,
    Role::Administrator,
];

/// The policy. Sources: system „Who uses it", part C; concept § 6.2.
pub const POLICY: &[Rule] = &[
    // Everyone who signs in keeps the own account.
    Rule {
        roles: Role::ALL,
        acts: &[Act::AccountOwn],
        relations: &[Relation::House],
        grant: Grant::Full,
    },
    // The organisation is known to all staff and to the members of boards, who decide upon it.
    Rule {
        roles: STAFF,
        acts: &[Act::OrganisationRead],
        relations: &[Relation::House],
        grant: Grant::Full,
    },
    Rule {
        roles: &[Role::BoardMember],
        acts: &[Act::OrganisationRead],
        relations: &[Relation::House],
        grant: Grant::Full,
    },
    Rule {
        roles: &[Role::Coordinator, Role::ProgrammeLead, Role::Administrator],
        acts: &[Act::OrganisationWrite],
        relations: &[Relation::House],
        grant: Grant::Full,
    },
    // Accounts are the administrator's; what opens files needs a second person who is none.
    Rule {
        roles: &[Role::Administrator],
        acts: &[Act::AccountList, Act::AccountWrite, Act::JobRead, Act::MailRead],
        relations: &[Relation::House],
        grant: Grant::Full,
    },
    Rule {
        roles: &[Role::ProgrammeLead, Role::DataProtectionOfficer],
        acts: &[Act::ApprovalDecide],
        relations: &[Relation::House],
        grant: Grant::Full,
    },
    // The audit trail serves data protection only.
    Rule {
        roles: &[Role::DataProtectionOfficer],
        acts: &[Act::AuditRead, Act::AuditRelease],
        relations: &[Relation::House],
        grant: Grant::Full,
    },
    Rule {
        roles: &[Role::ProgrammeLead],
        acts: &[Act::AuditRelease],
        relations: &[Relation::House],
        grant: Grant::Full,
    },
    // Case work: own persons, and those of the one for whom one stands in.
    Rule {
        roles: &[Role::CaseManager],
        acts: &[
            Act::PersonList,
            Act::PersonSearch,
            Act::PersonCreate,
            Act::StandInArrange,
        ],
        relations: &[Relation::House],
        grant: Grant::Full,
    },
    Rule {
        roles: &[Role::CaseManager],
        acts: &[Act::PersonRead, Act::PersonWrite],
        relations: &[Relation::Own, Relation::StandIn],
        grant: Grant::Full,
    },
];

/// What this role may do in this relation.
pub fn grant(role: Role, act: Act, relation: Relation) -> Grant {
    POLICY
        .iter()
        .filter(|rule| {
            rule.roles.contains(&role) && rule.acts.contains(&act) && rule.relations.contains(&relation)
        })
        .map(|rule| rule.grant)
        .max()
        .unwrap_or(Grant::None)
}

/// What someone with these roles may do in this relation: the most that one of them allows.
pub fn grant_of_roles(roles: impl IntoIterator<Item = Role>, act: Act, relation: Relation) -> Grant {
    roles
        .into_iter()
        .map(|role| grant(role, act, relation))
        .max()
        .unwrap_or(Grant::None)
}
