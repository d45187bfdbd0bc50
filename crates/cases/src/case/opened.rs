//! A case that was opened for a page: its transaction, permit and head, and the frame of the page with the tabs of the
//! case. Pages of a case begin here, in this room and in those above. No page of its own.

use access::act::Act;
use access::permit::Permit;
use access::relation::Relation;
use access::role::Role;
use base::ids::{CaseId, PersonId};
use db::tx::Tx;
use web::answer::Refused;
use web::components::tabs::{self, Tabs};
use web::request::Request;
use web::shell::Shell;
use web::standing;

use crate::asked::tab::{CaseTabs, Leads};
use crate::case::store::{self, Head};

/// What a writer reads when the case is closed.
pub const CLOSED: &str =
    "Der Fall ist abgeschlossen. Nehmen Sie ihn zuerst wieder auf, dann können Sie hier speichern.";

/// A case that was opened for a page.
#[derive(Debug)]
pub struct Opened {
    /// The transaction.
    pub tx: Tx,
    /// Leave to do what the page does.
    pub permit: Permit<CaseId>,
    /// What every page of a case shows above.
    pub head: Head,
}

/// Opens the case in the path for reading; forms name the act that sending them does.
///
/// # Errors
/// [`Refused::NotFound`] if the case does not exist for this account.
pub async fn opened(request: &Request, act: Act) -> Result<Opened, Refused> {
    let id: CaseId = request.path_value("id")?;
    let (mut tx, permit) = request.access().reading(request.who()?, act, id).await?;
    let head = head(&mut tx, &permit).await?;
    Ok(Opened { tx, permit, head })
}

/// Opens the case in the path for writing.
///
/// # Errors
/// [`Refused::NotFound`] if the case does not exist for this account.
pub async fn opened_for_writing(request: &Request, act: Act) -> Result<Opened, Refused> {
    let id: CaseId = request.path_value("id")?;
    let (mut tx, permit) = request.access().writing(request.who()?, act, id).await?;
    let head = head(&mut tx, &permit).await?;
    Ok(Opened { tx, permit, head })
}

/// The head of the case of a permit.
///
/// # Errors
/// [`Refused::NotFound`] if the row is gone.
pub async fn head(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Head, Refused> {
    store::head(tx, permit).await?.ok_or(Refused::NotFound)
}

impl Opened {
    /// Whether the one who reads may do this with the case.
    ///
    /// # Errors
    /// [`Refused::SignInFirst`] if nobody is signed in.
    pub fn grants(&self, request: &Request, act: Act) -> Result<bool, Refused> {
        request.who()?;
        Ok(request.may_also(&self.permit, act))
    }

    /// Whether the one who reads may also write: not in a consultation, not by break-glass.
    ///
    /// # Errors
    /// As [`Opened::grants`].
    pub fn may_write(&self, request: &Request) -> Result<bool, Refused> {
        self.grants(request, Act::CaseWrite)
    }

    /// Whether the one who reads may change what the case says: it must be open, too.
    ///
    /// # Errors
    /// As [`Opened::grants`].
    pub fn may_change(&self, request: &Request) -> Result<bool, Refused> {
        Ok(self.may_write(request)? && self.head.phase.is_open())
    }

    /// The name in which letters and agreements go out: a stand-in or a colleague acts for the one whose case it is.
    ///
    /// # Errors
    /// [`Refused::SignInFirst`] if nobody is signed in.
    pub fn case_manager(&self, request: &Request) -> Result<String, Refused> {
        Ok(match self.permit.relation() {
            Relation::Own => request.who()?.display_name.clone(),
            _ => self.head.owner.clone(),
        })
    }

    /// The address of a page of this case.
    pub fn path(&self, page: &str) -> String {
        path(self.permit.id(), page)
    }

    /// The tabs of this case, with this page marked.
    pub fn tabs(&self, request: &Request, page: &str) -> Option<Tabs> {
        tabs_of(request, &Bar::of(&self.permit, &self.head)).map(|tabs| tabs.current(self.path(page)))
    }

    /// The frame: Fälle › F-7K3Q with the name of the lead person › this page; its title names nobody.
    pub fn shell(&self, request: &Request, (title, page): (&str, &str)) -> Shell {
        shell(request, (&self.permit, &self.head), (title, page))
    }

    /// The frame of a page below a page: Fälle › F-7K3Q › above › this page.
    pub fn shell_below(&self, request: &Request, title: &str, (above, page): (&str, &str)) -> Shell {
        let (file, page_above) = (self.path(""), self.path(page));
        let label = self.head.label(&self.permit);
        let mut shell = request.shell_below(
            title,
            &[("Fälle", "/faelle"), (&label, &file), (above, &page_above)],
        );
        shell.tabs = self.tabs(request, page);
        shell.standing = standing::of(&self.permit);
        shell
    }
}

/// The address of a page of a case; of the file itself if the page is empty.
pub fn path(case: CaseId, page: &str) -> String {
    if page.is_empty() {
        format!("/faelle/{case}")
    } else {
        format!("/faelle/{case}/{page}")
    }
}

/// The frame of a page of a case: Fälle › F-7K3Q with the name of the lead person › this page, with the tabs of the case;
/// its title names nobody.
pub fn shell(
    request: &Request,
    (permit, head): (&Permit<CaseId>, &Head),
    (title, page): (&str, &str),
) -> Shell {
    let file = path(permit.id(), "");
    let label = head.label(permit);
    let mut shell = request.shell_below(title, &[("Fälle", "/faelle"), (&label, &file)]);
    shell.tabs = tabs_of(request, &Bar::of(permit, head)).map(|tabs| tabs.current(path(permit.id(), page)));
    shell.standing = standing::of(permit);
    shell
}

/// Whose bar it is, and how the one who reads stands to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bar {
    pub(crate) case: CaseId,
    pub(crate) lead: PersonId,
    pub(crate) relation: Relation,
}

impl Bar {
    fn of(permit: &Permit<CaseId>, head: &Head) -> Self {
        Self {
            case: permit.id(),
            lead: head.lead,
            relation: permit.relation(),
        }
    }
}

/// The tabs that are open to the one who reads; `None` where the wiring names none.
pub(crate) fn tabs_of(request: &Request, bar: &Bar) -> Option<Tabs> {
    let all = request.house().rooms.get::<CaseTabs>()?;
    let roles: Vec<Role> = request
        .visitor_account()?
        .roles
        .iter()
        .map(|assignment| assignment.role)
        .collect();
    let tabs = all.open_to(&roles, bar.relation);
    Some(
        tabs.fold(tabs::bar("Seiten des Falls"), |row, tab| match tab.leads {
            Leads::ToPage(page) => row.tab(tab.label, path(bar.case, page)),
            Leads::ToLeadPerson(page) => row.tab(tab.label, format!("/personen/{}/{page}", bar.lead)),
        }),
    )
}
