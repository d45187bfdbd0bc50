//! All findings, the newest first, with filters; the filters stay in the address.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::{FindingId, ThemeId};
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, ListAddress, PAGE as BEGINS, Pager};
use web::components::{button, empty, field, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::finding::model::{Finding, FindingStatus, Origin};
use crate::finding::store::{self, PAGE, Wanted};
use crate::look::{Look, counted, cut, fields, kinds, levels, reading};

const PATH: &str = "/befunde";

#[derive(Template)]
#[template(path = "themes/findings.html")]
struct ListPage {
    shell: Shell,
    address: ListAddress,
    fields: Vec<Choice>,
    kinds: Vec<Choice>,
    levels: Vec<Choice>,
    origins: Vec<Choice>,
    states: Vec<Choice>,
    places: Vec<Choice>,
    active: ActiveFilters,
    rows: Vec<Row>,
    pager: Pager,
}

impl ListPage {
    /// What a filter holds.
    fn chosen(&self, name: &str) -> &str {
        self.address.get(name).unwrap_or_default()
    }
}

struct Row {
    finding: Finding,
    place: String,
}

/// `GET /befunde`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::FindingRead).await?;
    let query = request.query();
    let wanted = wanted(&query, &look);
    let place = query.line("ort");
    let address = address(&wanted, &place);
    let mut lines = store::list(&mut look.tx, &look.permit, &wanted).await?;
    let has_more = cut(&mut lines, PAGE);
    let next = lines.last().filter(|_| has_more).map(|last| {
        address
            .clone()
            .with(BEGINS, format!("{}_{}", last.noted_on, last.id))
    });
    let state = |status: &FindingStatus| Choice::new(status.code(), status.german());
    let origin = |origin: &Origin| Choice::new(origin.code(), origin.german());
    page(&ListPage {
        shell: request.shell("Befunde"),
        fields: fields(),
        kinds: kinds(),
        levels: levels(),
        origins: Origin::ALL.iter().map(origin).collect(),
        states: FindingStatus::ALL.iter().map(state).collect(),
        places: look.places(),
        active: active(&address, &wanted, &look),
        pager: Pager::new(counted(lines.len(), ("Befund", "Befunde")))
            .previous(wanted.after.map(|_| address.clone()))
            .next(next),
        rows: lines
            .into_iter()
            .map(|finding| Row {
                place: look.place_name(finding.marks.municipality, finding.marks.region),
                finding,
            })
            .collect(),
        address,
    })
}

fn wanted(query: &Form, look: &Look) -> Wanted {
    Wanted {
        field: query.text("feld").parse().ok(),
        kind: query.text("art").parse().ok(),
        level: query.text("ebene").parse().ok(),
        origin: query.text("herkunft").parse().ok(),
        status: query.text("stand").parse().ok(),
        municipality: look.municipality(query.text("ort")),
        region: look.region(query.text("ort")),
        theme: query.text("thema").parse::<ThemeId>().ok(),
        reconstruction: query.text("rekonstruktion").parse().ok(),
        after: place(query.text(BEGINS)),
        limit: 0,
    }
}

/// Where a page begins: behind the finding of this day and id.
fn place(text: &str) -> Option<(Day, FindingId)> {
    let (day, id) = text.split_once('_')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

fn address(wanted: &Wanted, place: &str) -> ListAddress {
    let id = |id: Option<String>| id.unwrap_or_default();
    ListAddress::new(PATH)
        .with(
            "feld",
            wanted
                .field
                .map(organisation::model::field_of_action::FieldOfAction::code)
                .unwrap_or_default(),
        )
        .with(
            "art",
            wanted
                .kind
                .map(crate::words::ObstacleKind::code)
                .unwrap_or_default(),
        )
        .with(
            "ebene",
            wanted
                .level
                .map(crate::theme::model::Level::code)
                .unwrap_or_default(),
        )
        .with(
            "herkunft",
            wanted
                .origin
                .map(super::super::model::Origin::code)
                .unwrap_or_default(),
        )
        .with(
            "stand",
            wanted
                .status
                .map(super::super::model::FindingStatus::code)
                .unwrap_or_default(),
        )
        .with("ort", place)
        .with("thema", id(wanted.theme.map(|id| id.to_string())))
        .with(
            "rekonstruktion",
            id(wanted.reconstruction.map(|id| id.to_string())),
        )
}

fn active(address: &ListAddress, wanted: &Wanted, look: &Look) -> ActiveFilters {
    let place = (wanted.municipality.is_some() || wanted.region.is_some())
        .then(|| look.place_name(wanted.municipality, wanted.region));
    let words = [
        (wanted.field.map(|field| field.german().to_owned()), "feld"),
        (wanted.kind.map(|kind| kind.german().to_owned()), "art"),
        (wanted.level.map(|level| level.german().to_owned()), "ebene"),
        (wanted.origin.map(|origin| origin.german().to_owned()), "herkunft"),
        (wanted.status.map(|status| status.german().to_owned()), "stand"),
        (place, "ort"),
        (wanted.theme.map(|_| "eines Themas".to_owned()), "thema"),
        (
            wanted
                .reconstruction
                .map(|_| "einer Fallrekonstruktion".to_owned()),
            "rekonstruktion",
        ),
    ];
    words
        .into_iter()
        .filter_map(|(word, name)| word.map(|word| (word, name)))
        .fold(ActiveFilters::new(address), |active, (word, name)| {
            active.filter(word, name)
        })
}
