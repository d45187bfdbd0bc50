//! One search for persons and pages. What was typed comes by POST: names stand in no address, history or log.

use access::act::Act;
use askama::Template;
use base::names::sort_key;
use people::pages::preparing::{Preparing, preparing};
use people::search::{FoundPerson, MOST_HITS, PersonSearch, search};
use web::answer::{Answer, page};
use web::components::{button, empty, field, notice, tag};
use web::request::Request;
use web::shell::{NavItem, Shell};

#[derive(Template)]
#[template(path = "desk/search.html")]
struct SearchPage {
    shell: Shell,
    words: String,
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
    request.access().enter(request.who()?, Act::PersonSearch).await?;
    page(&search_page(&request, String::new()))
}

/// Shows what fits the words.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn answer(request: Request) -> Answer {
    request.access().enter(request.who()?, Act::PersonSearch).await?;
    let form = request.form()?;
    let mut shown = search_page(&request, form.text("suche").to_owned());
    match search(&request, form.text("suche")).await? {
        PersonSearch::NotReady(readiness) => shown.preparing = preparing(readiness),
        PersonSearch::TooShort => shown.is_too_short = true,
        PersonSearch::Found { persons, has_more } => {
            shown.has_stand_in = persons.iter().any(|found| found.person.stands_in_for.is_some());
            shown.persons = Some(persons);
            shown.has_more = has_more;
        }
    }
    shown.pages = pages(&shown.shell, &form.line("suche"));
    page(&shown)
}

fn search_page(request: &Request, words: String) -> SearchPage {
    SearchPage {
        shell: request.shell("Suche"),
        words,
        preparing: None,
        is_too_short: false,
        persons: None,
        has_more: false,
        has_stand_in: false,
        pages: Vec::new(),
    }
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
