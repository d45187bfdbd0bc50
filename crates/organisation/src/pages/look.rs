//! How every page that reads begins: permit, then the district as it is today. Forms begin in `edit`.

use std::sync::Arc;

use access::act::Act;
use access::permit::{House, Permit};
use base::day::Day;
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;

use crate::memory::Memory;
use crate::model::structure::Structure;

/// The district as someone looks at it.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) tx: Tx,
    pub(super) permit: Permit<House>,
    pub(super) structure: Arc<Structure>,
    pub(super) today: Day,
    /// Whether buttons that change something are shown.
    pub(super) may_write: bool,
}

/// Opens the district for reading, or `None` while no district file was imported.
pub(super) async fn look_if_there(request: &Request) -> Result<Option<Look>, Refused> {
    let who = request.who()?;
    let (mut tx, permit) = request.access().enter(who, Act::OrganisationRead).await?;
    let structure = structure(request, &mut tx, &permit).await?;
    let may_write = request.access().may(who, Act::OrganisationWrite);
    let today = request.access().clock().today();
    Ok(structure.map(|structure| Look {
        tx,
        permit,
        structure,
        today,
        may_write,
    }))
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
