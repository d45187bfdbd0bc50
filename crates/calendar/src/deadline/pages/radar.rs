//! The radar: the deadlines of the next twelve months of all cases one works for, as picture and table.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::CaseId;
use people::shown::names_of_cases;
use web::answer::{Answer, page};
use web::components::empty;
use web::components::figure::{self, Figure};
use web::components::tag::Tag;
use web::request::Request;
use web::shell::Shell;

use crate::deadline::pages::nearness;
use crate::deadline::radar::{chart, last_day};
use crate::deadline::store;

#[derive(Template)]
#[template(path = "calendar/radar.html")]
struct RadarPage {
    shell: Shell,
    picture: Figure,
    rows: Vec<Row>,
}

struct Row {
    case: CaseId,
    day: Day,
    kind: &'static str,
    name: String,
    code: String,
    nearness: Tag,
}

pub(crate) async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request.access().list(request.who()?, Act::CalendarOwn).await?;
    let today = permit.now().day();
    let until = last_day(today);
    let mut listed = store::open_until(&mut tx, &permit, until).await?;
    listed.extend(store::consents_ending(&mut tx, &permit, (today, until)).await?);
    listed.sort_by_key(|one| one.deadline.day);
    let cases: Vec<_> = listed.iter().map(|one| (one.deadline.case, one.lead)).collect();
    let names = names_of_cases(request.access(), tx, &permit, &cases).await?;
    let days: Vec<Day> = listed.iter().map(|one| one.deadline.day).collect();
    let row = |one: &store::Listed| Row {
        case: one.deadline.case,
        day: one.deadline.day,
        kind: one.deadline.kind.german(),
        name: names.of(one.lead),
        code: one.code.clone(),
        nearness: nearness(one.deadline.day, today),
    };
    page(&RadarPage {
        shell: request.shell("Fristen"),
        picture: figure::wide("fristen", &chart(&days, today)),
        rows: listed.iter().map(row).collect(),
    })
}
