//! How every page of this room begins: permit, names for choices, what the reader may do. Rules stand elsewhere.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::permit::{House, Permit};
use access::role::ScopeKind;
use base::ids::{MunicipalityId, RowId};
use db::failure::Result;
use db::tx::Tx;
use web::answer::Refused;
use web::components::field::Choice;
use web::request::Request;

use crate::offer::form::names::Names;
use crate::search::finder::Finder;

/// Opens a page of the house.
pub(crate) async fn enter(request: &Request, act: Act) -> std::result::Result<(Tx, Permit<House>), Refused> {
    Ok(request.access().enter(request.who()?, act).await?)
}

/// Opens it to change something, with the audit line in the same transaction.
pub(crate) async fn enter_writing(
    request: &Request,
    act: Act,
) -> std::result::Result<(Tx, Permit<House>), Refused> {
    let about = AuditSubject::House;
    Ok(request.access().enter_writing(request.who()?, act, about).await?)
}

/// Whether the one who asks may do this; for buttons.
pub(crate) fn may(request: &Request, act: Act) -> bool {
    request.who().is_ok_and(|who| request.access().may(who, act))
}

/// The names that forms of offers need.
pub(crate) async fn names(tx: &mut Tx) -> Result<Names> {
    Ok(Names {
        organisations: organisation::store::names::organisations(tx).await?,
        municipalities: organisation::store::names::municipalities(tx).await?,
    })
}

/// The choices of a list of ids with names.
pub(crate) fn choices<T: std::fmt::Display>(named: &[(T, String)]) -> Vec<Choice> {
    named.iter().map(|(id, name)| Choice::new(id, name)).collect()
}

/// The municipality for which the one who asks works, if it is one.
pub(crate) fn own_municipality(request: &Request) -> Option<MunicipalityId> {
    let who = request.who().ok()?;
    let mut places = who
        .roles
        .iter()
        .filter(|role| role.scope.kind == ScopeKind::Municipality)
        .filter_map(|role| role.scope.id.as_deref()?.parse().ok());
    places.next()
}

/// A new id for a row.
pub(crate) fn row_id(request: &Request) -> RowId {
    RowId::from_uuid(request.access().ids().next())
}

/// Commits and lets the search look again.
pub(crate) async fn commit(request: &Request, tx: Tx) -> std::result::Result<(), Refused> {
    tx.commit().await?;
    if let Ok(finder) = request.room::<Finder>() {
        finder.look_again();
    }
    Ok(())
}
