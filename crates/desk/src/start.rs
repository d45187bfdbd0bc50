//! The start page: for case managers today and their persons, for all others the ways that are open to them.

use crate::glance::{Glance, glances};
use access::act::Act;
use askama::Template;
use base::day::Day;
use people::index::PersonIndex;
use people::pages::list::newest;
use people::pages::preparing::{Preparing, preparing};
use people::shown::ShownPerson;
use web::answer::{Answer, page};
use web::components::{button, empty, field, icon, tag};
use web::request::Request;
use web::shell::{NavGroup, Shell};

/// How many persons the start page shows.
const NEWEST: usize = 8;
const WEEKDAYS: [&str; 7] = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
];
const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

#[derive(Template)]
#[template(path = "desk/start.html")]
struct StartPage {
    shell: Shell,
    today: String,
    work: Option<CaseWork>,
    glances: Vec<Glance>,
    ways: Vec<NavGroup>,
}

struct CaseWork {
    preparing: Option<Preparing>,
    persons: Vec<ShownPerson>,
    has_stand_in: bool,
}

/// Shows the start page.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn show(request: Request) -> Answer {
    let who = request.who()?;
    request.access().enter(who, Act::AccountOwn).await?;
    let work = if request.access().may(who, Act::PersonList) {
        let readiness = request.room::<PersonIndex>()?.readiness();
        let persons = newest(&request, NEWEST).await?;
        let has_stand_in = persons.iter().any(|person| person.stands_in_for.is_some());
        Some(CaseWork {
            preparing: preparing(readiness),
            persons,
            has_stand_in,
        })
    } else {
        None
    };
    let shell = request.shell("Start");
    page(&StartPage {
        today: spoken(request.access().clock().today()),
        ways: ways(&shell),
        glances: glances(&request).await?,
        work,
        shell,
    })
}

/// Everything the side navigation offers but this page.
fn ways(shell: &Shell) -> Vec<NavGroup> {
    let mut groups = shell.navigation.clone();
    for group in &mut groups {
        group.items.retain(|item| item.href != "/");
    }
    groups.retain(|group| !group.items.is_empty());
    groups
}

/// `Montag, 2. März 2026`.
fn spoken(day: Day) -> String {
    let word = |words: &[&'static str], number: i8| {
        usize::try_from(number - 1)
            .ok()
            .and_then(|at| words.get(at))
            .copied()
            .unwrap_or_default()
    };
    let (weekday, month) = (word(&WEEKDAYS, day.weekday()), word(&MONTHS, day.month()));
    format!("{weekday}, {}. {month} {}", day.day_of_month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_said_the_way_people_say_it() {
        assert_eq!(spoken("2026-03-02".parse().unwrap()), "Montag, 2. März 2026");
    }
}
