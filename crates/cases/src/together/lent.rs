//! What is lent to the one who looks: for consultation, by acute access, offered to be taken over. Codes, no names.

use access::act::Act;
use access::policy::{Grant, grant_of_roles};
use access::relation::LeaseKind;
use access::role::Role;
use access::subject::store::lease::{Lent, lent_to_me};
use access::subject::store::protection::list::{NamedFor, named_for_me};
use askama::Template;
use base::ids::CaseId;
use web::answer::{Answer, page};
use web::components::{empty, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::together::store;

pub(crate) fn routes() -> Routes {
    Routes::about("lent case").get("/faelle/geteilt", Act::LentList, Fixture::None, show)
}

#[derive(Template)]
#[template(path = "cases/lent.html")]
struct LentPage {
    shell: Shell,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    code: String,
    what: tag::Tag,
    owner: String,
    until: String,
}

async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::LentList).await?;
    let roles: Vec<Role> = request.who()?.roles.iter().map(|one| one.role).collect();
    let opens = |one: &Lent| {
        let grants = |act| grant_of_roles(roles.iter().copied(), act, one.kind.relation()) == Grant::Full;
        grants(Act::CaseRead) || grants(Act::CaseAccept)
    };
    let mut lent = lent_to_me(&mut tx, &permit).await?;
    lent.retain(opens);
    lent.truncate(50);
    let ids: Vec<CaseId> = lent.iter().map(|one| one.case).collect();
    let known = store::known(&mut tx, &permit, &ids).await?;
    let protected = named_for_me(&mut tx, &permit).await?;
    let ids: Vec<CaseId> = protected.iter().filter_map(|(file, ..)| case_of(file)).collect();
    let named = store::known(&mut tx, &permit, &ids).await?;
    drop(tx);
    let rows = lent.into_iter().filter_map(|one| {
        let case = known.iter().find(|case| case.id == one.case)?;
        let (what, href) = match one.kind {
            LeaseKind::Acute => (tag::warning("Akutzugriff"), format!("/faelle/{}", one.case)),
            LeaseKind::Consultation => (
                tag::note("Fallberatung, nur lesen"),
                format!("/faelle/{}", one.case),
            ),
            LeaseKind::BreakGlass => (tag::warning("Notzugriff"), format!("/faelle/{}", one.case)),
            LeaseKind::Transfer => (
                tag::success("zur Übernahme"),
                format!("/faelle/{}/uebernahme", one.case),
            ),
        };
        Some(Row {
            href,
            code: case.code.clone(),
            what,
            owner: one.owner,
            until: one.ends_at.german(),
        })
    });
    let protected = protected.into_iter().map(|(file, owner, until)| {
        let (href, code) = match file {
            NamedFor::Case(id) => {
                let code = named
                    .iter()
                    .find(|case| case.id == id)
                    .map(|case| case.code.clone());
                (format!("/faelle/{id}"), code.unwrap_or_default())
            }
            NamedFor::Person(id) => (format!("/personen/{id}"), "Person".to_owned()),
        };
        Row {
            href,
            code,
            what: tag::danger("Geschützte Akte"),
            owner,
            until: until.german(),
        }
    });
    page(&LentPage {
        shell: request.shell("Mit mir geteilt"),
        rows: rows.chain(protected).collect(),
    })
}

const fn case_of(file: &NamedFor) -> Option<CaseId> {
    match file {
        NamedFor::Case(id) => Some(*id),
        NamedFor::Person(_) => None,
    }
}
