//! The deadlines of one case: entered ones with their acts, and those known from declarations and closings.

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::day::Day;
use base::ids::{CaseId, PersonId, RowId};
use base::input::InputErrors;
use cases::case::opened::path;
use db::tx::Tx;
use people::person::store::of_case::persons_of_case;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::tag::Tag;
use web::components::{button, empty, errors, field, tag};
use web::request::Request;
use web::shell::Shell;

use crate::appointment::pages::form::row;
use crate::deadline::model::{DeadlineInput, Kind, Settlement};
use crate::deadline::pages::nearness;
use crate::deadline::store::{self, Deadline};
use crate::tied::{Tied, offers_changes};
use base::local_time::shown_again;

/// The page below the case.
const PAGE: &str = "fristen";

#[derive(Template)]
#[template(path = "calendar/deadlines.html")]
struct DeadlinesPage {
    shell: Shell,
    path: String,
    may_change: bool,
    open: Vec<Row>,
    settled: Vec<Row>,
    kinds: Vec<Choice>,
    persons: Vec<Choice>,
    input: DeadlineInput,
    errors: InputErrors,
}

struct Row {
    id: Option<RowId>,
    version: i64,
    day: Day,
    kind: &'static str,
    person: String,
    note: String,
    nearness: Tag,
    settlement: &'static str,
}

pub(crate) async fn show(request: Request) -> Answer {
    let id: CaseId = request.path_value("id")?;
    let (mut tx, permit) = request
        .access()
        .reading(request.who()?, Act::CaseRead, id)
        .await?;
    page(&list(&request, &mut tx, &permit).await?)
}

async fn list(request: &Request, tx: &mut Tx, permit: &Permit<CaseId>) -> Result<DeadlinesPage, Refused> {
    let shell = CaseId::frame(request, tx, permit, ("Fristen", PAGE)).await?;
    let persons = names(tx, permit).await?;
    let mut all = store::of_case(tx, permit).await?;
    all.extend(store::known_of_case(tx, permit).await?);
    all.sort_by_key(|one| one.day);
    let today = permit.now().day();
    let shown = |one: &Deadline| {
        let person = persons.iter().find(|(id, _)| Some(*id) == one.person);
        Row {
            id: one.id,
            version: one.version,
            day: one.day,
            kind: one.kind.german(),
            person: person.map(|(_, name)| name.clone()).unwrap_or_default(),
            note: one.note(permit),
            nearness: nearness(one.day, today),
            settlement: one.settlement.map_or("", Settlement::german),
        }
    };
    let (open, settled): (Vec<&Deadline>, Vec<&Deadline>) =
        all.iter().partition(|one| one.settlement.is_none());
    Ok(DeadlinesPage {
        shell,
        path: path(permit.id(), PAGE),
        may_change: offers_changes(request, permit),
        open: open.into_iter().map(shown).collect(),
        settled: settled.into_iter().map(shown).collect(),
        kinds: Kind::ENTERED
            .iter()
            .map(|kind| Choice::new(kind, kind_label(*kind)))
            .collect(),
        persons: persons.iter().map(|(id, name)| Choice::new(id, name)).collect(),
        input: DeadlineInput::default(),
        errors: InputErrors::new(),
    })
}

/// The kind with what should be known about it.
fn kind_label(kind: Kind) -> String {
    match kind.hint() {
        Some(hint) => format!("{} – {hint}", kind.german()),
        None => kind.german().to_owned(),
    }
}

async fn names(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<(PersonId, String)>, Refused> {
    let persons = persons_of_case(tx, permit).await?;
    let named = persons
        .iter()
        .filter_map(|person| Some((person.id, permit.reveal(&person.name)?.in_full())));
    Ok(named.collect())
}

pub(crate) async fn add(request: Request) -> Answer {
    let id: CaseId = request.path_value("id")?;
    let (mut tx, permit) = request
        .access()
        .writing(request.who()?, Act::CaseWrite, id)
        .await?;
    let form = request.form()?;
    let input = DeadlineInput {
        kind: form.line("art"),
        person: form.line("person"),
        day: shown_again(&form.line("tag")),
        note: form.text("notiz").trim().to_owned(),
    };
    let persons: Vec<PersonId> = permit.people().collect();
    match input.checked(&persons, permit.now().day()) {
        Ok(new) => {
            store::insert(&mut tx, &permit, &new, request.access().ids()).await?;
            tx.commit().await?;
            go_to_saying(&path(id, PAGE), "angelegt")
        }
        Err(errors) => {
            let list = list(&request, &mut tx, &permit).await?;
            page_again(&DeadlinesPage {
                input,
                errors,
                ..list
            })
        }
    }
}

pub(crate) async fn settle(request: Request) -> Answer {
    let id: CaseId = request.path_value("id")?;
    let (mut tx, permit) = request
        .access()
        .writing(request.who()?, Act::CaseWrite, id)
        .await?;
    let form = request.form()?;
    let back = path(id, PAGE);
    let (Some(deadline), Ok(settlement)) = (row(form.text("frist"))?, form.text("erledigung").parse()) else {
        return go_to(&back);
    };
    store::settle(&mut tx, &permit, deadline, settlement).await?;
    tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

pub(crate) async fn move_to(request: Request) -> Answer {
    let id: CaseId = request.path_value("id")?;
    let (mut tx, permit) = request
        .access()
        .writing(request.who()?, Act::CaseWrite, id)
        .await?;
    let form = request.form()?;
    let back = path(id, PAGE);
    let Some(deadline) = row(form.text("frist"))? else {
        return go_to(&back);
    };
    let sentence = match Day::typed(&form.line("neuer_tag")) {
        Ok(day) if store::move_to(&mut tx, &permit, (deadline, form.version()), day).await? => {
            tx.commit().await?;
            return go_to_saying(&back, "gespeichert");
        }
        Ok(_) => {
            "Die Frist wurde inzwischen geändert. Bitte prüfen Sie den Stand und wiederholen Sie die Eingabe."
                .to_owned()
        }
        Err(error) => format!("{error}."),
    };
    let mut list = list(&request, &mut tx, &permit).await?;
    list.errors.add("neuer_tag", sentence);
    page_again(&list)
}
