//! The list of cases of an account and of those for whom it stands in: coded columns, names opened for the rows shown.

use organisation::memory::structure;
use std::collections::HashMap;

use access::act::Act;
use access::permit::ListPermit;
use askama::Template;
use base::ids::{CaseId, PersonId};
use base::language::Language;
use organisation::model::structure::Structure;
use people::index::directory::Wanted;
use people::index::scope::Scope;
use people::index::{PersonIndex, Readiness};
use people::shown::{NamesOfCases, names_of_cases};
use web::answer::{Answer, Refused, page};
use web::components::field::Choice;
use web::components::list::{self, Head, ListAddress, Pager};
use web::components::{button, empty, field, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::model::Phase;
use crate::case::pages::{languages, phase_tag, places};
use crate::caseload::own::{OwnLoad, own_load};
use crate::life_area::LifeArea;
use crate::list::model::CaseFilter;
use crate::list::store::{self, ListedCase, MOST, SavedFilter};
use crate::list::{dormant, export, saved};

pub(crate) const PATH: &str = "/faelle";
/// Rows of a page; as many as one statement opens.
const PAGE: usize = 50;
/// Up to so many cases, names give the order.
const SORTED_BY_NAME: usize = 200;

pub(crate) fn routes() -> Routes {
    Routes::about("case")
        .get("/faelle", Act::CaseList, Fixture::None, show)
        .post("/faelle/filter", Act::CaseList, Fixture::None, saved::answer)
        .post("/faelle/export", Act::CaseList, Fixture::None, export::answer)
        .get("/faelle/ruhend", Act::CaseList, Fixture::None, dormant::ask)
        .post("/faelle/ruhend", Act::CaseList, Fixture::None, dormant::answer)
}

#[derive(Template)]
#[template(path = "cases/list.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Row>,
    head: Head,
    pager: Pager,
    phases: Vec<Choice>,
    municipalities: Vec<Choice>,
    areas: Vec<Choice>,
    languages: Vec<Choice>,
    filter: CaseFilter,
    saved: Vec<SavedFilter>,
    has_stand_in: bool,
    own: OwnLoad,
}

/// A case as lists show it.
pub(crate) struct Row {
    pub(crate) id: CaseId,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) phase: tag::Tag,
    pub(crate) municipality: String,
    pub(crate) language: &'static str,
    pub(crate) opened: String,
    pub(crate) last_contact: String,
    pub(crate) overdue: String,
    pub(crate) owner: String,
}

impl ListPage {
    fn is_filtered(&self) -> bool {
        self.filter != CaseFilter::default()
    }

    fn municipality(&self) -> String {
        self.filter
            .municipality
            .map(|id| id.to_string())
            .unwrap_or_default()
    }

    fn area(&self) -> &'static str {
        self.filter.life_area.map_or("", LifeArea::code)
    }

    fn language(&self) -> &'static str {
        self.filter.language.map(Language::tag).unwrap_or_default()
    }

    fn phase(&self) -> &'static str {
        self.filter.phases.word()
    }

    fn href(saved: &SavedFilter) -> String {
        format!("{PATH}?{}", saved.query)
    }
}

async fn show(request: Request) -> Answer {
    page(&list_page(&request, &request.query()).await?)
}

async fn list_page(request: &Request, query: &Form) -> Result<ListPage, Refused> {
    let structure = structure(request).await?;
    let (mut tx, permit) = request.access().list(request.who()?, Act::CaseList).await?;
    let filter = CaseFilter::of(|name| query.text(name));
    let mut cases = store::listed(&mut tx, &permit, &filter).await?;
    let saved = store::saved_filters(&mut tx, &permit).await?;
    let own = own_load(&mut tx, &permit, structure.as_deref()).await?;
    let total = cases.len();
    cases.truncate(MOST);
    if total <= SORTED_BY_NAME {
        sort_by_name(request, &permit, &mut cases);
    }
    let first = query
        .text(list::PAGE)
        .parse::<usize>()
        .unwrap_or(1)
        .saturating_sub(1);
    let shown: Vec<ListedCase> = cases.into_iter().skip(first.min(MOST)).take(PAGE).collect();
    let listed: Vec<(CaseId, PersonId)> = shown.iter().map(|case| (case.id, case.lead)).collect();
    let names = names_of_cases(request.access(), tx, &permit, &listed).await?;
    let address = filter
        .parameters()
        .into_iter()
        .fold(ListAddress::new(PATH), |address, (name, value)| {
            address.with(name, value)
        });
    let has_stand_in = permit.owners().len() > 1;
    let (municipalities, _) = places(structure.as_deref());
    Ok(ListPage {
        shell: request.shell("Fälle"),
        rows: rows(&shown, &names, (structure.as_deref(), &permit)),
        head: head(&address, has_stand_in),
        pager: pager(&address, (first, shown.len(), total)),
        phases: phases(),
        municipalities,
        areas: LifeArea::ALL
            .iter()
            .map(|area| Choice::new(area, area.german()))
            .collect(),
        languages: languages(),
        filter,
        saved,
        has_stand_in,
        own,
    })
}

/// By the place of the lead person among the persons that the index sorts; by age until it is ready.
fn sort_by_name(request: &Request, permit: &ListPermit, cases: &mut [ListedCase]) {
    let Some(index) = request.house().rooms.get::<PersonIndex>() else {
        return;
    };
    if index.readiness() != Readiness::Ready {
        return;
    }
    let wanted = Wanted {
        take: usize::MAX,
        ..Wanted::default()
    };
    let sorted = index.slice(&Scope::of(permit), &wanted).persons;
    let places: HashMap<PersonId, usize> = sorted
        .into_iter()
        .enumerate()
        .map(|(place, id)| (id, place))
        .collect();
    cases.sort_by_key(|case| places.get(&case.lead).copied().unwrap_or(usize::MAX));
}

/// The rows as shown, with their names.
pub(crate) fn rows(
    cases: &[ListedCase],
    names: &NamesOfCases,
    (structure, permit): (Option<&Structure>, &ListPermit),
) -> Vec<Row> {
    let place = |case: &ListedCase| {
        let found = case.municipality.and_then(|id| structure?.municipality(id));
        found.map_or_else(String::new, |place| place.name.clone())
    };
    let row = |case: &ListedCase| Row {
        id: case.id,
        code: case.code.clone(),
        name: names.of(case.lead),
        phase: phase_tag(case.phase),
        municipality: place(case),
        language: case.language.map(Language::german_name).unwrap_or_default(),
        opened: case.opened_on.german(),
        last_contact: case.last_contact_on.german(),
        overdue: case.overdue_since.map(base::day::Day::german).unwrap_or_default(),
        owner: if case.owner == Some(permit.account()) {
            String::new()
        } else {
            case.owner_name.clone()
        },
    };
    cases.iter().map(row).collect()
}

fn head(address: &ListAddress, has_stand_in: bool) -> Head {
    let head = [
        "Name",
        "Fall",
        "Phase",
        "Kommune",
        "Sprache",
        "Seit",
        "Letzter Kontakt",
        "Überfällig seit",
    ];
    let head = head.into_iter().fold(Head::new(address), Head::column);
    if has_stand_in {
        head.column("In Vertretung für")
    } else {
        head
    }
}

fn pager(address: &ListAddress, (first, shown, total): (usize, usize, usize)) -> Pager {
    let words = match total {
        0 => "Keine Fälle".to_owned(),
        1 => "1 Fall".to_owned(),
        _ if total > MOST => format!("{}–{} von mehr als {MOST} Fällen", first + 1, first + shown),
        _ => format!("{}–{} von {total} Fällen", first + 1, first + shown),
    };
    let at = |skip: usize| {
        let start = if skip == 0 {
            String::new()
        } else {
            (skip + 1).to_string()
        };
        address.clone().with(list::PAGE, start)
    };
    Pager::new(words)
        .previous((first > 0).then(|| at(first.saturating_sub(PAGE))))
        .next((shown > 0 && first + shown < total.min(MOST)).then(|| at(first + PAGE)))
}

fn phases() -> Vec<Choice> {
    let own = Phase::ALL.iter().map(|phase| Choice::new(phase, phase.german()));
    own.chain([Choice::new("alle", "Alle Phasen")]).collect()
}
