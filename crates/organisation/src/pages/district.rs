//! The district at a glance: map, staffing, the gap that must stay visible, and every place. Changes nothing.

use askama::Template;
use base::fte::Fte;
use base::ids::RegionId;
use web::answer::{Answer, page as answer_page};
use web::components::{button, empty, facts, icon, notice, tag, tiles};
use web::request::Request;
use web::shell::Shell;

use super::bar::{Bar, to_one_scale};
use super::look::{Look, look_if_there, plan, rows};
use super::words;
use crate::model::district::Region;
use crate::model::evidence::FactKey;
use crate::model::municipality::{Municipality, latest_count};
use crate::model::post::{Baustein, Workplace};
use crate::model::staffing_plan::StaffingPlan;
use crate::store::changes::{self, Change};

#[derive(Template)]
#[template(path = "organisation/district.html")]
struct DistrictPage {
    shell: Shell,
    figures: Vec<(String, String)>,
    gaps: Vec<notice::Notice>,
    map: Option<tiles::TileMap>,
    bars: Vec<Bar>,
    place_word: (&'static str, &'static str),
    has_regions: bool,
    places: Vec<PlaceRow>,
    facts: facts::Facts,
    to_confirm: usize,
    changes: Vec<Change>,
    may_write: bool,
}

struct PlaceRow {
    name: String,
    href: String,
    region: String,
    inhabitants: String,
    participation: tag::Tag,
    allocated: String,
    filled: words::Filled,
    vacant: Option<String>,
}

#[derive(Template)]
#[template(path = "organisation/no_district.html")]
struct NoDistrictPage {
    shell: Shell,
}

/// `GET /kreis`
pub(super) async fn page(request: Request) -> Answer {
    let Some(look) = look_if_there(&request).await? else {
        return answer_page(&NoDistrictPage {
            shell: request.shell("Überblick"),
        });
    };
    let plan = plan(&request, &look, look.today);
    let (mut tx, permit) = rows(&request).await?;
    let changes = changes::of_record(&mut tx, &permit, &FactKey::district()).await?;
    let shell = request.shell(format!("{} im Überblick", look.structure.district.name));
    answer_page(&DistrictPage {
        shell,
        figures: figures(&plan),
        gaps: gaps(&plan),
        map: map(&look, &plan),
        bars: to_one_scale(plan.bausteine.iter().map(Bar::of_baustein).collect()),
        place_word: words::places(&look.structure),
        has_regions: !look.structure.regions.is_empty(),
        places: look
            .structure
            .municipalities
            .iter()
            .map(|place| place_row(&look, &plan, place))
            .collect(),
        facts: district_facts(&look),
        to_confirm: look.structure.to_confirm(look.today).len(),
        changes,
        may_write: look.may_write,
    })
}

fn figures(plan: &StaffingPlan) -> Vec<(String, String)> {
    let occupancy = plan.occupancy();
    let mut figures = vec![
        (plan.funded().german(), "VZÄ gefördert".to_owned()),
        (occupancy.allocated.german(), "VZÄ zugeteilt".to_owned()),
        (occupancy.filled.german(), "VZÄ besetzt".to_owned()),
    ];
    if occupancy.unknown > Fte::ZERO {
        figures.push((occupancy.unknown.german(), "VZÄ ohne Angabe".to_owned()));
    }
    if occupancy.vacant > Fte::ZERO {
        figures.push((occupancy.vacant.german(), "VZÄ unbesetzt".to_owned()));
    }
    figures
}

fn gaps(plan: &StaffingPlan) -> Vec<notice::Notice> {
    let open = plan
        .bausteine
        .iter()
        .filter(|baustein| baustein.unallocated > Fte::ZERO);
    open.map(|staffing| {
        let title = format!(
            "{} VZÄ sind noch keiner Stelle zugeteilt",
            staffing.unallocated.german()
        );
        let sentence = format!(
            "{}: {} VZÄ sind gefördert, {} VZÄ sind zugeteilt.",
            staffing.baustein.label(),
            staffing.funded.german(),
            staffing.occupancy.allocated.german()
        );
        let address = format!("/stellenplan?baustein={}", staffing.baustein.code());
        notice::warning(title)
            .text(sentence)
            .link("Zum Stellenplan", address)
    })
    .collect()
}

/// Case management by place: the part of the programme that every place has.
fn map(look: &Look, plan: &StaffingPlan) -> Option<tiles::TileMap> {
    let regions = look.structure.regions_on(look.today);
    let tiles: Vec<tiles::Tile> = look
        .structure
        .municipalities
        .iter()
        .filter_map(|place| tile(look, plan, &regions, place))
        .collect();
    let label = format!(
        "Schematische Karte: Case Management in {}",
        look.structure.district.name
    );
    (!tiles.is_empty()).then(|| tiles::map(label, tiles))
}

fn tile(look: &Look, plan: &StaffingPlan, regions: &[&Region], place: &Municipality) -> Option<tiles::Tile> {
    let position = place.tile?;
    let staffing = plan.baustein(Baustein::Two)?;
    let at_place = staffing
        .places
        .iter()
        .find(|staffing| staffing.place == Workplace::Municipality(place.id));
    let occupancy = at_place.map(|staffing| staffing.occupancy).unwrap_or_default();
    let mut value = format!("{} VZÄ", occupancy.allocated.german());
    if occupancy.vacant > Fte::ZERO {
        value = format!("{value}, {} frei", occupancy.vacant.german());
    }
    let tile = tiles::Tile::new(&place.name, position.column, position.row)
        .value(value)
        .href(format!("/kommunen/{}", place.id));
    let region: Option<RegionId> = look.structure.region_of(place.id, look.today);
    let number = regions.iter().position(|known| Some(known.id) == region);
    Some(
        match number.and_then(|number| Some((u8::try_from(number + 1).ok()?, regions[number]))) {
            Some((number, region)) => tile.region(number, &region.name),
            None => tile,
        },
    )
}

fn place_row(look: &Look, plan: &StaffingPlan, place: &Municipality) -> PlaceRow {
    let occupancy = words::occupancy_at(plan, Workplace::Municipality(place.id));
    let region = look
        .structure
        .region_of(place.id, look.today)
        .and_then(|id| look.structure.region(id));
    PlaceRow {
        name: place.name.clone(),
        href: format!("/kommunen/{}", place.id),
        region: region.map(|region| region.name.clone()).unwrap_or_default(),
        inhabitants: place
            .population_on(look.today)
            .map(|count| words::number(count.inhabitants))
            .unwrap_or_default(),
        participation: words::participation(place.participation.value_on(look.today)),
        allocated: words::share_or_dash(occupancy.allocated),
        filled: words::filled(occupancy),
        vacant: (occupancy.vacant > Fte::ZERO).then(|| format!("{} unbesetzt", occupancy.vacant.german())),
    }
}

fn district_facts(look: &Look) -> facts::Facts {
    let district = &look.structure.district;
    let administration = look.structure.organisation(district.administration);
    let mut facts = facts::list()
        .fact(
            "Verwaltung",
            administration
                .map(|organisation| organisation.name.as_str())
                .unwrap_or_default(),
        )
        .href(format!("/organisationen/{}", district.administration))
        .fact("Art", district.kind.label())
        .fact("Schlüssel (AGS)", &district.ags)
        .fact(
            "Einwohner",
            words::inhabitants(latest_count(&district.population, look.today)),
        )
        .fact(
            "Fläche",
            district
                .area
                .map(crate::model::area::Area::german)
                .unwrap_or_default(),
        );
    let (one, many) = words::places(&look.structure);
    let places = words::counted(look.structure.municipalities.len(), one, many);
    facts = facts.fact(many, places).href("/kommunen");
    if !look.structure.regions.is_empty() {
        let count = look.structure.regions_on(look.today).len();
        facts = facts
            .fact("Regionen", words::counted(count, "Region", "Regionen"))
            .href("/regionen");
    }
    facts
}
