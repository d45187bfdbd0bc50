//! What this room asks of higher rooms: what more there is of a person, and, when two entries turn out to be one person,
//! to move what they keep of it and to move it back. Each room exports its answers; the wiring merges them.

use std::future::Future;
use std::pin::Pin;

use access::act::Act;
use access::failure::Result;
use access::permit::Permit;
use access::policy::{Grant, grant_of_roles};
use access::relation::Relation;
use access::role::Role;
use base::ids::{Ids, PersonId};
use db::tx::Tx;

/// From whom to whom, in the transaction of the merge; both permits are there, so that sealed values can be sealed anew.
pub struct Moving<'t> {
    /// The transaction.
    pub tx: &'t mut Tx,
    /// Whose rows they are.
    pub from: &'t Permit<PersonId>,
    /// Whose they become.
    pub to: &'t Permit<PersonId>,
    /// The source of ids, for sealing.
    pub ids: &'t Ids,
}

impl std::fmt::Debug for Moving<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Moving({} to {})", self.from.person(), self.to.person())
    }
}

/// What a mover promises: the ids of the rows it moved.
pub type Moved<'t> = Pin<Box<dyn Future<Output = Result<Vec<String>>> + Send + 't>>;

/// Moves what one table keeps of a person.
#[derive(Clone, Copy, Debug)]
pub struct Mover {
    /// Names the table, such as `cases_contact`; stored with every row that was moved, so it never changes.
    pub name: &'static str,
    /// Moves all rows of the one to the other, and says which they were.
    pub over: for<'t> fn(Moving<'t>) -> Moved<'t>,
    /// Moves these rows back; those that are gone meanwhile are left out.
    pub back: for<'t> fn(Moving<'t>, &'t [String]) -> Moved<'t>,
}

/// The movers of all rooms.
#[derive(Clone, Debug, Default)]
pub struct Movers(Vec<Mover>);

impl Movers {
    /// These movers.
    pub fn new(movers: Vec<Mover>) -> Self {
        Self(movers)
    }

    /// All of them.
    pub fn all(&self) -> &[Mover] {
        &self.0
    }
}

/// A way from the page of a person to a page of a higher room; shown to whoever may go it.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// Its words.
    pub label: &'static str,
    /// Its icon, see `web::components::icon`.
    pub icon: &'static str,
    /// What follows `/personen/{id}` in its address.
    pub below: &'static str,
    /// What one must be allowed to do with this person.
    pub act: Act,
}

/// The ways of all rooms, in the order in which they are shown.
#[derive(Clone, Debug, Default)]
pub struct Ways(Vec<Way>);

impl Ways {
    /// These ways.
    pub fn new(ways: Vec<Way>) -> Self {
        Self(ways)
    }

    /// Those that these roles may go in this relation.
    pub fn open_to(&self, roles: &[Role], relation: Relation) -> Vec<Way> {
        let is_open = |way: &&Way| grant_of_roles(roles.iter().copied(), way.act, relation) == Grant::Full;
        self.0.iter().filter(is_open).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_shown_to_whoever_may_go_it_with_this_person() {
        let way = |act| Way {
            label: "Einwilligungen",
            icon: "shield",
            below: "/einwilligungen",
            act,
        };
        let ways = Ways::new(vec![way(Act::ConsentRead), way(Act::ConsentWrite)]);
        let open = |role, relation| ways.open_to(&[role], relation).len();
        assert_eq!(open(Role::CaseManager, Relation::Own), 2);
        assert_eq!(open(Role::CaseManager, Relation::Consultation), 1);
        assert_eq!(open(Role::Administrator, Relation::Own), 0);
    }
}
