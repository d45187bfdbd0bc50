//! The staffing plan as files: XLSX with three sheets, CSV of the view that is shown. The same lines as the page.

use std::sync::Arc;

use charts::cell::Cell;
use charts::table::{Column, Table};
use print::Work;
use web::answer::{Answer, beside, file};
use web::request::Request;

use super::look::{Look, look, plan};
use super::staffing_lines::{self as lines, Filter, PlaceLine, PostLine, View};
use crate::model::staffing_plan::StaffingPlan;

/// `GET /stellenplan.xlsx`
pub(super) async fn workbook(request: Request) -> Answer {
    let plan = Tables::of(&look(&request).await?, &request);
    let (name, sheets) = (plan.file_name("xlsx"), [plan.bausteine, plan.places, plan.posts]);
    let printed = beside(move || print::public(Work::Xlsx(&sheets))).await?;
    file(printed.bytes, printed.kind.media_type(), &name)
}

/// `GET /stellenplan.csv`
pub(super) async fn separated(request: Request) -> Answer {
    let plan = Tables::of(&look(&request).await?, &request);
    let name = plan.file_name("csv");
    let table = if plan.filter.view == View::Posts {
        plan.posts
    } else {
        plan.places
    };
    let printed = beside(move || print::public(Work::Csv(&table))).await?;
    file(printed.bytes, printed.kind.media_type(), &name)
}

/// The plan as tables, as filtered and sorted.
pub(super) struct Tables {
    pub(super) filter: Filter,
    pub(super) plan: Arc<StaffingPlan>,
    pub(super) bausteine: Table,
    pub(super) places: Table,
    pub(super) posts: Table,
}

impl Tables {
    pub(super) fn of(look: &Look, request: &Request) -> Self {
        let filter = Filter::read(&request.query(), &look.structure, look.today);
        let plan = plan(request, look, filter.day);
        let posts = lines::post_lines(&look.structure, &plan, &filter);
        let places = lines::place_lines(&posts, &filter);
        Self {
            bausteine: baustein_table(&plan, &filter),
            places: place_table(&places, &plan, &filter),
            posts: post_table(&posts),
            plan,
            filter,
        }
    }

    pub(super) fn file_name(&self, extension: &str) -> String {
        format!("stellenplan-{}.{extension}", self.filter.day)
    }
}

fn baustein_table(plan: &StaffingPlan, filter: &Filter) -> Table {
    let columns = [
        "gefördert",
        "zugeteilt",
        "besetzt",
        "Besetzung nicht bekannt",
        "unbesetzt",
        "nicht zugeteilt",
    ];
    let columns = std::iter::once(Column::text("Baustein")).chain(columns.map(Column::fte));
    let mut table = Table::new("Bausteine", columns.chain([Column::money("Förderung im Jahr")]));
    let shown = plan
        .bausteine
        .iter()
        .filter(|one| filter.baustein.is_none_or(|wanted| wanted == one.baustein));
    for staffing in shown {
        let occupancy = staffing.occupancy;
        table.push([
            staffing.baustein.label().into(),
            staffing.funded.into(),
            occupancy.allocated.into(),
            occupancy.filled.into(),
            occupancy.unknown.into(),
            occupancy.vacant.into(),
            staffing.unallocated.into(),
            staffing.yearly_amount.into(),
        ]);
    }
    table.with_note(format!(
        "Angaben in Vollzeitäquivalenten (VZÄ), Stand {}.",
        plan.day.german()
    ))
}

fn place_table(places: &[PlaceLine], plan: &StaffingPlan, filter: &Filter) -> Table {
    let words = ["Ort", "Baustein", "Region", "Anstellungsträger"].map(Column::text);
    let shares = ["zugeteilt", "besetzt", "Besetzung nicht bekannt", "unbesetzt"].map(Column::fte);
    let columns = words.into_iter().chain([Column::number("Stellen")]).chain(shares);
    let mut table = Table::new(
        "Nach Ort",
        columns.chain([Column::fte("gefördert, nicht zugeteilt")]),
    );
    for line in places {
        table.push([
            line.name.as_str().into(),
            line.baustein.label().into(),
            line.region_name.as_str().into(),
            line.employers.as_str().into(),
            Cell::Number(i64::try_from(line.posts).unwrap_or(i64::MAX)),
            line.occupancy.allocated.into(),
            line.occupancy.filled.into(),
            line.occupancy.unknown.into(),
            line.occupancy.vacant.into(),
        ]);
    }
    for (baustein, fte) in lines::unallocated(plan, filter) {
        let mut row = vec![
            Cell::from("Noch keiner Stelle zugeteilt"),
            baustein.label().into(),
        ];
        row.resize(9, Cell::Empty);
        row.push(fte.into());
        table.push(row);
    }
    table.with_note(format!("Stand {}.", plan.day.german()))
}

fn post_table(posts: &[PostLine]) -> Table {
    let words = [
        "Stelle",
        "Aufgabe",
        "Baustein",
        "Einsatzort",
        "Region",
        "Anstellungsträger",
        "Fachaufsicht",
    ];
    let shares = ["zugeteilt", "besetzt", "Besetzung nicht bekannt", "unbesetzt"].map(Column::fte);
    let columns = words
        .map(Column::text)
        .into_iter()
        .chain(shares)
        .chain([Column::day("unbesetzt seit")]);
    let mut table = Table::new("Nach Stelle", columns);
    for line in posts {
        table.push([
            line.title.as_str().into(),
            line.function.label().into(),
            line.function.baustein().label().into(),
            line.workplace_name.as_str().into(),
            line.region_name.as_str().into(),
            line.employer_name.as_str().into(),
            line.technical_name.as_str().into(),
            line.occupancy.allocated.into(),
            line.occupancy.filled.into(),
            line.occupancy.unknown.into(),
            line.occupancy.vacant.into(),
            line.vacant_since.into(),
        ]);
    }
    let sum = lines::sum(posts);
    let mut total = vec![Cell::from("Summe")];
    total.resize(7, Cell::Empty);
    total.extend([sum.allocated, sum.filled, sum.unknown, sum.vacant].map(Cell::Fte));
    table.with_total(total)
}
