//! The policy as a page and as a document (Berechtigungskonzept), straight from the table that decides.

use askama::Template;

use access::act::Act;
use access::policy::{Grant, grant};
use access::relation::Relation;
use access::role::Role;
use charts::cell::Cell;
use charts::table::{Column, Table};
use web::answer::{Answer, Refused, file, page};
use web::components::button;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

/// The routes of the policy.
pub(crate) fn routes() -> Routes {
    Routes::about("policy")
        .get("/berechtigungen", Act::PolicyRead, Fixture::None, show)
        .get("/berechtigungen.csv", Act::PolicyRead, Fixture::None, download)
}

/// One act with those who may do it.
struct Line {
    act: Act,
    allowed: Vec<(Role, String)>,
}

#[derive(Template)]
#[template(path = "accounts/policy.html")]
struct PolicyPage {
    shell: Shell,
    lines: Vec<Line>,
}

async fn show(request: Request) -> Answer {
    let (_tx, _permit) = request.access().enter(request.who()?, Act::PolicyRead).await?;
    page(&PolicyPage {
        shell: request.shell("Berechtigungskonzept"),
        lines: lines(),
    })
}

async fn download(request: Request) -> Answer {
    let (_tx, _permit) = request.access().enter(request.who()?, Act::PolicyRead).await?;
    let mut table = Table::new(
        "Berechtigungskonzept",
        vec![
            Column::text("Handlung"),
            Column::text("Rolle"),
            Column::text("Wen oder was es betrifft"),
        ],
    );
    for line in lines() {
        for (role, relations) in line.allowed {
            table.push(vec![
                Cell::Text(line.act.german().to_owned()),
                Cell::Text(role.german().to_owned()),
                Cell::Text(relations),
            ]);
        }
    }
    let printed = print::public(print::Work::Csv(&table)).map_err(Refused::failed)?;
    file(
        printed.bytes,
        "text/csv; charset=utf-8",
        "berechtigungskonzept.csv",
    )
}

fn lines() -> Vec<Line> {
    Act::ALL
        .iter()
        .map(|act| Line {
            act: *act,
            allowed: Role::ALL
                .iter()
                .filter_map(|role| Some((*role, relations(*role, *act)?)))
                .collect(),
        })
        .collect()
}

/// In which relations, in words; `None` if in none.
fn relations(role: Role, act: Act) -> Option<String> {
    let allowed: Vec<String> = Relation::ALL
        .iter()
        .filter_map(|relation| match grant(role, act, *relation) {
            Grant::None => None,
            Grant::Full => Some(relation.german().to_owned()),
            Grant::WithoutIdentity => Some(format!("{} (nur ohne Identität)", relation.german())),
        })
        .collect();
    (!allowed.is_empty()).then(|| allowed.join(", "))
}
