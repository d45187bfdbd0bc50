//! All reconstructions that were released; for case managers also their own and those that wait for them. The latter
//! coded: no title is opened for a list.

use access::act::Act;
use askama::Template;
use base::ids::{ReconstructionId, RegionId};
use organisation::model::field_of_action::FieldOfAction;
use organisation::model::structure::Structure;
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::list::{self, ListAddress};
use web::components::tag::{self, Tag};
use web::components::{button, empty, field};
use web::request::Request;
use web::shell::Shell;

use super::{PATH, district, fields, path_of, region_name, regions};
use crate::reconstruction::model::{DAYS_KEPT, State};
use crate::reconstruction::store::released::{Head, PAGE, Wanted, released_list};
use crate::reconstruction::store::{self, Line};

#[derive(Template)]
#[template(path = "themes/reconstructions.html")]
struct ListPage {
    shell: Shell,
    may_write: bool,
    days_kept: i32,
    mine: Vec<Row>,
    waiting: Vec<Row>,
    released: Vec<(String, String, &'static str, String, String)>,
    fields: Vec<Choice>,
    regions: Vec<Choice>,
    wanted: (String, String),
    next: Option<ListAddress>,
    is_filtered: bool,
}

struct Row {
    code: String,
    href: String,
    field: &'static str,
    region: String,
    author: String,
    mark: Tag,
    changed_on: String,
    ends_on: String,
}

pub(super) async fn show(request: Request) -> Answer {
    let structure = district(&request).await?;
    let who = request.who()?;
    let (mut tx, permit) = request.access().enter(who, Act::FindingRead).await?;
    let query = request.query();
    let wanted = Wanted {
        field: query.text("feld").parse().ok(),
        region: query.text("region").parse().ok(),
        after: after(query.text(list::PAGE)),
    };
    let mut heads = released_list(&mut tx, &permit, &wanted).await?;
    let length = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = heads.len() > length;
    heads.truncate(length);
    let address = ListAddress::new(PATH)
        .with("feld", wanted.field.map_or("", FieldOfAction::code))
        .with(
            "region",
            wanted
                .region
                .map(|id: RegionId| id.to_string())
                .unwrap_or_default(),
        );
    let next = heads.last().filter(|_| has_more).map(|last| {
        let place = format!("{}_{}", last.released_on, last.id);
        address.clone().with(list::PAGE, place)
    });
    let may_write = request.access().may(who, Act::ReconstructionWrite);
    let (mine, waiting) = if may_write {
        (
            store::mine(&mut tx, &permit).await?,
            store::waiting(&mut tx, &permit).await?,
        )
    } else {
        (Vec::new(), Vec::new())
    };
    drop(tx);
    let rows = |lines: Vec<Line>, is_own: bool| {
        let row = |line| row(&structure, line, is_own);
        lines.into_iter().map(row).collect()
    };
    page(&ListPage {
        shell: request.shell("Fallrekonstruktionen"),
        may_write,
        days_kept: DAYS_KEPT,
        mine: rows(mine, true),
        waiting: rows(waiting, false),
        released: heads.iter().map(|head| shown(&structure, head)).collect(),
        fields: fields(),
        regions: regions(&structure, permit.now().day()),
        wanted: (query.text("feld").to_owned(), query.text("region").to_owned()),
        next,
        is_filtered: wanted != Wanted::default(),
    })
}

fn after(text: &str) -> Option<(base::day::Day, ReconstructionId)> {
    let (day, id) = text.split_once('_')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

fn shown(structure: &Structure, head: &Head) -> (String, String, &'static str, String, String) {
    (
        format!("{PATH}/{}", head.id),
        head.title.clone(),
        head.field.german(),
        region_name(structure, head.region),
        head.released_on.german(),
    )
}

fn row(structure: &Structure, line: Line, is_own: bool) -> Row {
    let step = match (is_own, line.state) {
        (false, _) => "freigabe",
        (true, State::Submitted) => "pruefung",
        (true, _) => "verlauf",
    };
    let mark = match line.state {
        State::Draft if line.is_returned => tag::warning("zurückgegeben").icon("undo"),
        State::Submitted => tag::note(line.state.german()).icon("schedule"),
        _ => tag::neutral(line.state.german()),
    };
    Row {
        href: path_of(line.id, step),
        code: line.code,
        field: line.heading.field.german(),
        region: region_name(structure, line.heading.region),
        author: line.author_name,
        mark,
        changed_on: line.changed_on.german(),
        ends_on: line.changed_on.plus_days(DAYS_KEPT).german(),
    }
}
