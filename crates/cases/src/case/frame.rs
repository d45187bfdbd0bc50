//! What every page of a case has: the way Fälle › F-7K3Q › page, the head, the names of those who take part.

use access::failure::Denied;
use access::permit::Permit;
use base::ids::{CaseId, PersonId};
use db::tx::Tx;
use organisation::memory::Memory;
use organisation::model::structure::Structure;
use people::person::store::of_case::persons_of_case;
use std::sync::Arc;
use web::answer::Refused;
use web::request::Request;
use web::shell::Shell;

use crate::case::store::{self, Head};

/// The head of the case of a permit.
pub(crate) async fn head(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Head, Refused> {
    Ok(store::head(tx, permit).await?.ok_or(Denied::NotFound)?)
}

/// The frame of a page of a case; its title names nobody.
pub(crate) fn shell(request: &Request, case: CaseId, head: &Head, title: &str) -> Shell {
    let path = format!("/faelle/{case}");
    request.shell_below(title, &[("Fälle", "/faelle"), (&head.code, &path)])
}

/// Somebody who takes part, by name.
#[derive(Clone)]
pub(crate) struct Named {
    pub(crate) id: PersonId,
    pub(crate) name: String,
    pub(crate) born: String,
}

/// Everybody who takes part in the case of the permit.
pub(crate) async fn names(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Named>, Refused> {
    let persons = persons_of_case(tx, permit).await?;
    let named = persons.iter().filter_map(|person| {
        Some(Named {
            id: person.id,
            name: permit.reveal(&person.name)?.in_full(),
            born: permit.reveal(&person.born)?.german(),
        })
    });
    Ok(named.collect())
}

/// The name of one of them; empty if it cannot be shown.
pub(crate) fn name_of(names: &[Named], person: PersonId) -> String {
    let found = names.iter().find(|named| named.id == person);
    found.map_or_else(String::new, |named| named.name.clone())
}

/// The district's master data; `None` while there are none.
pub(crate) async fn structure(request: &Request) -> Result<Option<Arc<Structure>>, Refused> {
    let Some(memory) = request.house().rooms.get::<Memory>() else {
        return Ok(None);
    };
    let act = access::act::Act::OrganisationRead;
    let (mut tx, permit) = request.access().enter(request.who()?, act).await?;
    Ok(memory.structure(&mut tx, &permit).await?)
}
