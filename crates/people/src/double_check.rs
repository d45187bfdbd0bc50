//! The double check (Doppelprüfung): is somebody known to a colleague already? An act of its own, audited without the
//! name, limited in number, and answered with a colleague's name at most – never with anything of the person; where
//! acute access is possible, with the id that asks for it.

pub mod model;
pub mod pages;
pub mod store;

use access::act::Act;
use access::audit::model::AuditSubject;
use access::role::{Role, ScopeKind};
use access::session::model::SignedIn;
use base::ids::{OrganisationId, RowId};
use web::answer::Refused;
use web::request::Request;

use crate::double_check::model::{KnownAt, Outcome, PER_DAY, is_full, is_told};
use crate::index::PersonIndex;
use crate::index::scope::Scope;
use crate::person::model::Details;

/// The field of a form in which it carries what was asked already; see [`model::question`].
pub const ASKED: &str = "geprueft";
/// More hits than this are not looked into.
const MOST_HITS: usize = 20;

/// Asks whether somebody with this full name and birth is known to colleagues of the same controller, and – where the
/// other controller lets itself be asked – elsewhere.
///
/// # Errors
/// [`Refused::NotFound`] if the account may not ask; what the database reports.
pub async fn ask(request: &Request, details: &Details) -> Result<Outcome, Refused> {
    if !is_full(details) {
        return Ok(Outcome::NotAsked);
    }
    let (who, access) = (request.who()?, request.access());
    let (mut tx, listed) = access.list(who, Act::PersonDoubleCheck).await?;
    let released = store::released(&mut tx).await?;
    drop(tx);
    let (mut tx, permit) = access
        .enter_writing(who, Act::PersonDoubleCheck, AuditSubject::House)
        .await?;
    if store::asked_since(&mut tx, &permit, permit.now().plus_hours(-24)).await? >= PER_DAY {
        tx.commit().await?;
        return Ok(Outcome::TooMany);
    }
    let id = RowId::from_uuid(access.ids().next());
    store::insert(&mut tx, &permit, id).await?;
    let elsewhere: Vec<OrganisationId> = released
        .into_iter()
        .filter(|controller| !listed.controllers().contains(controller))
        .collect();
    let controllers = [listed.controllers(), &elsewhere].concat();
    let scope = Scope::of_others(&listed, controllers);
    let index = request.room::<PersonIndex>()?;
    let mut known = Vec::new();
    for hit in index.doubles(&scope, details, MOST_HITS) {
        if !is_told(&hit.resemblance) {
            continue;
        }
        let Some(carer) = store::carer(&mut tx, &permit, hit.person).await? else {
            continue;
        };
        let answer = if elsewhere.contains(&carer.controller) {
            let place = store::place(&mut tx, &permit, &carer).await?;
            KnownAt::Elsewhere { place }
        } else {
            KnownAt::Colleague {
                name: carer.name.clone(),
                acute: carer
                    .municipality
                    .filter(|place| works_in(who, &place.to_string()))
                    .map(|_| hit.person),
            }
        };
        if !known.contains(&answer) {
            known.push(answer);
        }
    }
    tx.commit().await?;
    Ok(if known.is_empty() {
        Outcome::Unknown
    } else {
        Outcome::Known(known)
    })
}

fn works_in(who: &SignedIn, place: &str) -> bool {
    who.roles.iter().any(|one| {
        one.role == Role::CaseManager
            && one.scope.kind == ScopeKind::Municipality
            && one.scope.id.as_deref() == Some(place)
    })
}
