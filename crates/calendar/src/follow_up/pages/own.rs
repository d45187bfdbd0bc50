//! All open follow-ups of whoever one works for, by day, and those without a file.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use people::shown::{NamesOfCases, names_of_cases};
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field};
use web::request::Request;
use web::shell::Shell;

use crate::appointment::pages::form::row;
use crate::follow_up::model::typed_day;
use crate::follow_up::pages::of_file::{FollowUpInput, topics};
use crate::follow_up::store::{self, Listed};
use crate::scope::{Scope, Tie};

const PATH: &str = "/wiedervorlagen";
/// The list reaches so many months ahead.
const MONTHS: i32 = 36;

#[derive(Template)]
#[template(path = "calendar/own_follow_ups.html")]
struct OwnPage {
    shell: Shell,
    groups: Vec<Group>,
    input: FollowUpInput,
    topics: Vec<Choice>,
    errors: InputErrors,
}

struct Group {
    title: &'static str,
    rows: Vec<Row>,
}

struct Row {
    id: RowId,
    day: Day,
    topic: &'static str,
    text: String,
    name: String,
    code: String,
    path: String,
}

pub(crate) async fn show(request: Request) -> Answer {
    page(&own_page(&request).await?)
}

async fn own_page(request: &Request) -> Result<OwnPage, Refused> {
    let (mut tx, permit) = request.access().list(request.who()?, Act::CalendarOwn).await?;
    let today = permit.now().day();
    let listed = store::open_until(&mut tx, &permit, today.plus_months(MONTHS)).await?;
    let cases: Vec<_> = listed
        .iter()
        .filter_map(|one| Some((one.follow_up.tie.case()?, one.lead?)))
        .collect();
    let names = names_of_cases(request.access(), tx, &permit, &cases).await?;
    let rows = |title, lies_in: &dyn Fn(Day) -> bool| Group {
        title,
        rows: listed
            .iter()
            .filter(|one| lies_in(one.follow_up.day))
            .map(|one| shown(one, &names))
            .collect(),
    };
    let week = today.plus_days(7);
    let groups = vec![
        rows("Überfällig", &|day| day < today),
        rows("Heute", &|day| day == today),
        rows("In den nächsten sieben Tagen", &|day| today < day && day <= week),
        rows("Später", &|day| day > week),
    ];
    Ok(OwnPage {
        shell: request.shell("Wiedervorlagen"),
        groups: groups
            .into_iter()
            .filter(|group| !group.rows.is_empty())
            .collect(),
        input: FollowUpInput::default(),
        topics: topics(),
        errors: InputErrors::new(),
    })
}

fn shown(one: &Listed, names: &NamesOfCases) -> Row {
    let follow_up = &one.follow_up;
    Row {
        id: follow_up.id,
        day: follow_up.day,
        topic: follow_up.topic.german(),
        text: follow_up.text_in_list(&names.keys),
        name: one.lead.map_or_else(String::new, |lead| names.of(lead)),
        code: match follow_up.tie {
            Tie::Case(_) => one.code.clone().unwrap_or_default(),
            Tie::Contact(_) => "Kontaktkarte".to_owned(),
            Tie::Nobody => String::new(),
        },
        path: follow_up.tie.path("wiedervorlagen"),
    }
}

pub(crate) async fn add(request: Request) -> Answer {
    let who = request.who()?;
    let about = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::CalendarOwn, about)
        .await?;
    let input = FollowUpInput::of(&request.form()?);
    match input.checked(permit.now().day()) {
        Ok(new) => {
            store::insert(&mut tx, &Scope::own(&permit), &new, request.access().ids()).await?;
            tx.commit().await?;
            go_to_saying(PATH, "angelegt")
        }
        Err(errors) => {
            drop(tx);
            let page = own_page(&request).await?;
            page_again(&OwnPage {
                input,
                errors,
                ..page
            })
        }
    }
}

pub(crate) async fn done(request: Request) -> Answer {
    let who = request.who()?;
    let about = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::CalendarOwn, about)
        .await?;
    let Some(id) = row(request.form()?.text("wiedervorlage"))? else {
        return go_to(PATH);
    };
    store::done(&mut tx, &Scope::own(&permit), id).await?;
    tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}

pub(crate) async fn move_to(request: Request) -> Answer {
    let who = request.who()?;
    let about = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::CalendarOwn, about)
        .await?;
    let form = request.form()?;
    let Some(id) = row(form.text("wiedervorlage"))? else {
        return go_to(PATH);
    };
    match typed_day(&form.line("neuer_tag"), permit.now().day()) {
        Ok(day) => {
            store::move_to(&mut tx, &Scope::own(&permit), id, day).await?;
            tx.commit().await?;
            go_to_saying(PATH, "gespeichert")
        }
        Err(sentence) => {
            drop(tx);
            let mut page = own_page(&request).await?;
            page.errors.add("neuer_tag", format!("{sentence}."));
            page_again(&page)
        }
    }
}
