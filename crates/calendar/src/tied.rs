//! The two files that have appointments and follow-ups, and the frame of their pages: cases and contact cards.

use std::future::Future;
use std::str::FromStr;

use access::act::Act;
use access::permit::Permit;
use access::subject::Keyed;
use base::ids::{CaseId, ContactId};
use cases::case::opened::{head, shell};
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;
use web::shell::Shell;

use crate::scope::Tie;

/// A file that has appointments and follow-ups.
pub trait Tied: Keyed + FromStr {
    /// Looking at them.
    const READ: Act;
    /// Changing them.
    const WRITE: Act;

    /// The file.
    fn tie(self) -> Tie;

    /// The permit again, if the file is a case.
    fn case(permit: &Permit<Self>) -> Option<&Permit<CaseId>>;

    /// The frame of a page, by its title and the room it belongs to, such as `termine`; the title names nobody.
    fn frame(
        request: &Request,
        tx: &mut Tx,
        permit: &Permit<Self>,
        title_and_page: (&str, &str),
    ) -> impl Future<Output = Result<Shell, Refused>> + Send;
}

impl Tied for CaseId {
    const READ: Act = Act::CaseRead;
    const WRITE: Act = Act::CaseWrite;

    fn tie(self) -> Tie {
        Tie::Case(self)
    }

    fn case(permit: &Permit<Self>) -> Option<&Permit<CaseId>> {
        Some(permit)
    }

    async fn frame(
        request: &Request,
        tx: &mut Tx,
        permit: &Permit<Self>,
        title_and_page: (&str, &str),
    ) -> Result<Shell, Refused> {
        let head = head(tx, permit).await?;
        Ok(shell(request, (permit, &head), title_and_page))
    }
}

impl Tied for ContactId {
    const READ: Act = Act::ContactRead;
    const WRITE: Act = Act::ContactWrite;

    fn tie(self) -> Tie {
        Tie::Contact(self)
    }

    fn case(_permit: &Permit<Self>) -> Option<&Permit<CaseId>> {
        None
    }

    async fn frame(
        request: &Request,
        _tx: &mut Tx,
        permit: &Permit<Self>,
        (title, _): (&str, &str),
    ) -> Result<Shell, Refused> {
        let path = format!("/kontakte/{}", permit.id());
        Ok(request.shell_below(title, &[("Kontakte", "/kontakte"), ("Kontaktkarte", &path)]))
    }
}

/// Whether the page offers what changes the file: only to whom the gate would let change it.
pub(crate) fn offers_changes<S: Tied>(request: &Request, permit: &Permit<S>) -> bool {
    request.may_also(permit, S::WRITE)
}
