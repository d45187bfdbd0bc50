//! The names of those who take part in a case, opened by its permit. Not their files.

use access::permit::Permit;
use base::ids::{CaseId, PersonId};
use db::tx::Tx;
use people::person::store::of_case::persons_of_case;
use web::answer::Refused;

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
