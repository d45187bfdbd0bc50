//! The page of those who take part: from the household or by search, with their part; they leave, or get a case of
//! their own.

use access::act::Act;
use access::failure::Denied;
use askama::Template;
use base::ids::{CaseId, PersonId};
use base::input::InputErrors;
use base::refusal::Refusal;
use consents::store::proof::processing_consent;
use people::person::store::list::members;
use people::person::store::of_case::persons_of_case;
use people::search::{PersonSearch, search};
use people::shown::shown;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field, notice};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::names::{Named, name_of, names};
use crate::case::opened::{Opened, opened, path, shell};
use crate::case::refused::RefusedBox;
use crate::case::store::Head;
use crate::participant::model::{Part, PartRefused, may_join, may_leave};
use crate::participant::{split, store};
use crate::together::transfer::enter_again;

/// The page below the case.
const PAGE: &str = "beteiligte";

pub(crate) fn routes() -> Routes {
    Routes::about("participant")
        .get("/faelle/{id}/beteiligte", Act::CaseWrite, Fixture::Case, ask)
        .post("/faelle/{id}/beteiligte", Act::CaseWrite, Fixture::Case, answer)
        .post(
            "/faelle/{id}/teilung",
            Act::CaseWrite,
            Fixture::Case,
            split::answer,
        )
}

#[derive(Template)]
#[template(path = "cases/participants.html")]
pub(crate) struct ParticipantsPage {
    shell: Shell,
    id: CaseId,
    lead: PersonId,
    lead_name: String,
    others: Vec<Row>,
    household: Vec<Choice>,
    found: Option<Vec<Choice>>,
    parts: Vec<Choice>,
    words: String,
    hint: Option<&'static str>,
    pub(crate) refused: Option<RefusedBox>,
    pub(crate) errors: InputErrors,
    others_ids: Vec<PersonId>,
    head: Head,
}

struct Row {
    id: PersonId,
    name: String,
    born: String,
    part: &'static str,
    since: String,
}

async fn ask(request: Request) -> Answer {
    page(&participants_page(&request).await?)
}

pub(crate) async fn participants_page(request: &Request) -> Result<ParticipantsPage, Refused> {
    let Opened { mut tx, permit, head } = opened(request, Act::CaseWrite).await?;
    let names = names(&mut tx, &permit).await?;
    let persons = persons_of_case(&mut tx, &permit).await?;
    let taking = store::participants(&mut tx, &permit).await?;
    drop(tx);
    let others: Vec<Row> = taking
        .iter()
        .filter(|one| one.left_on.is_none())
        .filter_map(|one| {
            let named = names.iter().find(|named| named.id == one.person)?;
            Some(row(named, one))
        })
        .collect();
    let lead = persons.iter().find(|person| person.id == head.lead);
    let household = match lead.and_then(|person| person.household) {
        Some(household) => {
            let (mut tx, list) = request.access().list(request.who()?, Act::PersonList).await?;
            let mut ids = members(&mut tx, &list, household).await?;
            ids.retain(|member| names.iter().all(|named| named.id != *member));
            let shown = shown(request.access(), tx, &list, &ids).await?;
            shown
                .into_iter()
                .map(|one| choice(one.id, &one.name, &one.born))
                .collect()
        }
        None => Vec::new(),
    };
    Ok(ParticipantsPage {
        shell: shell(request, (&permit, &head), ("Beteiligte", PAGE)),
        id: permit.id(),
        lead: head.lead,
        lead_name: name_of(&names, head.lead),
        others_ids: others.iter().map(|row| row.id).collect(),
        others,
        household,
        found: None,
        parts: Part::ALL
            .iter()
            .map(|part| Choice::new(part, part.german()))
            .collect(),
        words: String::new(),
        hint: None,
        refused: None,
        errors: InputErrors::new(),
        head,
    })
}

fn row(named: &Named, one: &store::Participant) -> Row {
    Row {
        id: one.person,
        name: named.name.clone(),
        born: named.born.clone(),
        part: one.part.german(),
        since: one.joined_on.german(),
    }
}

fn choice(id: PersonId, name: &str, born: &str) -> Choice {
    Choice::new(id, name).hint(format!("geboren {born}"))
}

async fn answer(request: Request) -> Answer {
    let shown = participants_page(&request).await?;
    let form = request.form()?;
    match form.text("handlung") {
        "aufnehmen" => join(&request, shown, &form).await,
        "herausnehmen" => leave(&request, shown, &form).await,
        _ => search_page(&request, shown, form.line("name")).await,
    }
}

async fn search_page(request: &Request, mut shown: ParticipantsPage, words: String) -> Answer {
    let found = search(request, &words).await?;
    shown.words = words;
    match found {
        PersonSearch::NotReady(_) => {
            shown.hint =
                Some("Die Suche wird noch vorbereitet. Bitte versuchen Sie es in einer Minute wieder.");
        }
        PersonSearch::TooShort => {
            shown
                .errors
                .add("name", "Bitte mindestens zwei Buchstaben des Namens eingeben.");
            return page_again(&shown);
        }
        PersonSearch::Found { persons, .. } => {
            let is_new = |id: PersonId| id != shown.lead && !shown.others_ids.contains(&id);
            let new = persons
                .into_iter()
                .map(|found| found.person)
                .filter(|one| is_new(one.id));
            shown.found = Some(new.map(|one| choice(one.id, &one.name, &one.born)).collect());
        }
    }
    page(&shown)
}

async fn join(request: &Request, mut shown: ParticipantsPage, form: &Form) -> Answer {
    let (Ok(person), Ok(part)) = (
        form.text("person").parse::<PersonId>(),
        form.text("teil").parse::<Part>(),
    ) else {
        shown.errors.add(
            "person",
            "Bitte wählen Sie eine Person und was sie für die Hauptperson ist.",
        );
        return page_again(&shown);
    };
    let allowed = if shown.head.phase.is_open() {
        may_join(person, shown.lead, &shown.others_ids)
    } else {
        Err(PartRefused::IsClosed)
    };
    if let Err(refused) = allowed {
        shown.errors.add("person", refused.german());
        return page_again(&shown);
    }
    let who = request.who()?;
    let both = ((Act::CaseWrite, shown.id), (Act::PersonWrite, person));
    let (mut tx, case, person) = request.access().writing_both(who, both.0, both.1).await?;
    let (controller, today) = (shown.head.controller, case.now().day());
    match processing_consent(&mut tx, &[person.id()], controller, today).await? {
        Ok(consent) => {
            store::join(&mut tx, (&case, &person), &consent, part).await?;
            tx.commit().await?;
            if case.is_restricted() {
                enter_again(request, person.id()).await?;
            }
            go_to_saying(&shown.path(), "gespeichert")
        }
        Err(refused) => {
            shown.refused = Some(RefusedBox::no_consent(&refused, person.id()));
            page_again(&shown)
        }
    }
}

async fn leave(request: &Request, mut shown: ParticipantsPage, form: &Form) -> Answer {
    let person: PersonId = form.text("person").parse().map_err(|_| Denied::NotFound)?;
    if let Err(refused) = may_leave(person, shown.lead, &shown.others_ids) {
        shown.errors.add("person", refused.german());
        return page_again(&shown);
    }
    let who = request.who()?;
    let (mut tx, permit) = request.access().writing(who, Act::CaseWrite, shown.id).await?;
    store::leave(&mut tx, &permit, person).await?;
    tx.commit().await?;
    go_to_saying(&shown.path(), "gespeichert")
}

impl ParticipantsPage {
    fn path(&self) -> String {
        path(self.id, PAGE)
    }

    /// Whether this person takes part besides the lead person.
    pub(crate) fn may_split(&self, person: PersonId) -> Result<(), PartRefused> {
        may_leave(person, self.lead, &self.others_ids)
    }

    pub(crate) fn head(&self) -> &Head {
        &self.head
    }
}
