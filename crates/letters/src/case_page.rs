//! What all pages of a case here share: the permit with the head of the case, the frame, the letterhead. No page of its own.

use access::act::Act;
use access::permit::Permit;
use access::policy::{Grant, grant_of_roles};
use access::relation::Relation;
use base::ids::{CaseId, OrganisationId};
use cases::case::store::{Head, head};
use consents::store::controller;
use db::tx::Tx;
use organisation::memory::Memory;
use organisation::model::structure::Structure;
use print::document::{Document, Letterhead};
use print::file::File;
use std::sync::Arc;
use web::answer::{Refused, beside};
use web::components::tabs::{self, Tabs};
use web::request::Request;
use web::shell::Shell;

/// What a writer reads when the case is closed.
pub(crate) const CLOSED: &str =
    "Der Fall ist abgeschlossen. Nehmen Sie ihn zuerst wieder auf, dann können Sie hier speichern.";

/// A case that was opened for a page.
pub(crate) struct Opened {
    pub(crate) tx: Tx,
    pub(crate) permit: Permit<CaseId>,
    pub(crate) head: Head,
}

/// Opens the case in the path for reading; `act` is [`Act::CaseWrite`] on forms.
pub(crate) async fn opened(request: &Request, act: Act) -> Result<Opened, Refused> {
    let (mut tx, permit) = request
        .access()
        .reading(request.who()?, act, request.path_value("id")?)
        .await?;
    let head = head(&mut tx, &permit).await?.ok_or(Refused::NotFound)?;
    Ok(Opened { tx, permit, head })
}

/// Opens the case in the path for writing.
pub(crate) async fn opened_for_writing(request: &Request) -> Result<Opened, Refused> {
    let (mut tx, permit) = request
        .access()
        .writing(request.who()?, Act::CaseWrite, request.path_value("id")?)
        .await?;
    let head = head(&mut tx, &permit).await?.ok_or(Refused::NotFound)?;
    Ok(Opened { tx, permit, head })
}

impl Opened {
    /// Whether the one who reads may also write: not in a consultation.
    pub(crate) fn may_write(&self, request: &Request) -> Result<bool, Refused> {
        let roles = request.who()?.roles.iter().map(|assignment| assignment.role);
        Ok(grant_of_roles(roles, Act::CaseWrite, self.permit.relation()) == Grant::Full)
    }

    /// Whether the one who reads may change what the case says: it must be open, too.
    pub(crate) fn may_change(&self, request: &Request) -> Result<bool, Refused> {
        Ok(self.may_write(request)? && self.head.phase.is_open())
    }

    /// The address of a page of this case.
    pub(crate) fn path(&self, page: &str) -> String {
        path(self.permit.id(), page)
    }

    /// The frame: Fälle › F-7K3Q › this page.
    pub(crate) fn shell(&self, request: &Request, title: &str) -> Shell {
        let case = format!("/faelle/{}", self.permit.id());
        request.shell_below(title, &[("Fälle", "/faelle"), (&self.head.code, &case)])
    }

    /// The frame of a page below a page: Fälle › F-7K3Q › above › this page.
    pub(crate) fn shell_below(&self, request: &Request, title: &str, (above, page): (&str, &str)) -> Shell {
        let case = format!("/faelle/{}", self.permit.id());
        let above = (above, self.path(page));
        request.shell_below(
            title,
            &[
                ("Fälle", "/faelle"),
                (&self.head.code, &case),
                (above.0, &above.1),
            ],
        )
    }

    /// The name of whoever acts in letters: a stand-in or a colleague writes for the one whose case it is.
    pub(crate) fn case_manager(&self, request: &Request) -> Result<String, Refused> {
        Ok(match self.permit.relation() {
            Relation::Own => request.who()?.display_name.clone(),
            _ => self.head.owner.clone(),
        })
    }
}

/// The address of a page of a case.
pub(crate) fn path(case: CaseId, page: &str) -> String {
    format!("/faelle/{case}/{page}")
}

/// The two maps of a case as tabs.
pub(crate) fn map_tabs(case: CaseId, current: &str) -> Tabs {
    tabs::bar("Karten im Fall")
        .tab("Netzwerkkarte", path(case, "netzwerk"))
        .tab("Ressourcenkarte", path(case, "ressourcen"))
        .current(path(case, current))
}

/// Papers of a case as tabs.
pub(crate) fn paper_tabs(case: CaseId, current: &str) -> Tabs {
    tabs::bar("Papiere im Fall")
        .tab("Schreiben", path(case, "schreiben"))
        .tab("Unterlagen", path(case, "unterlagen"))
        .current(path(case, current))
}

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

/// The district's master data; `None` while there are none.
pub(crate) async fn structure(request: &Request) -> Result<Option<Arc<Structure>>, Refused> {
    let Some(memory) = request.house().rooms.get::<Memory>() else {
        return Ok(None);
    };
    let (mut tx, permit) = request
        .access()
        .enter(request.who()?, Act::OrganisationRead)
        .await?;
    Ok(memory.structure(&mut tx, &permit).await?)
}

/// Prints beside the request, for whoever the disclosure names.
pub(crate) async fn printed(
    disclosure: access::disclosure::Disclosure,
    document: Document,
) -> Result<File, Refused> {
    beside(move || print::personal(&disclosure, &document)).await
}
