//! Adding a person in two steps: first names and birth, then – beside those who may be the same – everything else.

use access::act::Act;
use access::failure::Denied;
use askama::Template;
use base::ids::PersonId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::notice::Notice;
use web::components::{button, errors, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::double_check::model::{Outcome, question};
use crate::double_check::{self, ASKED};
use crate::index::scope::Scope;
use crate::index::{PersonIndex, Readiness};
use crate::pages::fields::{ContactFields, NameFields, languages};
use crate::pages::preparing::{Preparing, preparing};
use crate::person::input::PersonInput;
use crate::person::model::Details;
use crate::person::store;
use crate::search::{FoundPerson, with_reasons};
use crate::shown::shown;

const TITLE: &str = "Person anlegen";
/// Sent by the second step; the first one only looks whether the person is already there.
const ADD: &str = "anlegen";
/// The persons that were shown beside the form before it was sent.
const SEEN: &str = "gesehen";
const MOST_DOUBLES: usize = 10;

#[derive(Template)]
#[template(path = "people/new_search.html")]
struct SearchPage {
    shell: Shell,
    input: PersonInput,
    errors: InputErrors,
    preparing: Option<Preparing>,
}

#[derive(Template)]
#[template(path = "people/new.html")]
struct NewPage {
    shell: Shell,
    input: PersonInput,
    errors: InputErrors,
    preparing: Option<Preparing>,
    doubles: Vec<FoundPerson>,
    seen: Vec<String>,
    has_surprise: bool,
    /// What the double check says.
    known: Vec<Notice>,
    /// What it was asked.
    asked: String,
}

impl SearchPage {
    fn names(&self) -> NameFields<'_> {
        NameFields {
            input: &self.input,
            errors: &self.errors,
            without: &[],
        }
    }
}

impl NewPage {
    fn names(&self) -> NameFields<'_> {
        NameFields {
            input: &self.input,
            errors: &self.errors,
            without: &[],
        }
    }

    fn contact(&self) -> ContactFields<'_> {
        ContactFields {
            input: &self.input,
            errors: &self.errors,
            without: &[],
            languages: languages(),
            language_hint: "In der wir schreiben".to_owned(),
        }
    }
}

/// Asks for names and birth.
///
/// # Errors
/// [`Refused`] as the gate says.
pub async fn ask(request: Request) -> Answer {
    request.access().enter(request.who()?, Act::PersonCreate).await?;
    let index = request.room::<PersonIndex>()?;
    page(&search_page(
        &request,
        PersonInput::default(),
        InputErrors::new(),
        index.readiness(),
    ))
}

/// Looks for the same person, and adds a new one once that was done.
///
/// # Errors
/// [`Refused`] as the gate says.
pub async fn answer(request: Request) -> Answer {
    request.access().enter(request.who()?, Act::PersonCreate).await?;
    let form = request.form()?;
    let input = PersonInput::of(&form);
    let is_adding = form.text("schritt") == ADD;
    let readiness = request.room::<PersonIndex>()?.readiness();
    let details = match input.checked(request.access().clock().today()) {
        Ok(details) => details,
        Err(errors) if is_adding => {
            return page_again(&NewPage {
                asked: form.text(ASKED).to_owned(),
                ..new_page(&request, input, errors, form.all(SEEN))
            });
        }
        Err(errors) => return page_again(&search_page(&request, input, errors, readiness)),
    };
    // Without the index nobody can say whether the person is already there.
    if readiness != Readiness::Ready {
        return page_again(&search_page(&request, input, InputErrors::new(), readiness));
    }
    let doubles = doubles(&request, &details).await?;
    let asked = question(&details);
    let known = if form.text(ASKED) == asked {
        Vec::new()
    } else {
        notices(&double_check::ask(&request, &details).await?)
    };
    let is_new_to_the_form = |double: &FoundPerson| !form.all(SEEN).contains(&double.person.id.to_string());
    let has_surprise = is_adding && (doubles.iter().any(is_new_to_the_form) || !known.is_empty());
    if !is_adding || has_surprise {
        let seen: Vec<String> = doubles
            .iter()
            .map(|double| double.person.id.to_string())
            .collect();
        let shown = NewPage {
            doubles,
            has_surprise,
            known,
            asked,
            ..new_page(&request, input, InputErrors::new(), &seen)
        };
        return if has_surprise {
            page_again(&shown)
        } else {
            page(&shown)
        };
    }
    let person = add(&request, &details).await?;
    go_to_saying(&format!("/personen/{person}"), "angelegt")
}

/// What the double check says, in words; nothing if nobody is known.
pub fn notices(outcome: &Outcome) -> Vec<Notice> {
    match outcome {
        Outcome::NotAsked | Outcome::Unknown => Vec::new(),
        Outcome::TooMany => vec![
            notice::note("Bei Kolleginnen und Kollegen wurde nicht nachgesehen.")
                .text("Das geht höchstens 30-mal am Tag. Ihre eigenen Personen wurden geprüft; anlegen können Sie trotzdem."),
        ],
        Outcome::Known(known) => known
            .iter()
            .map(|one| {
                let said = notice::warning(one.heading()).text(one.advice());
                match one.acute_path() {
                    Some(path) => said.link("Im Notfall: Akutzugriff", path),
                    None => said,
                }
            })
            .collect(),
    }
}

async fn add(request: &Request, details: &Details) -> Result<PersonId, Refused> {
    let access = request.access();
    let (mut tx, permit) = access.new_person(request.who()?).await?;
    store::create(&mut tx, &permit, details, access.ids()).await?;
    let seat = store::seat(&mut tx, &permit).await?.ok_or(Denied::NotFound)?;
    tx.commit().await?;
    request
        .room::<PersonIndex>()?
        .enter(permit.person(), seat, details);
    Ok(permit.person())
}

/// The persons in one's own care that may be the one about to be added.
///
/// # Errors
/// [`Refused`] as the gate says.
pub async fn doubles(request: &Request, details: &Details) -> Result<Vec<FoundPerson>, Refused> {
    let who = request.who()?;
    let (tx, permit) = request.access().list(who, Act::PersonSearch).await?;
    let hits = request
        .room::<PersonIndex>()?
        .doubles(&Scope::of(&permit), details, MOST_DOUBLES);
    let ids: Vec<PersonId> = hits.iter().map(|hit| hit.person).collect();
    Ok(with_reasons(
        shown(request.access(), tx, &permit, &ids).await?,
        &hits,
    ))
}

fn search_page(
    request: &Request,
    input: PersonInput,
    errors: InputErrors,
    readiness: Readiness,
) -> SearchPage {
    SearchPage {
        shell: request.shell_below(TITLE, &[("Personen", "/personen")]),
        input,
        errors,
        preparing: preparing(readiness),
    }
}

fn new_page(request: &Request, input: PersonInput, errors: InputErrors, seen: &[String]) -> NewPage {
    let readiness = request
        .room::<PersonIndex>()
        .map_or(Readiness::Failed, PersonIndex::readiness);
    NewPage {
        shell: request.shell_below(TITLE, &[("Personen", "/personen")]),
        input,
        errors,
        preparing: preparing(readiness),
        doubles: Vec::new(),
        seen: seen.to_vec(),
        has_surprise: false,
        known: Vec::new(),
        asked: String::new(),
    }
}
