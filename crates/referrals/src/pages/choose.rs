//! Choosing an offer for somebody in a case: the search of the directory, with what fits this case first. What is added
//! for one search stands in the address as codes and is kept nowhere; nothing in it says who it is for.

use access::act::Act;
use askama::Template;
use base::ids::OfferId;
use base::refusal::Refusal;
use cases::case::opened::{Opened, opened};
use directory::field::FieldOfAction;
use directory::fit::{Fit, Judgement, Situation, Verdict};
use directory::offer::model::{Level, Offer, ResidenceStatus};
use directory::search::finder::Finder;
use directory::search::query::{Found, Hit, Query};
use web::answer::{Answer, Refused, page};
use web::components::field::Choice;
use web::components::list::{ListAddress, PAGE as PAGE_FIELD, Pager};
use web::components::tag::{self, Tag};
use web::components::{button, empty, field, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use super::{PAGE, TITLE};
use crate::model::situation::{Added, Known, situation};

#[derive(Template)]
#[template(path = "referrals/choose.html")]
struct ChoosePage {
    shell: Shell,
    path: String,
    without_offer: String,
    words: String,
    fields: Vec<Choice>,
    field: &'static str,
    levels: Vec<Choice>,
    level: &'static str,
    statuses: Vec<Choice>,
    status: &'static str,
    needs_step_free: bool,
    hits: Vec<Shown>,
    pager: Pager,
    not_ready: Option<String>,
    is_loose: bool,
    gap: String,
}

struct Shown {
    id: OfferId,
    name: String,
    organisation: String,
    place: String,
    verdict: Tag,
    against: Vec<String>,
    open: Vec<String>,
    for_it: Vec<String>,
    waiting: String,
    href: String,
}

pub(super) async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseWrite).await?;
    let typed = request.query();
    let situation = situation_of(&mut case, &typed).await?;
    let found = search(&request, &typed, situation)?;
    let path = case.path("vermittlungen/angebote");
    let (hits, pager, is_loose, not_ready) = match found {
        Ok(found) => {
            let pager = pager(&found, &typed, &path);
            let hits = found.hits.iter().map(|hit| shown(&case, hit)).collect();
            (hits, pager, found.is_loose, None)
        }
        Err(sentence) => (Vec::new(), Pager::new(""), false, Some(sentence)),
    };
    page(&ChoosePage {
        shell: case.shell_below(&request, "Angebot wählen", (TITLE, PAGE)),
        without_offer: case.path("vermittlungen/neu"),
        path,
        words: typed.line("suche"),
        fields: FieldOfAction::ALL
            .iter()
            .map(|one| Choice::new(one, one.german()))
            .collect(),
        field: field_of(&typed).map_or("", FieldOfAction::code),
        levels: Level::ALL
            .iter()
            .map(|one| Choice::new(one, one.german()))
            .collect(),
        level: typed.text("deutsch").parse::<Level>().map_or("", Level::code),
        statuses: ResidenceStatus::ALL
            .iter()
            .map(|one| Choice::new(one, one.german()))
            .collect(),
        status: typed
            .text("status")
            .parse::<ResidenceStatus>()
            .map_or("", ResidenceStatus::code),
        needs_step_free: typed.is_ticked("stufenlos"),
        hits,
        pager,
        not_ready,
        is_loose,
        gap: gap_address(&case, &typed),
    })
}

fn field_of(typed: &Form) -> Option<FieldOfAction> {
    typed.text("feld").parse().ok()
}

/// What the case knows of its lead person, with what was added for this search.
async fn situation_of(case: &mut Opened, typed: &Form) -> Result<Situation, Refused> {
    let people = super::people_of(case).await?;
    let lead = people.iter().find(|(person, _)| person.id == case.head.lead);
    let known = Known {
        born: lead
            .and_then(|(person, _)| case.permit.reveal(&person.born))
            .copied()
            .unwrap_or_default(),
        municipality: case.head.municipality,
        written: lead.and_then(|(person, _)| person.language),
        spoken: case.head.language,
    };
    let added = Added {
        german: typed.text("deutsch").parse().ok(),
        status: typed.text("status").parse().ok(),
        needs_step_free: typed.is_ticked("stufenlos"),
    };
    Ok(situation(&known, added, case.permit.now().day()))
}

fn search(request: &Request, typed: &Form, situation: Situation) -> Result<Result<Found, String>, Refused> {
    let finder = request.room::<Finder>()?;
    let query = Query {
        field: field_of(typed),
        fitting: Some(situation),
        only_offered: true,
        page: typed
            .text(PAGE_FIELD)
            .parse()
            .ok()
            .filter(|page| *page > 0)
            .unwrap_or(1),
        ..Query::staff(typed.line("suche"))
    };
    let found = finder.search(&query, request.access().clock().now());
    Ok(found.map_err(|refused| refused.german()))
}

fn pager(found: &Found, typed: &Form, path: &str) -> Pager {
    let address = |page: usize| {
        let names = ["suche", "feld", "deutsch", "status", "stufenlos"];
        let filled = names.into_iter().filter(|name| !typed.text(name).is_empty());
        filled
            .fold(ListAddress::new(path), |address, name| {
                address.with(name, typed.line(name))
            })
            .with(PAGE_FIELD, page)
    };
    let words = match found.total {
        0 => String::new(),
        1 => "1 Angebot".to_owned(),
        total => format!("{total} Angebote, Seite {} von {}", found.page, found.pages),
    };
    Pager::new(words)
        .previous((found.page > 1).then(|| address(found.page - 1)))
        .next((found.page < found.pages).then(|| address(found.page + 1)))
}

fn shown(case: &Opened, hit: &Hit) -> Shown {
    let offer = &hit.offer;
    let fit = hit.fit.as_ref();
    let reasons = |verdict| fit.map_or_else(Vec::new, |fit: &Fit| because(fit, verdict));
    Shown {
        id: offer.id,
        name: offer.name.clone(),
        organisation: offer.provider.name.clone(),
        place: place(offer),
        verdict: verdict(fit.map_or(Verdict::Unknown, Fit::verdict)),
        against: reasons(Verdict::DoesNotFit),
        open: reasons(Verdict::Unknown),
        for_it: reasons(Verdict::Fits),
        waiting: super::days(
            offer
                .capacity
                .waiting_days
                .and_then(|days| i32::try_from(days).ok()),
        ),
        href: case.path(&format!("vermittlungen/neu?angebot={}", offer.id)),
    }
}

fn because(fit: &Fit, verdict: Verdict) -> Vec<String> {
    let say = |one: &Judgement| format!("{}: {}", one.criterion.german(), one.because);
    fit.because(verdict).map(say).collect()
}

fn verdict(verdict: Verdict) -> Tag {
    match verdict {
        Verdict::Fits => tag::success("passt").icon("check"),
        Verdict::Unknown => tag::note("zu klären"),
        Verdict::DoesNotFit => tag::danger("passt nicht").icon("close"),
    }
}

fn place(offer: &Offer) -> String {
    let mut towns: Vec<&str> = offer
        .places
        .iter()
        .filter_map(|at| at.place.town.as_deref())
        .collect();
    towns.dedup();
    towns.join(", ")
}

/// Where a missing offer is noted, with the field that was looked for.
fn gap_address(case: &Opened, typed: &Form) -> String {
    let mut address = ListAddress::new("/angebote/fehlt");
    if let Some(field) = field_of(typed) {
        address = address.with("feld", field);
    }
    if let Some(municipality) = case.head.municipality {
        address = address.with("kommune", municipality);
    }
    address.with("herkunft", "case").to_string()
}
