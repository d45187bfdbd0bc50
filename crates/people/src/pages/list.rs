//! The persons of an account and of those for whom it stands in: sorted by name, or by age of the entry until names
//! can be sorted. Names never stand in the address.

use access::act::Act;
use askama::Template;
use base::ids::PersonId;
use base::language::Language;
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::list::{self, Head, ListAddress, Pager};
use web::components::{button, empty, field};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::index::directory::{Order, Wanted};
use crate::index::scope::Scope;
use crate::index::{PersonIndex, Readiness};
use crate::pages::preparing::{Preparing, preparing};
use crate::person::store::list::{PAGE, newest_before};
use crate::shown::{ShownPerson, shown};

const PATH: &str = "/personen";
const LANGUAGE: &str = "sprache";

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    shell: Shell,
    preparing: Option<Preparing>,
    languages: Vec<Choice>,
    language: String,
    order: String,
    head: Head,
    rows: Vec<ShownPerson>,
    pager: Pager,
    has_stand_in: bool,
    is_filtered: bool,
}

/// Shows the list.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn show(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request.access().list(who, Act::PersonList).await?;
    let index = request.room::<PersonIndex>()?;
    let scope = Scope::of(&permit);
    let query = request.query();
    let address = address(&query);
    let readiness = index.readiness();
    let (ids, pager) = if readiness == Readiness::Ready {
        let wanted = wanted(&query);
        let slice = index.slice(&scope, &wanted);
        let pager = pager(&address, &wanted, slice.total);
        (slice.persons, pager)
    } else {
        let mut ids = newest_before(&mut tx, &permit, query.text(list::PAGE).parse().ok()).await?;
        let next = (ids.len() > PAGE)
            .then(|| ids.truncate(PAGE))
            .and(ids.last().copied());
        (
            ids,
            Pager::new("Zuletzt angelegte zuerst")
                .next(next.map(|last| address.clone().with(list::PAGE, last))),
        )
    };
    let rows = shown(request.access(), tx, &permit, &ids).await?;
    let language = query.text(LANGUAGE).to_owned();
    let spoken = index.languages(&scope);
    let has_stand_in = !scope.stood_in_for().is_empty();
    page(&ListPage {
        shell: request.shell("Personen"),
        preparing: preparing(readiness),
        languages: spoken
            .iter()
            .map(|language| Choice::new(language.tag(), language.german_name()))
            .collect(),
        is_filtered: !language.is_empty(),
        language,
        order: address.order().unwrap_or_default().to_owned(),
        head: head(&address, readiness, has_stand_in),
        has_stand_in,
        rows,
        pager,
    })
}

fn address(query: &Form) -> ListAddress {
    ListAddress::new(PATH)
        .with(list::ORDER, query.text(list::ORDER))
        .with(
            LANGUAGE,
            query
                .text(LANGUAGE)
                .parse::<Language>()
                .map(Language::tag)
                .unwrap_or_default(),
        )
}

fn wanted(query: &Form) -> Wanted {
    let first: usize = query.text(list::PAGE).parse().unwrap_or(1);
    Wanted {
        order: match query.text(list::ORDER) {
            "-name" => Order::NameDown,
            "neu" => Order::Newest,
            _ => Order::Name,
        },
        language: query.text(LANGUAGE).parse().ok(),
        skip: first.saturating_sub(1).min(usize::MAX - PAGE),
        take: PAGE,
    }
}

fn head(address: &ListAddress, readiness: Readiness, has_stand_in: bool) -> Head {
    let head = Head::new(address);
    let head = if readiness == Readiness::Ready {
        head.sortable("Name", "name")
    } else {
        head.column("Name")
    };
    let head = head.column("Geboren").column("Sprache").column("Haushalt");
    if has_stand_in {
        head.column("In Vertretung für")
    } else {
        head
    }
}

fn pager(address: &ListAddress, wanted: &Wanted, total: usize) -> Pager {
    let shown = total.saturating_sub(wanted.skip).min(wanted.take);
    let words = match total {
        0 => "Keine Personen".to_owned(),
        1 => "1 Person".to_owned(),
        _ if shown == 0 => format!("{total} Personen"),
        _ => format!("{}–{} von {total} Personen", wanted.skip + 1, wanted.skip + shown),
    };
    let at = |skip: usize| {
        address.clone().with(
            list::PAGE,
            if skip == 0 {
                String::new()
            } else {
                (skip + 1).to_string()
            },
        )
    };
    Pager::new(words)
        .previous((wanted.skip > 0).then(|| at(wanted.skip.saturating_sub(wanted.take))))
        .next((wanted.skip + shown < total && shown > 0).then(|| at(wanted.skip + wanted.take)))
}

/// The newest persons in the care of the one who asks, for the start page; none while the index is not ready.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn newest(request: &Request, count: usize) -> Result<Vec<ShownPerson>, web::answer::Refused> {
    let who = request.who()?;
    let (mut tx, permit) = request.access().list(who, Act::PersonList).await?;
    let index = request.room::<PersonIndex>()?;
    let ids: Vec<PersonId> = if index.readiness() == Readiness::Ready {
        let wanted = Wanted {
            order: Order::Newest,
            take: count,
            ..Wanted::default()
        };
        index.slice(&Scope::of(&permit), &wanted).persons
    } else {
        newest_before(&mut tx, &permit, None)
            .await?
            .into_iter()
            .take(count)
            .collect()
    };
    Ok(shown(request.access(), tx, &permit, &ids).await?)
}
