//! The referrals of a case as a list.

use access::act::Act;
use askama::Template;
use base::day::Day;
use cases::case::opened::opened;
use web::answer::{Answer, page};
use web::components::tag::Tag;
use web::components::{button, empty};
use web::request::Request;
use web::shell::Shell;

use super::{PAGE, TITLE, address, days, name_of, people_of, state_tag};
use crate::store::{Referral, of_case};

#[derive(Template)]
#[template(path = "referrals/overview.html")]
struct OverviewPage {
    shell: Shell,
    new: String,
    may_write: bool,
    rows: Vec<Row>,
}

struct Row {
    code: String,
    href: String,
    to: String,
    organisation: String,
    who: String,
    state: Tag,
    reason: &'static str,
    since: String,
    waiting: String,
    due: String,
}

pub(super) async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let all = of_case(&mut case.tx, &case.permit).await?;
    let people = people_of(&mut case).await?;
    let today = case.permit.now().day();
    let several = people.len() > 1;
    let rows = all.iter().map(|one| Row {
        who: if several {
            name_of(&people, one.person)
        } else {
            String::new()
        },
        ..row(one, address(&case, one.id), today)
    });
    page(&OverviewPage {
        shell: case.shell(&request, (TITLE, PAGE)),
        new: case.path("vermittlungen/angebote"),
        may_write: case.may_change(&request)?,
        rows: rows.collect(),
    })
}

fn row(one: &Referral, href: String, today: Day) -> Row {
    let is_late = one.course.is_late(today);
    Row {
        code: one.code.clone(),
        href,
        to: one
            .offer_name
            .clone()
            .unwrap_or_else(|| one.organisation_name.clone()),
        organisation: one
            .offer_name
            .as_ref()
            .map_or_else(String::new, |_| one.organisation_name.clone()),
        who: String::new(),
        state: state_tag(one.state(), is_late),
        reason: one.reason.map_or("", |reason| reason.german()),
        since: one.state_on.german(),
        waiting: days(one.course.waiting_days(today)),
        due: one.course.asks_on().map_or_else(String::new, Day::german),
    }
}
