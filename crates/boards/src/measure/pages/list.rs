//! The list of measures: what is due first, where, and what can be said of the effect. As page and as workbook.

use access::act::Act;
use askama::Template;
use base::ids::{MeasureId, MunicipalityId};
use charts::cell::Cell;
use charts::table::{Column, Table};
use figures::period::Period;
use print::Work;
use web::answer::{Answer, Refused, beside, file, page as answer_page};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, ListAddress};
use web::components::{button, empty, field, tag};
use web::request::Request;
use web::shell::Shell;

use super::PATH;
use crate::effect::model::Statement;
use crate::effect::store::course;
use crate::effect::told::{effect, half_years_of};
use crate::look::{Look, reading};
use crate::measure::model::{Measure, Status};
use crate::measure::places::places_named;
use crate::measure::store;

#[derive(Template)]
#[template(path = "boards/measures.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Line>,
    late: usize,
    may_write: bool,
    municipalities: Vec<Choice>,
    municipality: String,
    states: Vec<Choice>,
    active: ActiveFilters,
    download: String,
}

/// A line of the list.
pub(super) struct Line {
    id: MeasureId,
    number: String,
    title: String,
    theme_href: Option<String>,
    theme: String,
    owner: String,
    places: String,
    due_on: base::day::Day,
    is_late: bool,
    status: Status,
    statement: Statement,
}

impl Line {
    fn mark(&self) -> tag::Tag {
        status_mark(self.status, self.is_late)
    }
}

/// How a measure stands, as a mark.
pub(super) fn status_mark(status: Status, is_late: bool) -> tag::Tag {
    match status {
        _ if is_late => tag::warning("überfällig").icon("schedule"),
        Status::Done => tag::success(status.german()),
        Status::Running => tag::note(status.german()),
        Status::Planned | Status::Stopped => tag::neutral(status.german()),
    }
}

/// Which measures are asked for.
struct Filter {
    shows_all: bool,
    municipality: Option<MunicipalityId>,
}

impl Filter {
    fn read(request: &Request, look: &Look) -> Self {
        let query = request.query();
        let asked: Option<MunicipalityId> = query.text("kommune").parse().ok();
        Self {
            shows_all: query.text("stand") == "alle",
            municipality: asked.filter(|id| look.structure.municipality(*id).is_some()),
        }
    }

    fn address(&self, path: &str) -> ListAddress {
        let mut address = ListAddress::new(path);
        if self.shows_all {
            address = address.with("stand", "alle");
        }
        if let Some(id) = self.municipality {
            address = address.with("kommune", id);
        }
        address
    }
}

async fn lines(look: &mut Look, filter: &Filter) -> Result<Vec<Line>, Refused> {
    let mut measures = if filter.shows_all {
        store::all(&mut look.tx, &look.permit).await?
    } else {
        store::open(&mut look.tx, &look.permit).await?
    };
    measures.retain(|measure| filter.municipality.is_none_or(|place| measure.concerns(place)));
    let mut half_years: Vec<Period> = measures
        .iter()
        .flat_map(|measure| half_years_of(measure, look.today))
        .collect();
    half_years.sort_unstable();
    half_years.dedup();
    let course = course(&mut look.tx, &look.permit, &half_years).await?;
    let line = |measure: Measure| Line {
        statement: effect(&measure, &course, look.today).statement,
        id: measure.id,
        theme_href: look.may_see_themes.then(|| format!("/themen/{}", measure.theme)),
        theme: format!("{} {}", measure.theme_number, measure.theme_title),
        places: places_named(&look.structure, &measure.places),
        is_late: measure.is_late(look.today),
        number: measure.number,
        title: measure.title,
        owner: measure.owner,
        due_on: measure.due_on,
        status: measure.status,
    };
    Ok(measures.into_iter().map(line).collect())
}

/// `GET /massnahmen`
pub(super) async fn page(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeasureRead).await?;
    let filter = Filter::read(&request, &look);
    let rows = lines(&mut look, &filter).await?;
    let address = filter.address(PATH);
    let mut active = ActiveFilters::new(&address);
    if let Some(place) = filter.municipality {
        let name = look.place_name(Some(place));
        active = active.filter(format!("Kommune: {name}"), "kommune");
    }
    answer_page(&ListPage {
        shell: request.shell("Maßnahmen"),
        late: rows.iter().filter(|line| line.is_late).count(),
        rows,
        may_write: request.access().may(request.who()?, Act::MeasureWrite),
        municipalities: look.municipalities(),
        municipality: filter.municipality.map(|id| id.to_string()).unwrap_or_default(),
        states: vec![Choice::new("alle", "auch beendete").chosen_if(filter.shows_all)],
        active,
        download: filter.address("/massnahmen.xlsx").to_string(),
    })
}

/// `GET /massnahmen.xlsx`
pub(super) async fn workbook(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeasureRead).await?;
    let filter = Filter::read(&request, &look);
    let rows = lines(&mut look, &filter).await?;
    drop(look);
    let mut table = Table::new(
        "Maßnahmen",
        [
            Column::text("Nummer"),
            Column::text("Maßnahme"),
            Column::text("Thema"),
            Column::text("Wer"),
            Column::text("Wo"),
            Column::day("Bis"),
            Column::text("Stand"),
            Column::text("Wirkung"),
        ],
    );
    for line in rows {
        table.push([
            line.number.into(),
            line.title.into(),
            line.theme.into(),
            line.owner.into(),
            line.places.into(),
            Cell::Day(line.due_on),
            line.status.german().into(),
            line.statement.german().into(),
        ]);
    }
    let sheets = [table];
    let printed = beside(move || print::public(Work::Xlsx(&sheets))).await?;
    file(printed.bytes, printed.kind.media_type(), "massnahmen.xlsx")
}
