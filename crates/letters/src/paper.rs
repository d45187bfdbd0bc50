//! What all papers of a case share: the letterhead of the controller, and printing beside the request. Not a paper itself.

use access::disclosure::Disclosure;
use base::ids::OrganisationId;
use consents::store::controller;
use db::tx::Tx;
use print::document::{Document, Letterhead};
use print::file::File;
use web::answer::{Refused, beside};

/// The letterhead of a controller.
pub(crate) async fn letterhead(
    tx: &mut Tx,
    controller: OrganisationId,
) -> Result<Option<Letterhead>, Refused> {
    let known = controller::of(tx, controller).await?;
    Ok(known.map(|known| Letterhead {
        organisation: known.name.clone(),
        lines: std::iter::once("Kommunales Integrationsmanagement".to_owned())
            .chain(known.address.clone())
            .collect(),
        controller: Some(
            std::iter::once(known.name)
                .chain(known.address)
                .collect::<Vec<_>>()
                .join(", "),
        ),
    }))
}

/// Prints beside the request, for whoever the disclosure names.
pub(crate) async fn printed(disclosure: Disclosure, document: Document) -> Result<File, Refused> {
    beside(move || print::personal(&disclosure, &document)).await
}
