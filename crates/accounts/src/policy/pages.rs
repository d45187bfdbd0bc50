//! The policy as a page, and its files for those who check it elsewhere.

use askama::Template;

use access::act::Act;
use access::policy::Grant;
use charts::table::{Column, Table};
use web::answer::{Answer, page};
use web::components::button;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::policy::document::{Occasion, document};
use crate::policy::model::{Line, grants, lines};
use crate::printed;

/// The routes of the policy.
pub(crate) fn routes() -> Routes {
    Routes::about("policy")
        .get("/berechtigungen", Act::PolicyRead, Fixture::None, show)
        .get("/berechtigungen.csv", Act::PolicyRead, Fixture::None, separated)
        .get("/berechtigungen.pdf", Act::PolicyRead, Fixture::None, print_out)
}

#[derive(Template)]
#[template(path = "accounts/policy.html")]
struct PolicyPage {
    shell: Shell,
    lines: Vec<Line>,
}

async fn show(request: Request) -> Answer {
    request.access().enter(request.who()?, Act::PolicyRead).await?;
    page(&PolicyPage {
        shell: request.shell("Berechtigungskonzept"),
        lines: lines(),
    })
}

async fn separated(request: Request) -> Answer {
    request.access().enter(request.who()?, Act::PolicyRead).await?;
    let headings = ["Rolle", "Handlung", "Wen oder was es betrifft", "Umfang"];
    let mut table = Table::new("Berechtigungskonzept", headings.map(Column::text));
    for (role, act, relation, grant) in grants() {
        let extent = if grant == Grant::Full {
            "alles"
        } else {
            "nur ohne Identität"
        };
        table.push([role.german(), act.german(), relation.german(), extent].map(Into::into));
    }
    let work = move || print::public(print::Work::Csv(&table));
    printed::beside(work, "berechtigungskonzept.csv").await
}

async fn print_out(request: Request) -> Answer {
    let (_, permit) = request.access().enter(request.who()?, Act::PolicyRead).await?;
    let document = document(Occasion {
        district: request.house().district.clone(),
        day: permit.now().day(),
        is_demo: request.house().running.is_demo,
    });
    let work = move || print::public(&document);
    printed::beside(work, "berechtigungskonzept.pdf").await
}
