//! One search for persons, places, organisations, posts and pages, each within what the searcher may see. What was typed comes by POST: names stand in no address, history or log.

use access::act::Act;
use askama::Template;
use base::names::sort_key;
use organisation::search::Found;
use people::pages::preparing::{Preparing, preparing};
use people::search::{FoundPerson, MOST_HITS, PersonSearch, search};
use web::answer::{Answer, Refused, page};
use web::components::{button, empty, field, notice, tag};
use web::request::Request;
use web::shell::{NavItem, Shell};

#[derive(Template)]
#[template(path = "desk/search.html")]
struct SearchPage {
    shell: Shell,
    words: String,
    label: &'static str,
    nothing: Option<&'static str>,
    places: Vec<Found>,
    preparing: Option<Preparing>,
    is_too_short: bool,
    persons: Option<Vec<FoundPerson>>,
    has_more: bool,
    has_stand_in: bool,
    pages: Vec<NavItem>,
}

/// Shows an empty search.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn ask(request: Request) -> Answer {
    request.access().enter(request.who()?, Act::AccountOwn).await?;
    page(&search_page(&request, String::new())?)
}

/// Shows what fits the words.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn answer(request: Request) -> Answer {
    let (access, who) = (request.access(), request.who()?);
    access.enter(who, Act::AccountOwn).await?;
    let form = request.form()?;
    let words = form.text("suche");
    let mut shown = search_page(&request, words.to_owned())?;
    if seeks_persons(&request)? {
        match search(&request, words).await? {
            PersonSearch::NotReady(readiness) => shown.preparing = preparing(readiness),
            PersonSearch::TooShort => shown.is_too_short = true,
            PersonSearch::Found { persons, has_more } => {
                shown.has_stand_in = persons.iter().any(|found| found.person.stands_in_for.is_some());
                shown.persons = Some(persons);
                shown.has_more = has_more;
            }
        }
    }
    if access.may(who, Act::OrganisationRead) {
        let (mut tx, permit) = access.enter(who, Act::OrganisationRead).await?;
        shown.places = organisation::search(&mut tx, &permit, words).await?;
    }
    shown.pages = pages(&shown.shell, &form.line("suche"));
    if !seeks_persons(&request)? && shown.places.is_empty() && shown.pages.is_empty() {
        shown.nothing = Some(
            "Gesucht wird unter Kommunen, Regionen, Organisationen, Stellen und Seiten. Oft hilft nur der Anfang des Namens.",
        );
    }
    page(&shown)
}

fn search_page(request: &Request, words: String) -> Result<SearchPage, Refused> {
    Ok(SearchPage {
        shell: request.shell("Suche"),
        label: if seeks_persons(request)? {
            "Name, Geburtsdatum, Ort oder Organisation"
        } else {
            "Ort, Organisation oder Seite"
        },
        nothing: None,
        places: Vec::new(),
        words,
        preparing: None,
        is_too_short: false,
        persons: None,
        has_more: false,
        has_stand_in: false,
        pages: Vec::new(),
    })
}

/// Whether persons are among what is searched.
fn seeks_persons(request: &Request) -> Result<bool, Refused> {
    Ok(request.access().may(request.who()?, Act::PersonSearch))
}

/// Pages of the navigation whose name holds the words.
fn pages(shell: &Shell, words: &str) -> Vec<NavItem> {
    let sought = sort_key(words);
    let items = shell.navigation.iter().flat_map(|group| &group.items);
    items
        .filter(|item| sought.chars().count() >= 2 && sort_key(&item.label).contains(&sought))
        .cloned()
        .collect()
}
