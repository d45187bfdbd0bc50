//! Teams of partners: who of an organisation has an account, and who leads the team. A team is the box in which referrals
//! to its organisation arrive. Rules and words; the pages stand in `portal`.

pub mod store;

use base::ids::{AccountId, OrganisationId};

/// A member of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub account: AccountId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The name colleagues see.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// Whether the account is locked.
    pub is_locked: bool,
    /// Whether the member leads the team and adds others.
    pub is_lead: bool,
}

/// Whether an account leads the team of an organisation.
pub fn leads(members: &[Member], account: AccountId, organisation: OrganisationId) -> bool {
    members
        .iter()
        .any(|member| member.is_lead && member.account == account && member.organisation == organisation)
}
