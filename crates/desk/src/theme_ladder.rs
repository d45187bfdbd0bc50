//! All themes in motion in columns along the ladder, what is late first, and those that ended last. It moves nothing.

use access::act::Act;
use askama::Template;
use base::day::Day;
use organisation::memory::structure;
use organisation::model::structure::Structure;
use themes::ladder::StationKind;
use themes::ladder::clock::days_late;
use themes::theme::model::ThemeHead;
use themes::theme::store::{Wanted, heads};
use web::answer::{Answer, page};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

/// So many themes in motion are shown.
const MOST: i64 = 300;
/// So many themes that have ended are shown.
const MOST_ENDED: i64 = 10;

#[derive(Template)]
#[template(path = "desk/theme_ladder.html")]
struct LadderPage {
    shell: Shell,
    columns: Vec<Column>,
    is_empty: bool,
    may_write: bool,
}

/// The themes at one kind of station.
struct Column {
    title: &'static str,
    cards: Vec<Card>,
}

/// A theme.
struct Card {
    href: String,
    number: String,
    title: String,
    field: &'static str,
    place: String,
    since: Day,
    findings: i64,
    mark: Option<tag::Tag>,
}

/// `GET /themen/leiter`
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub(crate) async fn show(request: Request) -> Answer {
    let (access, who) = (request.access(), request.who()?);
    let places = structure(&request).await?;
    let (mut tx, permit) = access.enter(who, Act::ThemeRead).await?;
    let today = permit.now().day();
    let wanted = |is_in_motion: bool, limit: i64| Wanted {
        is_in_motion: Some(is_in_motion),
        limit,
        ..Wanted::default()
    };
    let mut all = heads(&mut tx, &permit, &wanted(true, MOST)).await?;
    let ended = heads(&mut tx, &permit, &wanted(false, MOST_ENDED)).await?;
    drop(tx);
    all.extend(ended);
    page(&LadderPage {
        shell: request.shell_below("Themen auf der Stufenleiter", &[("Themen", "/themen")]),
        is_empty: all.is_empty(),
        columns: columns(&all, (places.as_deref(), today)),
        may_write: access.may(who, Act::ThemeWrite),
    })
}

/// One column for each kind of station, in the order of the ladder.
fn columns(all: &[ThemeHead], about: (Option<&Structure>, Day)) -> Vec<Column> {
    StationKind::ALL
        .iter()
        .map(|kind| {
            let mut here: Vec<&ThemeHead> = all.iter().filter(|head| head.station.kind() == *kind).collect();
            here.sort_by_key(|head| (std::cmp::Reverse(late(head, about.1)), head.since, head.id));
            Column {
                title: kind.german(),
                cards: here.into_iter().map(|head| card(head, about)).collect(),
            }
        })
        .collect()
}

fn late(head: &ThemeHead, today: Day) -> i32 {
    days_late(head.due_on, today)
}

fn card(head: &ThemeHead, (structure, today): (Option<&Structure>, Day)) -> Card {
    let place = head
        .station
        .municipality()
        .and_then(|id| structure?.municipality(id))
        .map(|place| place.name.clone());
    let mark = match (head.status.is_in_motion(), late(head, today)) {
        (false, _) => Some(tag::neutral(head.status.german())),
        (true, 0) => None,
        (true, 1) => Some(tag::warning("1 Tag überfällig").icon("schedule")),
        (true, days) => Some(tag::warning(format!("{days} Tage überfällig")).icon("schedule")),
    };
    Card {
        href: format!("/themen/{}/verlauf", head.id),
        number: head.number.clone(),
        title: head.title.clone(),
        field: head.field.german(),
        place: place.unwrap_or_default(),
        since: head.since,
        findings: head.findings,
        mark,
    }
}
