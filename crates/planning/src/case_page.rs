//! What all pages of a case here share: the permit with the head of the case, the frame, the tabs. No page of its own.

use access::act::Act;
use access::permit::Permit;
use access::policy::{Grant, grant_of_roles};
use base::ids::CaseId;
use cases::case::store::{Head, head};
use db::tx::Tx;
use web::answer::Refused;
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

/// Opens the case in the path for reading.
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
    /// Whether the one who reads may also write: not in a consultation, and not in a closed case.
    pub(crate) fn may_write(&self, request: &Request) -> Result<bool, Refused> {
        let roles = request.who()?.roles.iter().map(|assignment| assignment.role);
        let grant = grant_of_roles(roles, Act::CaseWrite, self.permit.relation());
        Ok(grant == Grant::Full && self.head.phase.is_open())
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
        request.shell_below(
            title,
            &[
                ("Fälle", "/faelle"),
                (&self.head.code, &case),
                (above, &self.path(page)),
            ],
        )
    }

    /// The pages of planning as tabs.
    pub(crate) fn tabs(&self, current: &str) -> Tabs {
        let all = [
            ("Falleinschätzung", "einschaetzung"),
            ("Zuständigkeit", "zustaendigkeit"),
            ("Ziele", "ziele"),
            ("Überprüfung", "ueberpruefung"),
        ];
        all.iter()
            .fold(tabs::bar("Planung im Fall"), |bar, (label, page)| {
                bar.tab(label, self.path(page))
            })
            .current(self.path(current))
    }
}

/// The address of a page of a case.
pub(crate) fn path(case: CaseId, page: &str) -> String {
    format!("/faelle/{case}/{page}")
}
