//! One's own week, day by day: appointments of one's cases and those one stands in for, one's own calendar, hours.

use std::collections::HashMap;

use access::act::Act;
use access::audit::model::AuditSubject;
use access::permit::ListPermit;
use askama::Template;
use base::day::Day;
use base::ids::MunicipalityId;
use base::refusal::Refusal;
use db::tx::Tx;
use organisation::store::names::municipalities;
use people::shown::{NamesOfCases, names_of_cases};
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, field, icon, tag};
use web::request::Request;
use web::shell::{Message, MessageKind, Shell};

use crate::appointment::model::{Outcome, may_note};
use crate::appointment::pages::form::row;
use crate::appointment::pages::of_file::{noted, reasons};
use crate::appointment::store;
use crate::appointment::store::lists::{Listed, between};
use crate::consultation_hour::model::Held;
use crate::consultation_hour::store as hours;
use crate::scope::{Scope, Tie};
use base::holiday::holiday;
use base::local_time::{monday_of, start_of, week_number, weekday_name};

#[derive(Template)]
#[template(path = "calendar/week.html")]
struct WeekPage {
    shell: Shell,
    span: String,
    previous: String,
    next: String,
    is_this_week: bool,
    is_empty: bool,
    days: Vec<DayOfWeek>,
    reasons: Vec<Choice>,
}

struct DayOfWeek {
    day: Day,
    title: String,
    is_today: bool,
    holiday: Option<&'static str>,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    times: String,
    symbol: &'static str,
    kind: &'static str,
    name: String,
    code: String,
    href: String,
    title: String,
    place: String,
    stands_in_for: Option<String>,
    outcome: Option<Outcome>,
    /// Why a consultation hour is not held, if it is not.
    closed: Option<&'static str>,
    is_own: bool,
    is_past: bool,
}

pub(crate) async fn show(request: Request) -> Answer {
    page(&week(&request, None).await?)
}

async fn week(request: &Request, refused: Option<String>) -> Result<WeekPage, Refused> {
    let who = request.who()?;
    let (mut tx, permit) = request.access().list(who, Act::CalendarOwn).await?;
    let today = permit.now().day();
    let asked = Day::typed(request.query().text("woche")).unwrap_or(today);
    let monday = monday_of(asked);
    let until = monday.plus_days(7);
    let listed = between(&mut tx, &permit, start_of(monday), start_of(until)).await?;
    let mut hours = hours_of_week(&mut tx, &permit, monday).await?;
    let places: HashMap<MunicipalityId, String> = municipalities(&mut tx).await?.into_iter().collect();
    let cases: Vec<_> = listed
        .iter()
        .filter_map(|one| Some((one.appointment.tie.case()?, one.lead?)))
        .collect();
    let names = names_of_cases(request.access(), tx, &permit, &cases).await?;
    let days: Vec<DayOfWeek> = (0..7)
        .map(|ahead| monday.plus_days(ahead))
        .map(|day| DayOfWeek {
            day,
            title: format!("{}, {}", weekday_name(day.weekday()), day.german()),
            is_today: day == today,
            holiday: holiday(day),
            entries: in_order(
                listed
                    .iter()
                    .filter(|one| one.appointment.span.day() == day)
                    .map(|one| entry(one, &permit, &names, &places))
                    .chain(hours.remove(&day).unwrap_or_default())
                    .collect(),
            ),
        })
        .filter(|day| day.day.weekday() < 6 || !day.entries.is_empty())
        .collect();
    let mut shell = request.shell("Termine");
    shell.messages.extend(refused.map(|text| Message {
        kind: MessageKind::Warning,
        text,
        undo: None,
    }));
    Ok(WeekPage {
        shell,
        span: format!(
            "Woche {} · {} bis {}",
            week_number(monday),
            monday.german(),
            monday.plus_days(6).german()
        ),
        previous: format!("/termine?woche={}", monday.plus_days(-7)),
        next: format!("/termine?woche={until}"),
        is_this_week: monday == monday_of(today),
        is_empty: days.iter().all(|day| day.entries.is_empty()),
        days,
        reasons: reasons(),
    })
}

/// What takes the whole day first, then in order of time.
fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    let has_time = |entry: &Entry| entry.times.starts_with(|letter: char| letter.is_ascii_digit());
    entries.sort_by(|one, other| (has_time(one), &one.times).cmp(&(has_time(other), &other.times)));
    entries
}

async fn hours_of_week(
    tx: &mut Tx,
    permit: &ListPermit,
    monday: Day,
) -> Result<HashMap<Day, Vec<Entry>>, Refused> {
    let week = (monday, monday.plus_days(7));
    let called_off = hours::called_off(tx, week).await?;
    let mut by_day: HashMap<Day, Vec<Entry>> = HashMap::new();
    for hour in hours::of_account(tx, permit.account(), monday).await? {
        let off = called_off.iter().filter(|(id, _)| *id == hour.id);
        let off: Vec<Day> = off.map(|(_, day)| *day).collect();
        for (day, held) in hour.rule.days(week, &off) {
            by_day.entry(day).or_default().push(Entry {
                id: String::new(),
                times: format!("{}–{}", hour.rule.opens, hour.rule.closes),
                symbol: "group",
                kind: "Offene Sprechstunde",
                name: String::new(),
                code: String::new(),
                href: "/sprechstunden".to_owned(),
                title: String::new(),
                place: format!("{}, {}", hour.place, hour.municipality_name),
                stands_in_for: None,
                outcome: None,
                is_own: false,
                is_past: false,
                closed: match held {
                    Held::Open => None,
                    Held::Holiday(_) => Some("Feiertag"),
                    Held::CalledOff => Some("fällt aus"),
                },
            });
        }
    }
    Ok(by_day)
}

fn entry(
    one: &Listed,
    permit: &ListPermit,
    names: &NamesOfCases,
    places: &HashMap<MunicipalityId, String>,
) -> Entry {
    let appointment = &one.appointment;
    let texts = appointment.texts_in_list(&names.keys);
    let municipality = appointment.municipality.and_then(|id| places.get(&id));
    let is_own = appointment.tie == Tie::Nobody;
    let stands_in = one.owner.filter(|owner| *owner != permit.account());
    Entry {
        id: appointment.id.to_string(),
        times: appointment.span.german(),
        symbol: appointment.kind.symbol(),
        kind: appointment.kind.german(),
        name: one.lead.map_or_else(String::new, |lead| names.of(lead)),
        code: match appointment.tie {
            Tie::Case(_) => one.code.clone().unwrap_or_default(),
            Tie::Contact(_) => "Kontaktkarte".to_owned(),
            Tie::Nobody => String::new(),
        },
        href: if is_own {
            format!("/termine/bearbeiten?termin={}", appointment.id)
        } else {
            appointment.tie.path("termine")
        },
        title: texts.title,
        place: if texts.place.is_empty() {
            municipality.cloned().unwrap_or_default()
        } else {
            texts.place
        },
        stands_in_for: stands_in.map(|_| one.owner_name.clone()),
        outcome: appointment.outcome,
        closed: None,
        is_own,
        is_past: appointment.span.starts() <= permit.now(),
    }
}

pub(crate) async fn note(request: Request) -> Answer {
    let who = request.who()?;
    let about = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::CalendarOwn, about)
        .await?;
    let form = request.form()?;
    let Some(id) = row(form.text("termin"))? else {
        return go_to("/termine");
    };
    let scope = Scope::own(&permit);
    let found = store::one(&mut tx, &scope, id).await?.ok_or(Refused::NotFound)?;
    let noted = match noted(&form) {
        Ok(noted) => noted,
        Err(sentence) => return again(&request, tx, sentence.to_owned()).await,
    };
    if let Err(refused) = may_note(found.span, found.outcome, noted, permit.now()) {
        return again(&request, tx, refused.german()).await;
    }
    store::note(&mut tx, &scope, id, noted).await?;
    tx.commit().await?;
    go_to_saying(&format!("/termine?woche={}", found.span.day()), "gespeichert")
}

async fn again(request: &Request, tx: Tx, sentence: String) -> Answer {
    drop(tx);
    page_again(&week(request, Some(sentence)).await?)
}
