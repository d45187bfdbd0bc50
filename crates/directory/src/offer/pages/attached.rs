//! What the pages below one offer share: the offer itself, the way to it, and its bar of tabs.

use access::act::Act;
use access::permit::{House, Permit};
use base::ids::OfferId;
use db::tx::Tx;
use web::answer::Refused;
use web::components::tabs::{self, Tabs};
use web::request::Request;
use web::shell::Shell;

use crate::look;
use crate::offer::model::Offer;
use crate::offer::store;

/// An offer as someone opens or changes it.
pub(super) struct Opened {
    pub(super) tx: Tx,
    pub(super) permit: Permit<House>,
    pub(super) offer: Offer,
}

/// Opens the offer in the path to look at it.
pub(super) async fn open(request: &Request, act: Act) -> Result<Opened, Refused> {
    let (tx, permit) = look::enter(request, act).await?;
    opened(request, tx, permit).await
}

/// Opens the offer in the path to change it.
pub(super) async fn open_writing(request: &Request, act: Act) -> Result<Opened, Refused> {
    let (tx, permit) = look::enter_writing(request, act).await?;
    opened(request, tx, permit).await
}

async fn opened(request: &Request, mut tx: Tx, permit: Permit<House>) -> Result<Opened, Refused> {
    let id: OfferId = request.path_value("id")?;
    let offer = store::offer(&mut tx, id).await?.ok_or(Refused::NotFound)?;
    Ok(Opened { tx, permit, offer })
}

/// The address of an offer.
pub(super) fn path(id: OfferId) -> String {
    format!("/angebote/{id}")
}

/// The frame of a page below an offer.
pub(super) fn shell(request: &Request, title: &str, offer: &Offer) -> Shell {
    let path = path(offer.id);
    request.shell_below(
        title.to_owned(),
        &[("Angebote", "/angebote"), (offer.name.as_str(), path.as_str())],
    )
}

/// The bar above the pages with which an offer is changed.
pub(super) fn bar(id: OfferId, current: &str) -> Tabs {
    let path = path(id);
    tabs::bar("Angebot bearbeiten")
        .tab("Angaben", format!("{path}/bearbeiten"))
        .tab("Orte und Zeiten", format!("{path}/orte"))
        .tab("Ansprechpersonen", format!("{path}/ansprechpersonen"))
        .tab("Übersetzungen", format!("{path}/texte"))
        .current(format!("{path}/{current}"))
}
