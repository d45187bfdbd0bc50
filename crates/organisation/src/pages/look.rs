//! How every page that reads begins: the district as it is today, then rows of its own, if it shows any. Forms begin in
//! `edit`.

use std::sync::Arc;

use access::act::Act;
use access::permit::{House, Permit};
use base::day::Day;
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;

use crate::memory::{self, Memory};
use crate::model::staffing_plan::StaffingPlan;
use crate::model::structure::Structure;

/// The district as someone looks at it.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) structure: Arc<Structure>,
    pub(super) today: Day,
    /// Whether buttons that change something are shown.
    pub(super) may_write: bool,
}

/// Opens the district for reading, or `None` while no district file was imported.
pub(super) async fn look_if_there(request: &Request) -> Result<Option<Look>, Refused> {
    let who = request.who()?;
    let structure = if request.house().rooms.get::<Memory>().is_some() {
        memory::structure(request).await?
    } else {
        let (mut tx, permit) = rows(request).await?;
        structure(request, &mut tx, &permit).await?
    };
    let may_write = request.access().may(who, Act::OrganisationWrite);
    let today = request.access().clock().today();
    Ok(structure.map(|structure| Look {
        structure,
        today,
        may_write,
    }))
}

/// Opens what the district alone does not say: who changed a record, who holds a post.
pub(super) async fn rows(request: &Request) -> Result<(Tx, Permit<House>), Refused> {
    let entered = request.access().enter(request.who()?, Act::OrganisationRead);
    Ok(entered.await?)
}

/// Opens the district for reading; without one there is nothing to see.
pub(super) async fn look(request: &Request) -> Result<Look, Refused> {
    look_if_there(request).await?.ok_or(Refused::NotFound)
}

/// The district, remembered where the wiring lets it.
pub(super) async fn structure(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<House>,
) -> Result<Option<Arc<Structure>>, Refused> {
    match request.house().rooms.get::<Memory>() {
        Some(memory) => Ok(memory.structure(tx, permit).await?),
        None => Ok(crate::store::structure::of_the_district(tx, permit)
            .await?
            .map(Arc::new)),
    }
}

/// The staffing plan of a day, remembered where the wiring lets it.
pub(super) fn plan(request: &Request, look: &Look, day: Day) -> Arc<StaffingPlan> {
    match request.house().rooms.get::<Memory>() {
        Some(memory) => memory.plan(&look.structure, day),
        None => Arc::new(StaffingPlan::on(&look.structure, day)),
    }
}

/// What `write` writes of the district as someone looks at it, for whoever chose the same; remembered where the wiring
/// lets it.
pub(super) fn written<E>(
    request: &Request,
    look: &Look,
    chosen: &str,
    write: impl FnOnce() -> Result<String, E>,
) -> Result<Arc<str>, E> {
    match request.house().rooms.get::<Memory>() {
        Some(memory) => memory.written((&look.structure, look.today), chosen, write),
        None => write().map(Arc::from),
    }
}
