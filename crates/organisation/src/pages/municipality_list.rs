//! All municipalities or city districts, with filter by region and order. One of them: `municipality`.

use askama::Template;
use base::fte::Fte;
use base::ids::RegionId;
use base::names::sort_key;
use web::answer::{Answer, page as answer_page};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, Head, ListAddress, ORDER};
use web::components::{button, empty, field, tag};
use web::request::Request;
use web::shell::Shell;

use super::look::{Look, look, plan};
use super::words;
use crate::model::municipality::Municipality;
use crate::model::post::Workplace;
use crate::model::staffing_plan::StaffingPlan;
use crate::model::vacancy::Occupancy;

#[derive(Template)]
#[template(path = "organisation/municipality_list.html")]
struct MunicipalityListPage {
    shell: Shell,
    place_word: (&'static str, &'static str),
    regions: Vec<Choice>,
    region: String,
    order: String,
    active: ActiveFilters,
    head: Head,
    rows: Vec<Row>,
    may_write: bool,
}

struct Row {
    name: String,
    href: String,
    region: String,
    mark: Option<tag::Certainty>,
    inhabitants: Option<i64>,
    participation: tag::Tag,
    focus: String,
    occupancy: Occupancy,
}

impl Row {
    fn inhabitants_in_words(&self) -> String {
        self.inhabitants.map(words::number).unwrap_or_default()
    }

    fn allocated(&self) -> String {
        words::share_or_dash(self.occupancy.allocated)
    }

    fn filled(&self) -> words::Filled {
        words::filled(self.occupancy)
    }

    fn vacant(&self) -> Option<String> {
        (self.occupancy.vacant > Fte::ZERO).then(|| format!("{} unbesetzt", self.occupancy.vacant.german()))
    }
}

/// `GET /kommunen`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    let query = request.query();
    let region: Option<RegionId> = query
        .text("region")
        .parse()
        .ok()
        .filter(|id| look.structure.region(*id).is_some());
    let order = query.line(ORDER);
    let chosen = region.map(|id| id.to_string()).unwrap_or_default();
    let address = ListAddress::new("/kommunen")
        .with("region", &chosen)
        .with(ORDER, &order);
    let place_word = words::places(&look.structure);
    let mut active = ActiveFilters::new(&address);
    if let Some(region) = region.and_then(|id| look.structure.region(id)) {
        active = active.filter(&region.name, "region");
    }
    let regions = look.structure.regions_on(look.today);
    let plan = plan(&request, &look, look.today);
    answer_page(&MunicipalityListPage {
        shell: request.shell_below(place_word.1, &[("Überblick", "/kreis")]),
        place_word,
        head: head(&address, place_word.0, !regions.is_empty()),
        regions: regions
            .iter()
            .map(|region| Choice::new(region.id, &region.name))
            .collect(),
        region: chosen,
        rows: rows((&look, &plan), region, &order),
        may_write: look.may_write,
        order,
        active,
    })
}

fn head(address: &ListAddress, place_word: &str, has_regions: bool) -> Head {
    let mut head = Head::new(address).sortable(place_word, "name");
    if has_regions {
        head = head.sortable("Region", "region");
    }
    head.sortable("Einwohner", "einwohner")
        .number()
        .column("Teilnahme")
        .column("Schwerpunkte")
        .sortable("VZÄ zugeteilt", "vzae")
        .number()
        .column("besetzt")
        .number()
}

fn rows((look, plan): (&Look, &StaffingPlan), region: Option<RegionId>, order: &str) -> Vec<Row> {
    let lies_there =
        |place: &&Municipality| region.is_none() || place.region.value_on(look.today).copied() == region;
    let mut rows: Vec<Row> = look
        .structure
        .municipalities
        .iter()
        .filter(lies_there)
        .map(|place| row(look, plan, place))
        .collect();
    let (key, downwards) = order.strip_prefix('-').map_or((order, false), |key| (key, true));
    match key {
        "region" => rows.sort_by_cached_key(|row| sort_key(&row.region)),
        "einwohner" => rows.sort_by_key(|row| row.inhabitants),
        "vzae" => rows.sort_by_key(|row| row.occupancy.allocated),
        _ => {}
    }
    if downwards {
        rows.reverse();
    }
    rows
}

fn row(look: &Look, plan: &StaffingPlan, place: &Municipality) -> Row {
    let region_row = place.region.on(look.today);
    let region = region_row.and_then(|row| look.structure.region(row.value));
    let focus: Vec<&str> = place
        .focus_groups_on(look.today)
        .map(|row| row.value.label())
        .collect();
    Row {
        name: place.name.clone(),
        href: format!("/kommunen/{}", place.id),
        region: region.map(|region| region.name.clone()).unwrap_or_default(),
        mark: region_row
            .filter(|row| row.evidence.needs_confirmation())
            .map(|_| tag::to_confirm()),
        inhabitants: place
            .population_on(look.today)
            .map(|count| i64::from(count.inhabitants)),
        participation: words::participation(place.participation.value_on(look.today)),
        focus: focus.join(", "),
        occupancy: words::occupancy_at(plan, Workplace::Municipality(place.id)),
    }
}
