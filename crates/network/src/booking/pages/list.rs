//! Requests for interpreters: the own ones, or all for those who keep the pool.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::list::{ListAddress, PAGE as BEGINS, Pager};
use web::components::{button, empty, field, tag};
use web::request::Request;
use web::shell::Shell;

use super::is_keeper;
use crate::booking::model::{Booking, State};
use crate::booking::store::{self, PAGE, Wanted};
use crate::interpreter::store as interpreters;
use crate::interpreter::tongue::Tongue;
use crate::look::reading;

const PATH: &str = "/sprachmittlung";

#[derive(Template)]
#[template(path = "network/bookings.html")]
struct ListPage {
    shell: Shell,
    languages: Vec<Choice>,
    language: &'static str,
    with_done: bool,
    rows: Vec<Row>,
    pager: Pager,
    is_keeper: bool,
}

struct Row {
    booking: Booking,
    place: String,
    by: String,
    interpreter: String,
    mark: tag::Tag,
}

/// The mark of a state.
pub(super) fn mark(state: State) -> tag::Tag {
    match state {
        State::Requested => tag::warning(state.german()).icon("inbox"),
        State::Offered => tag::note(state.german()).icon("schedule"),
        State::Booked => tag::success(state.german()).icon("check"),
        State::Held | State::Cancelled => tag::neutral(state.german()),
    }
}

/// `GET /sprachmittlung`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::InterpreterRequest).await?;
    let is_keeper = is_keeper(&request)?;
    let query = request.query();
    let language: Option<Tongue> = query.text("sprache").parse().ok();
    let with_done = query.is_ticked("erledigte");
    let wanted = Wanted {
        asked_by: (!is_keeper).then(|| look.permit.account()),
        only_open: !with_done,
        language,
        after: place(query.text(BEGINS)),
        limit: PAGE + 1,
    };
    let address = ListAddress::new(PATH)
        .with("sprache", language.map(Tongue::code).unwrap_or_default())
        .with("erledigte", if with_done { "ja" } else { "" });
    let mut lines = store::list(&mut look.tx, &look.permit, &wanted).await?;
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = lines.len() > most;
    lines.truncate(most);
    let next = lines
        .last()
        .filter(|_| has_more)
        .map(|(last, _)| address.clone().with(BEGINS, format!("{}_{}", last.on, last.id)));
    let pool = interpreters::all(&mut look.tx, &look.permit).await?;
    let named = |id: Option<RowId>| {
        let found = pool.iter().find(|one| Some(one.id) == id);
        found.map(|one| one.name.clone()).unwrap_or_default()
    };
    let total = if lines.len() == 1 {
        "1 Anfrage".to_owned()
    } else {
        format!("{} Anfragen", lines.len())
    };
    page(&ListPage {
        shell: request.shell("Sprachmittlung"),
        languages: Tongue::choices(),
        language: language.map(Tongue::code).unwrap_or_default(),
        with_done,
        rows: lines
            .into_iter()
            .map(|(booking, by)| Row {
                place: look.place_name(booking.municipality),
                interpreter: named(booking.interpreter),
                mark: mark(booking.state),
                booking,
                by,
            })
            .collect(),
        pager: Pager::new(total)
            .previous(wanted.after.map(|_| address.clone()))
            .next(next),
        is_keeper,
    })
}

/// Where a page begins: behind the request of this day and id.
fn place(text: &str) -> Option<(Day, RowId)> {
    let (day, id) = text.split_once('_')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}
