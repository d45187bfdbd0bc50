//! The referrals of one's own cases in one list: what has been answered, what waits, how long it takes.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::CaseId;
use cases::shown::shown_cases;
use web::answer::{Answer, page};
use web::components::empty;
use web::components::tag::Tag;
use web::request::Request;
use web::shell::Shell;

use super::{days, state_tag};
use crate::asked::address;
use crate::model::clock::Course;
use crate::model::state::State;
use crate::store::counts::sent_since;
use crate::store::list::{Listed, of_mine};

/// Outcomes of so many days stand in the list.
const DAYS_SHOWN: i32 = 60;
/// The waiting times are those of so many days.
const DAYS_COUNTED: i32 = 365;

#[derive(Template)]
#[template(path = "referrals/mine.html")]
struct MinePage {
    shell: Shell,
    groups: Vec<Group>,
    sent: usize,
    begun: usize,
    waiting: String,
    answer: String,
}

struct Group {
    title: &'static str,
    rows: Vec<Row>,
}

struct Row {
    code: String,
    href: String,
    who: String,
    to: String,
    state: Tag,
    reason: &'static str,
    since: String,
    waiting: String,
}

pub(super) async fn show(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access.list(request.who()?, Act::CaseList).await?;
    let today = permit.now().day();
    let all = of_mine(&mut tx, &permit, today.plus_days(-DAYS_SHOWN)).await?;
    let counted = sent_since(&mut tx, &permit, today.plus_days(-DAYS_COUNTED)).await?;
    let mut cases: Vec<CaseId> = all.iter().map(|one| one.case).collect();
    cases.sort_unstable();
    cases.dedup();
    let (names, _keys) = shown_cases(access, tx, &permit, &cases).await?;
    let who = |case: CaseId| {
        names.get(&case).map_or_else(String::new, |shown| {
            if shown.name.is_empty() {
                shown.code.clone()
            } else {
                shown.name.clone()
            }
        })
    };
    let group = |title, is_in: fn(&Listed, Day) -> bool| Group {
        title,
        rows: all
            .iter()
            .filter(|one| is_in(one, today))
            .map(|one| row(one, who(one.case), today))
            .collect(),
    };
    let groups = [
        group("Zu tun", needs_something),
        group("Läuft", |one, today| {
            one.state().is_running() && !needs_something(one, today)
        }),
        group("Vorgeschlagen, noch nicht versandt", |one, _| {
            one.state() == State::Proposed
        }),
        group("Beendet in den letzten 60 Tagen", |one, today| {
            one.state().has_ended() && !needs_something(one, today)
        }),
    ];
    page(&MinePage {
        shell: request.shell("Vermittlungen"),
        groups: groups
            .into_iter()
            .filter(|group| !group.rows.is_empty())
            .collect(),
        sent: counted.len(),
        begun: counted
            .iter()
            .filter(|course| course.started_on.is_some())
            .count(),
        waiting: median(
            counted
                .iter()
                .filter(|one| one.started_on.is_some())
                .filter_map(|one| one.waiting_days(today)),
        ),
        answer: median(counted.iter().filter_map(Course::days_to_answer)),
    })
}

/// Whether the case manager is to act: ask, look for something else, take the next step.
fn needs_something(one: &Listed, today: Day) -> bool {
    let is_to_be_asked = one.course.asks_on().is_some_and(|day| day <= today);
    let is_fresh = one.state_on.days_until(today) <= 14;
    let came_back = match one.state() {
        State::Stopped => true,
        State::Declined => is_fresh && !one.gap_is_noted,
        _ => false,
    };
    is_to_be_asked || came_back
}

fn row(one: &Listed, who: String, today: Day) -> Row {
    Row {
        code: one.code.clone(),
        href: address(one.case, one.id),
        who,
        to: one.to.clone(),
        state: state_tag(one.state(), one.course.is_late(today)),
        reason: one.reason.map_or("", |reason| reason.german()),
        since: one.state_on.german(),
        waiting: days(one.course.waiting_days(today)),
    }
}

/// The middle of these days in words; a dash if there are none.
fn median(values: impl Iterator<Item = i32>) -> String {
    let mut values: Vec<i32> = values.collect();
    values.sort_unstable();
    match values.get(values.len() / 2) {
        Some(middle) => days(Some(*middle)),
        None => "–".to_owned(),
    }
}
