//! Whose persons an account may find in memory: what its list permit holds, kept beside the index while it searches.

use access::permit::ListPermit;
use base::ids::{AccountId, OrganisationId};

use crate::person::store::Seat;

/// Whose persons may be found.
#[derive(Clone, Debug)]
pub struct Scope {
    own: AccountId,
    stood_in_for: Vec<AccountId>,
    controllers: Vec<OrganisationId>,
    reach: Reach,
}

/// How far a scope reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// What may be listed.
    Listed,
    /// What may not: the double check looks there, and shows nobody.
    Others,
}

impl Scope {
    /// What this list permit lets its account find.
    pub fn of(permit: &ListPermit) -> Self {
        let own = permit.account();
        let others = permit.owners().iter().copied().filter(|owner| *owner != own);
        Self {
            own,
            stood_in_for: others.collect(),
            controllers: permit.controllers().to_vec(),
            reach: Reach::Listed,
        }
    }

    /// The persons at these controllers that this list permit does not let its account find: for the double check only.
    pub(crate) fn of_others(permit: &ListPermit, controllers: Vec<OrganisationId>) -> Self {
        Self {
            controllers,
            reach: Reach::Others,
            ..Self::of(permit)
        }
    }

    /// Whether persons with this seat are in it.
    pub fn holds(&self, seat: Seat) -> bool {
        let Some(owner) = seat.owner else { return false };
        if self.reach == Reach::Others {
            let is_listed = owner == self.own || self.stood_in_for.contains(&owner);
            return !is_listed && !seat.is_restricted && self.controllers.contains(&seat.controller);
        }
        let as_stand_in = !seat.is_restricted
            && self.stood_in_for.contains(&owner)
            && self.controllers.contains(&seat.controller);
        owner == self.own || as_stand_in
    }

    /// Everybody with one of these seats.
    #[cfg(test)]
    pub(crate) fn of_all(seats: &[Seat]) -> Self {
        Self {
            own: AccountId::from_uuid(uuid::Uuid::nil()),
            stood_in_for: seats.iter().filter_map(|seat| seat.owner).collect(),
            controllers: seats.iter().map(|seat| seat.controller).collect(),
            reach: Reach::Listed,
        }
    }

    /// For whom the account stands in today.
    pub fn stood_in_for(&self) -> &[AccountId] {
        &self.stood_in_for
    }
}
