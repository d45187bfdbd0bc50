//! The follow-ups of one case or contact card: add, move, done with one click.

use access::permit::Permit;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::appointment::pages::form::row;
use crate::follow_up::model::{NewFollowUp, Topic, typed_day};
use crate::follow_up::store::{self, FollowUp};
use crate::scope::Scope;
use crate::tied::{Tied, offers_changes};
use base::local_time::shown_again;

/// Where an act leads that was done in the list of all follow-ups.
const LIST: &str = "/wiedervorlagen";

#[derive(Template)]
#[template(path = "calendar/follow_ups.html")]
struct FollowUpsPage {
    shell: Shell,
    path: String,
    may_change: bool,
    open: Vec<Row>,
    done: Vec<Row>,
    input: FollowUpInput,
    topics: Vec<Choice>,
    errors: InputErrors,
}

struct Row {
    id: RowId,
    day: Day,
    topic: &'static str,
    text: String,
    by: String,
    is_overdue: bool,
    done_on: String,
}

/// The form, as typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct FollowUpInput {
    pub(crate) topic: String,
    pub(crate) day: String,
    pub(crate) text: String,
}

impl FollowUpInput {
    pub(crate) fn of(form: &Form) -> Self {
        Self {
            topic: form.line("anlass"),
            day: shown_again(&form.line("tag")),
            text: form.text("text").trim().to_owned(),
        }
    }

    pub(crate) fn checked(&self, today: Day) -> Result<NewFollowUp, InputErrors> {
        NewFollowUp::typed((&self.topic, &self.day, &self.text), today)
    }
}

/// What a follow-up may be about, as choices.
pub(crate) fn topics() -> Vec<Choice> {
    Topic::ALL
        .iter()
        .map(|topic| Choice::new(topic, topic.german()))
        .collect()
}

pub(crate) async fn show<S: Tied>(request: Request) -> Answer {
    let id: S = request.path_value("id")?;
    let (mut tx, permit) = request.access().reading(request.who()?, S::READ, id).await?;
    page(&list(&request, &mut tx, &permit).await?)
}

async fn list<S: Tied>(request: &Request, tx: &mut Tx, permit: &Permit<S>) -> Result<FollowUpsPage, Refused> {
    let shell = S::frame(request, tx, permit, ("Wiedervorlagen", "wiedervorlagen")).await?;
    let all = store::of_file(tx, permit).await?;
    let (open, done): (Vec<&FollowUp>, Vec<&FollowUp>) = all.iter().partition(|one| one.done_at.is_none());
    let shown = |one: &FollowUp| Row {
        id: one.id,
        day: one.day,
        topic: one.topic.german(),
        text: one.text(permit),
        by: one.by.clone(),
        is_overdue: one.day < permit.now().day(),
        done_on: one.done_at.map(|at| at.day().german()).unwrap_or_default(),
    };
    Ok(FollowUpsPage {
        shell,
        path: permit.id().tie().path("wiedervorlagen"),
        may_change: offers_changes(request, permit),
        open: open.into_iter().map(shown).collect(),
        done: done.into_iter().rev().map(shown).collect(),
        input: FollowUpInput::default(),
        topics: topics(),
        errors: InputErrors::new(),
    })
}

pub(crate) async fn add<S: Tied>(request: Request) -> Answer {
    let id: S = request.path_value("id")?;
    let (mut tx, permit) = request.access().writing(request.who()?, S::WRITE, id).await?;
    let form = request.form()?;
    let input = FollowUpInput::of(&form);
    match input.checked(permit.now().day()) {
        Ok(new) => {
            store::insert(&mut tx, &Scope::file(&permit)?, &new, request.access().ids()).await?;
            tx.commit().await?;
            go_to_saying(&id.tie().path("wiedervorlagen"), "angelegt")
        }
        Err(errors) => {
            let list = list(&request, &mut tx, &permit).await?;
            page_again(&FollowUpsPage {
                input,
                errors,
                ..list
            })
        }
    }
}

pub(crate) async fn done<S: Tied>(request: Request) -> Answer {
    let id: S = request.path_value("id")?;
    let (mut tx, permit) = request.access().writing(request.who()?, S::WRITE, id).await?;
    let form = request.form()?;
    let back = back(&form, &id.tie().path("wiedervorlagen"));
    let Some(follow_up) = row(form.text("wiedervorlage"))? else {
        return go_to(&back);
    };
    store::done(&mut tx, &Scope::file(&permit)?, follow_up).await?;
    tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

pub(crate) async fn move_to<S: Tied>(request: Request) -> Answer {
    let id: S = request.path_value("id")?;
    let (mut tx, permit) = request.access().writing(request.who()?, S::WRITE, id).await?;
    let form = request.form()?;
    let back = back(&form, &id.tie().path("wiedervorlagen"));
    let Some(follow_up) = row(form.text("wiedervorlage"))? else {
        return go_to(&back);
    };
    match typed_day(&form.line("neuer_tag"), permit.now().day()) {
        Ok(day) => {
            store::move_to(&mut tx, &Scope::file(&permit)?, follow_up, day).await?;
            tx.commit().await?;
            go_to_saying(&back, "gespeichert")
        }
        Err(sentence) => {
            let mut list = list(&request, &mut tx, &permit).await?;
            list.errors.add("neuer_tag", format!("{sentence}."));
            page_again(&list)
        }
    }
}

/// Back to the list of all, or to the page of the file.
fn back(form: &Form, file: &str) -> String {
    match form.text("von") {
        "liste" => LIST.to_owned(),
        _ => file.to_owned(),
    }
}
