//! What was passed on: to whom, when, on which basis, what, by whom; page by page, the latest first.

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::ids::{PersonId, RowId};
use web::answer::{Answer, Refused, page};
use web::components::{button, empty, list};
use web::request::Request;
use web::shell::Shell;

use crate::pages::look::{Look, look, path, shell_below};
use crate::store::disclosures::{self, Disclosed, PAGE};

/// The page below the declarations.
pub(crate) const BELOW: &str = "/weitergaben";

#[derive(Template)]
#[template(path = "consents/disclosed.html")]
struct DisclosedPage {
    shell: Shell,
    id: PersonId,
    name: String,
    lines: Vec<Line>,
    head: list::Head,
    pager: list::Pager,
}

struct Line {
    on: String,
    what: &'static str,
    to: String,
    categories: String,
    purpose: String,
    basis: String,
    by: String,
}

impl DisclosedPage {
    fn path(&self, below: &str) -> String {
        path(self.id, below)
    }
}

/// Shows what was passed on.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account.
pub async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::ConsentRead, request.path_value("id")?)
        .await?;
    let query = request.query();
    let before: Option<RowId> = match query.text(list::PAGE) {
        "" => None,
        id => Some(id.parse().map_err(|_| Refused::NotFound)?),
    };
    let look = look(&mut tx, &permit).await?;
    let disclosed = disclosures::page(&mut tx, &permit, before).await?;
    drop(tx);
    let address = list::ListAddress::new(look.path(BELOW));
    let next = disclosed
        .last()
        .filter(|_| disclosed.len() == PAGE)
        .map(|last| address.clone().with(list::PAGE, last.id.to_string()));
    let first = before.map(|_| address.clone());
    let words = match disclosed.len() {
        1 => "1 Weitergabe".to_owned(),
        count => format!("{count} Weitergaben auf dieser Seite"),
    };
    page(&DisclosedPage {
        shell: shell_below(&request, "Was weitergegeben wurde", look.person),
        id: look.person,
        name: look.name(),
        lines: disclosed.iter().map(|one| line(&look, &permit, one)).collect(),
        head: list::Head::new(&address)
            .column("Tag")
            .column("Was")
            .column("An")
            .column("Angaben")
            .column("Zweck")
            .column("Grundlage")
            .column("Durch"),
        pager: list::Pager::new(words).previous(first).next(next),
    })
}

fn line(look: &Look, permit: &Permit<PersonId>, one: &Disclosed) -> Line {
    let categories: Vec<&str> = one.categories.iter().map(|category| category.short()).collect();
    Line {
        on: one.on.german(),
        what: one.path.german(),
        to: one.recipient.map_or_else(
            || "die Person selbst".to_owned(),
            |to| look.file.name_of(permit, to),
        ),
        categories: categories.join(", "),
        purpose: one.purpose_german(),
        basis: one.basis_german(),
        by: one.by.clone(),
    }
}
