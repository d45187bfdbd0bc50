//! The staffing plan as PDF: the gap first, then a picture, then the same three tables as the workbook.

use base::fte::Fte;
use base::language::Language;
use charts::chart::{Chart, Width};
use charts::series::Series;
use charts::stacked::StackedBars;
use print::document::{Document, Letterhead, Template};
use print::{data, public};
use web::answer::{Answer, beside, file};
use web::request::Request;

use super::look::{Look, look};
use super::staffing_files::Tables;
use super::staffing_lines::unallocated;
use crate::model::staffing_plan::{BausteinStaffing, StaffingPlan};

const TEMPLATE: Template = Template {
    name: "staffing-plan",
    source: include_str!("../../templates/print/staffing-plan.typ"),
};

/// `GET /stellenplan.pdf`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    let tables = Tables::of(&look, &request);
    let name = tables.file_name("pdf");
    let document = document(&look, &tables, &request);
    drop(look);
    let printed = beside(move || public(&document)).await?;
    file(printed.bytes, printed.kind.media_type(), &name)
}

fn document(look: &Look, tables: &Tables, request: &Request) -> Document {
    let district = &look.structure.district;
    let controller = look.structure.controller_of(district.administration);
    let administration = look.structure.organisation(district.administration);
    let lines = controller
        .and_then(|known| known.address.clone())
        .into_iter()
        .collect();
    Document {
        template: TEMPLATE,
        title: format!("Stellenplan {}", district.name),
        language: Language::German,
        printed_on: look.today,
        letterhead: administration.map(|organisation| Letterhead {
            organisation: organisation.name.clone(),
            lines,
            controller: controller.map(|known| known.name.clone()),
        }),
        demo: request.house().running.is_demo,
        data: serde_json::json!({
            "day": tables.filter.day.to_string(),
            "filter": filter_in_words(look, tables),
            "gaps": gaps(&tables.plan, tables),
            "picture": data::chart(&picture(&tables.plan, tables), Width::Wide),
            "bausteine": data::table(&tables.bausteine),
            "places": data::table(&tables.places),
            "posts": data::table(&tables.posts),
        }),
    }
}

fn filter_in_words(look: &Look, tables: &Tables) -> String {
    let filter = &tables.filter;
    let region = filter
        .region
        .and_then(|id| look.structure.region(id))
        .map(|region| region.name.clone());
    let employer = filter.employer.and_then(|id| look.structure.organisation(id));
    let words: Vec<String> = [
        filter.baustein.map(|baustein| baustein.label().to_owned()),
        region,
        employer.map(|known| known.display_name().to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if words.is_empty() {
        "Alle Stellen.".to_owned()
    } else {
        format!("Nur: {}.", words.join(", "))
    }
}

fn gaps(plan: &StaffingPlan, tables: &Tables) -> Vec<String> {
    let open = unallocated(plan, &tables.filter);
    open.into_iter()
        .map(|(baustein, fte)| {
            format!(
                "{}: {} VZÄ sind gefördert, aber keiner Stelle zugeteilt.",
                baustein.label(),
                fte.german()
            )
        })
        .collect()
}

/// Each Baustein as what is filled, not known, vacant and allocated nowhere.
fn picture(plan: &StaffingPlan, tables: &Tables) -> Chart {
    let wanted = tables.filter.baustein;
    let shown: Vec<&BausteinStaffing> = plan
        .bausteine
        .iter()
        .filter(|staffing| wanted.is_none_or(|wanted| wanted == staffing.baustein))
        .collect();
    let part = |name: &str, share: fn(&BausteinStaffing) -> Fte| {
        Series::new(name, shown.iter().map(|one| share(one)))
    };
    Chart::Stacked(StackedBars {
        title: "Gefördert und besetzt, in Vollzeitäquivalenten (VZÄ)".to_owned(),
        labels_are: "Baustein".to_owned(),
        labels: shown
            .iter()
            .map(|staffing| staffing.baustein.label().to_owned())
            .collect(),
        parts: vec![
            part("besetzt", |one| one.occupancy.filled),
            part("Besetzung nicht bekannt", |one| one.occupancy.unknown),
            part("unbesetzt", |one| one.occupancy.vacant),
            part("nicht zugeteilt", |one| one.unallocated),
        ],
    })
}
