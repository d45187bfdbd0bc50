//! The start page: Mein Tag for case managers, for all others what waits for them and the ways that are open to them.

use access::act::Act;
use askama::Template;
use base::day::Day;
use people::index::PersonIndex;
use people::pages::preparing::{Preparing, preparing};
use rights::oversight::overview::{Overview, overview};
use web::answer::{Answer, Refused, page};
use web::components::{button, empty, icon, tag};
use web::request::Request;
use web::shell::Shell;

use crate::glance::{Glance, glances};
use crate::measures_due;
use crate::my_day::{DueLine, MyDay, my_day};
use crate::ways::{Group, groups};

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
    glances: Vec<Glance>,
    overview: Option<Overview>,
    measures: Vec<DueLine>,
    actions: Vec<Action>,
    groups: Vec<Group>,
}

/// What one does most, as a button above everything else.
struct Action {
    label: &'static str,
    icon: &'static str,
    href: &'static str,
}

#[derive(Template)]
#[template(path = "desk/my_day.html")]
struct MyDayPage {
    shell: Shell,
    today: String,
    preparing: Option<Preparing>,
    day: MyDay,
}

/// Shows the start page.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn show(request: Request) -> Answer {
    let who = request.who()?;
    request.access().enter(who, Act::AccountOwn).await?;
    let today = spoken(request.access().clock().today());
    if request.access().may(who, Act::CaseList) {
        return page(&MyDayPage {
            preparing: preparing(request.room::<PersonIndex>()?.readiness()),
            day: my_day(&request).await?,
            today,
            shell: request.shell("Mein Tag"),
        });
    }
    let shell = request.shell("Start");
    page(&StartPage {
        today,
        glances: glances(&request).await?,
        overview: overview(&request).await?,
        measures: measures(&request).await?,
        actions: actions(&request)?,
        groups: groups(&shell),
        shell,
    })
}

/// The measures of which whoever looks is reminded.
async fn measures(request: &Request) -> Result<Vec<DueLine>, Refused> {
    let today = request.access().clock().today();
    let due = measures_due::mine(request).await?;
    Ok(due.iter().map(|one| DueLine::of_nobody(one, today)).collect())
}

/// The act of whoever comes for one thing.
fn actions(request: &Request) -> Result<Vec<Action>, Refused> {
    let give = Action {
        label: "Person übergeben",
        icon: "handshake",
        href: "/uebergaben/neu",
    };
    let may_give = request.access().may(request.who()?, Act::HandOverAdd);
    Ok(may_give.then_some(give).into_iter().collect())
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
