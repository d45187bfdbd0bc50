//! The register of decisions, the newest first.

use access::act::Act;
use askama::Template;
use base::day::Day;
use web::answer::{Answer, page};
use web::components::list::{ListAddress, PAGE as PAGE_PARAMETER, Pager};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

use crate::decision::model::{Decision, Outcome};
use crate::decision::store::{self, PAGE};
use crate::look::reading;

#[derive(Template)]
#[template(path = "boards/decisions.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<(Decision, tag::Tag)>,
    pager: Pager,
}

/// A day after all others.
const NEVER: &str = "9999-12-31";

/// `GET /beschluesse`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let asked = request.query();
    let asked = asked.text(PAGE_PARAMETER).split_once('.').unwrap_or((NEVER, ""));
    let before: Day = match asked.0.parse() {
        Ok(day) => day,
        Err(_) => look.today.plus_months(12),
    };
    let mut all = store::register(&mut look.tx, &look.permit, (before, asked.1)).await?;
    let most = usize::try_from(PAGE).unwrap_or_default();
    let has_more = all.len() > most;
    all.truncate(most);
    let address = ListAddress::new("/beschluesse");
    let next = all
        .last()
        .filter(|_| has_more)
        .map(|last| address.with(PAGE_PARAMETER, format!("{}.{}", last.decided_on, last.id)));
    page(&ListPage {
        shell: request.shell_below("Beschlüsse", &[("Gremien", "/gremien")]),
        pager: Pager::new(match all.len() {
            1 => "1 Beschluss".to_owned(),
            number => format!("{number} Beschlüsse"),
        })
        .next(next),
        rows: all
            .into_iter()
            .map(|one| {
                let mark = mark(&one);
                (one, mark)
            })
            .collect(),
    })
}

/// The mark of an outcome.
pub(super) fn mark(decision: &Decision) -> tag::Tag {
    match decision.outcome {
        Outcome::Adopted => tag::success(decision.result()),
        Outcome::Rejected => tag::danger(decision.result()),
        Outcome::Postponed => tag::neutral(decision.result()),
    }
}
