//! The resource map of a case: a card for each area, adding and removing, printing it for the talk.

use access::act::Act;
use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use base::language::Language;
use base::refusal::Refusal;
use cases::case::opened::{CLOSED, Opened, opened, opened_for_writing};
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::wish::Wish;
use consents::paper::{letterhead_of, printed};
use print::document::{Document, Template as Layout};
use serde_json::json;
use web::answer::{Answer, Refused, file, go_to_saying, page, page_again};
use web::components::field::{self, Field};
use web::components::{button, errors};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::resource::model::{Resource, ResourceArea};
use crate::resource::store;
use crate::typed;

/// The page below the case.
const PAGE: &str = "ressourcen";
const LAYOUT: Layout = Layout {
    name: "resource-map",
    source: include_str!("../../templates/print/resource-map.typ"),
};

/// The routes of the resource map.
pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::CaseRead, Act::CaseWrite);
    Routes::about("resource map")
        .get("/faelle/{id}/ressourcen", read, Fixture::Case, show)
        .post("/faelle/{id}/ressourcen", write, Fixture::Case, add)
        .post("/faelle/{id}/ressourcen/loeschung", write, Fixture::Case, remove)
        .post("/faelle/{id}/ressourcen/druck", write, Fixture::Case, print_map)
}

#[derive(Template)]
#[template(path = "letters/resources.html")]
struct ResourcesPage {
    shell: Shell,
    path: String,
    may_write: bool,
    may_print: bool,
    areas: Vec<Area>,
    errors: InputErrors,
}

struct Area {
    code: &'static str,
    name: &'static str,
    question: &'static str,
    resources: Vec<Resource>,
    field: Field,
}

async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    page(&resources_page(&request, &mut case, (("", ""), InputErrors::new())).await?)
}

async fn add(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let area: ResourceArea = form.text("bereich").parse().map_err(|_| Refused::NotFound)?;
    let mut errors = InputErrors::new();
    let what = typed::line(&form, "was", &mut errors);
    if what.is_empty() {
        errors.add("was", "Bitte schreiben Sie, worauf die Person bauen kann.");
    }
    if !case.head.phase.is_open() {
        errors.add("was", CLOSED);
    }
    let all = store::resources(&mut case.tx, &case.permit).await?;
    if i64::try_from(all.len()).unwrap_or(i64::MAX) >= store::MOST {
        errors.add(
            "was",
            "Mehr als 100 Einträge fasst die Karte nicht. Bitte entfernen Sie zuerst einen.",
        );
    }
    if !errors.is_empty() {
        let typed = (area.code(), what.as_str());
        return page_again(&resources_page(&request, &mut case, (typed, errors)).await?);
    }
    let ids = request.access().ids();
    store::insert(&mut case.tx, &case.permit, (area, &what), ids).await?;
    let back = case.path(PAGE);
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

async fn remove(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let id: RowId = form.text("eintrag").parse().map_err(|_| Refused::NotFound)?;
    let back = case.path(PAGE);
    if case.head.phase.is_open() {
        store::remove(&mut case.tx, &case.permit, id).await?;
    }
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

async fn print_map(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    request.form()?;
    let wish = Wish::to_the_person(OutgoingPath::Plan, Purpose::Accompany, [Category::Plan]);
    let gate = request.room::<Gate>()?;
    let lead = [case.head.lead];
    let granted = gate
        .ask_for_case(&mut case.tx, &case.permit, &lead, &wish)
        .await?;
    let disclosure = match granted {
        Ok(disclosure) => disclosure,
        Err(refused) => {
            let mut errors = InputErrors::new();
            errors.add("was", refused.german());
            return page_again(&resources_page(&request, &mut case, (("", ""), errors)).await?);
        }
    };
    let all = store::resources(&mut case.tx, &case.permit).await?;
    let lines = |area: ResourceArea| -> Vec<&str> {
        let own = all.iter().filter(|resource| resource.area == area);
        own.map(|resource| resource.what.as_str()).collect()
    };
    let areas: Vec<serde_json::Value> = ResourceArea::ALL
        .iter()
        .map(|area| json!({ "name": area.german(), "question": area.question(), "lines": lines(*area) }))
        .collect();
    let document = Document {
        template: LAYOUT,
        title: "Ressourcenkarte".to_owned(),
        language: Language::German,
        printed_on: request.access().clock().today(),
        letterhead: letterhead_of(&mut case.tx, case.head.controller).await?,
        demo: request.house().running.is_demo,
        data: json!({ "areas": areas }),
    };
    case.tx.commit().await?;
    let sheet = printed(disclosure, document).await?;
    file(sheet.bytes, sheet.kind.media_type(), "ressourcenkarte.pdf")
}

async fn resources_page(
    request: &Request,
    case: &mut Opened,
    ((asked, typed), errors): ((&str, &str), InputErrors),
) -> Result<ResourcesPage, Refused> {
    let all = store::resources(&mut case.tx, &case.permit).await?;
    let field = |area: ResourceArea| {
        let field = field::text("was", "Hinzufügen").id(format!("was-{area}"));
        if area.code() == asked {
            field.value(typed).errors(&errors).id("was")
        } else {
            field
        }
    };
    Ok(ResourcesPage {
        shell: case.shell(request, ("Ressourcenkarte", PAGE)),
        path: case.path(PAGE),
        may_write: case.may_change(request)?,
        may_print: case.may_write(request)?,
        areas: ResourceArea::ALL
            .iter()
            .map(|area| Area {
                code: area.code(),
                name: area.german(),
                question: area.question(),
                resources: all.iter().filter(|one| one.area == *area).cloned().collect(),
                field: field(*area),
            })
            .collect(),
        errors,
    })
}
