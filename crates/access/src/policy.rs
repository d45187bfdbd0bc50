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

/// Everything, to these roles, for these acts, in these relations.
const fn full(roles: &'static [Role], acts: &'static [Act], relations: &'static [Relation]) -> Rule {
    Rule {
        roles,
        acts,
        relations,
        grant: Grant::Full,
    }
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
/// Pages that are about no person.
const HOUSE: &[Relation] = &[Relation::House];

/// The policy. Sources: system „Who uses it", part C; concept § 6.2. At most 120 lines, so that one person can check it.
#[rustfmt::skip]
pub const POLICY: &[Rule] = &[
    // Everyone who signs in keeps the own account.
    full(Role::ALL, &[Act::AccountOwn], HOUSE),

    // The organisation and this policy are known to all staff and to the members of boards, who decide upon them.
    full(STAFF, &[Act::OrganisationRead, Act::PolicyRead], HOUSE),
    full(&[Role::BoardMember], &[Act::OrganisationRead], HOUSE),
    full(&[Role::Coordinator, Role::ProgrammeLead, Role::Administrator], &[Act::OrganisationWrite], HOUSE),

    // Accounts are the administrator's; what opens files needs a second person who is none.
    full(&[Role::Administrator], &[Act::AccountList, Act::AccountWrite, Act::JobRead, Act::MailRead], HOUSE),
    full(&[Role::ProgrammeLead, Role::DataProtectionOfficer], &[Act::ApprovalDecide], HOUSE),

    // The audit trail serves data protection only.
    full(&[Role::DataProtectionOfficer], &[Act::AuditRead, Act::AuditRelease], HOUSE),
    full(&[Role::ProgrammeLead], &[Act::AuditRelease], HOUSE),

    // Case work: own persons, and those of the one for whom one stands in.
    full(&[Role::CaseManager], &[Act::PersonList, Act::PersonSearch, Act::PersonCreate, Act::StandInArrange], HOUSE),
    full(&[Role::CaseManager], &[Act::PersonRead, Act::PersonWrite], &[Relation::Own, Relation::StandIn]),
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
