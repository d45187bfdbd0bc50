//! Who lives with a person: join the household of somebody else one may open, or leave it.

use access::act::Act;
use askama::Template;
use base::ids::{HouseholdId, PersonId};
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field};
use web::request::Request;
use web::shell::Shell;

use crate::household::store as households;
use crate::pages::person::{load, members};
use crate::pages::preparing::{Preparing, preparing};
use crate::search::{PersonSearch, search};
use crate::shown::ShownPerson;

#[derive(Template)]
#[template(path = "people/household.html")]
struct HouseholdPage {
    shell: Shell,
    id: PersonId,
    name: String,
    members: Vec<ShownPerson>,
    has_household: bool,
    words: String,
    errors: InputErrors,
    found: Option<Vec<Choice>>,
    preparing: Option<Preparing>,
}

impl HouseholdPage {
    fn path(&self) -> String {
        format!("/personen/{}", self.id)
    }
}

/// Shows the household.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account.
pub async fn ask(request: Request) -> Answer {
    page(&household_page(&request, request.path_value("id")?).await?)
}

/// Searches for somebody to live with, joins, or leaves.
///
/// # Errors
/// [`Refused::NotFound`] if one of the two does not exist for this account.
pub async fn answer(request: Request) -> Answer {
    let id: PersonId = request.path_value("id")?;
    let shown = household_page(&request, id).await?;
    let form = request.form()?;
    let back = format!("/personen/{id}");
    match form.text("handlung") {
        "verlassen" => {
            let (mut tx, permit) = request
                .access()
                .person_writing(request.who()?, Act::PersonWrite, id)
                .await?;
            households::leave(&mut tx, &permit).await?;
            tx.commit().await?;
            go_to_saying(&back, "gespeichert")
        }
        "eintragen" => match form.text("mit").parse::<PersonId>() {
            Ok(other) if other != id => {
                live_together(&request, id, other).await?;
                go_to_saying(&back, "gespeichert")
            }
            _ => page_again(&refused(shown, "mit", "Bitte wählen Sie eine Person aus.")),
        },
        _ => search_page(&request, shown, form.line("name")).await,
    }
}

async fn household_page(request: &Request, id: PersonId) -> Result<HouseholdPage, Refused> {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::PersonWrite, id)
        .await?;
    let (person, details) = load(&mut tx, &permit).await?;
    drop(tx);
    let members = match person.household {
        Some(household) => members(request, household, id).await?,
        None => Vec::new(),
    };
    let path = format!("/personen/{id}");
    Ok(HouseholdPage {
        shell: request.shell_below("Haushalt", &[("Personen", "/personen"), ("Person", &path)]),
        id,
        name: details.name.in_full(),
        members,
        has_household: person.household.is_some(),
        words: String::new(),
        errors: InputErrors::new(),
        found: None,
        preparing: None,
    })
}

async fn search_page(request: &Request, mut shown: HouseholdPage, words: String) -> Answer {
    let found = search(request, &words).await?;
    shown.words = words;
    match found {
        PersonSearch::NotReady(readiness) => shown.preparing = preparing(readiness),
        PersonSearch::TooShort => {
            return page_again(&refused(
                shown,
                "name",
                "Bitte mindestens zwei Buchstaben des Namens eingeben.",
            ));
        }
        PersonSearch::Found { persons, .. } => {
            let is_new = |person: &ShownPerson| {
                person.id != shown.id && shown.members.iter().all(|member| member.id != person.id)
            };
            let others = persons.into_iter().map(|found| found.person).filter(is_new);
            shown.found = Some(
                others
                    .map(|other| Choice::new(other.id, &other.name).hint(format!("geboren {}", other.born)))
                    .collect(),
            );
        }
    }
    page(&shown)
}

fn refused(shown: HouseholdPage, field: &'static str, sentence: &str) -> HouseholdPage {
    let mut errors = InputErrors::new();
    errors.add(field, sentence);
    HouseholdPage { errors, ..shown }
}

/// The other one comes into this person's household; without one, this person goes into the other's, or both begin one.
///
/// Both are asked for at the gate, one after the other: a write may not wait for the line of a read.
async fn live_together(request: &Request, id: PersonId, other: PersonId) -> Result<(), Refused> {
    let (own, others) = (
        household_of(request, id).await?,
        household_of(request, other).await?,
    );
    let new = || HouseholdId::from_uuid(request.access().ids().next_random());
    let household = own.or(others).unwrap_or_else(new);
    for (person, lives_in) in [(id, own), (other, others)] {
        if lives_in != Some(household) {
            let (mut tx, permit) = request
                .access()
                .person_writing(request.who()?, Act::PersonWrite, person)
                .await?;
            households::join(&mut tx, &permit, household).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

async fn household_of(request: &Request, person: PersonId) -> Result<Option<HouseholdId>, Refused> {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::PersonWrite, person)
        .await?;
    Ok(load(&mut tx, &permit).await?.0.household)
}
