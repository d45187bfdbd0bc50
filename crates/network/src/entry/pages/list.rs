//! All network work, the newest first, with filters; the filters stay in the address.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, ListAddress, PAGE as BEGINS, Pager};
use web::components::{button, empty, field};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::entry::form::kinds;
use crate::entry::model::EntryKind;
use crate::entry::store::{self, PAGE, Wanted};
use crate::field as fields;
use crate::look::{Look, reading};
use organisation::model::field_of_action::FieldOfAction;

const PATH: &str = "/netzwerkarbeit";
/// The list reaches back so many months unless days are chosen.
const MONTHS_SHOWN: i32 = 24;

#[derive(Template)]
#[template(path = "network/entries.html")]
struct ListPage {
    shell: Shell,
    wanted: Wanted,
    typed: Typed,
    kinds: Vec<Choice>,
    topics: Vec<Choice>,
    places: Vec<Choice>,
    active: ActiveFilters,
    rows: Vec<Row>,
    pager: Pager,
    may_write: bool,
}

/// Days as they stand in the address.
struct Typed {
    from: String,
    until: String,
}

struct Row {
    href: String,
    line: store::Line,
    place: String,
}

impl ListPage {
    fn kind_code(&self) -> &'static str {
        self.wanted.kind.map(EntryKind::code).unwrap_or_default()
    }

    fn field_code(&self) -> &'static str {
        self.wanted.field.map(FieldOfAction::code).unwrap_or_default()
    }

    fn place_id(&self) -> String {
        self.wanted
            .municipality
            .map(|id| id.to_string())
            .unwrap_or_default()
    }

    fn actor_id(&self) -> String {
        self.wanted.actor.map(|id| id.to_string()).unwrap_or_default()
    }
}

/// `GET /netzwerkarbeit`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkRead).await?;
    let query = request.query();
    let (wanted, typed) = wanted(&query, &look);
    let address = address(&wanted, &typed);
    let mut lines = store::list(&mut look.tx, &look.permit, &wanted).await?;
    let has_more = lines.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    lines.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let next = lines
        .last()
        .filter(|_| has_more)
        .map(|last| address.clone().with(BEGINS, format!("{}_{}", last.on, last.id)));
    let total = if lines.len() == 1 {
        "1 Eintrag".to_owned()
    } else {
        format!("{} Einträge", lines.len())
    };
    let row = |line: store::Line| Row {
        href: format!("{PATH}/{}", line.id),
        place: look.place_name(line.municipality),
        line,
    };
    page(&ListPage {
        shell: request.shell("Netzwerkarbeit"),
        active: active(&address, &wanted, &look),
        kinds: kinds(),
        topics: fields::choices(),
        places: look.municipalities(),
        rows: lines.into_iter().map(row).collect(),
        pager: Pager::new(total)
            .previous(wanted.after.map(|_| address.clone()))
            .next(next),
        wanted,
        typed,
        may_write: request.access().may(request.who()?, Act::NetworkWrite),
    })
}

fn wanted(query: &Form, look: &Look) -> (Wanted, Typed) {
    let day = |field: &str| Day::typed(query.text(field)).ok();
    let (from, until) = (day("von"), day("bis"));
    let text = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let actor = query.text("akteur").parse().ok();
    let wanted = Wanted {
        from: from.unwrap_or_else(|| look.today.plus_months(-MONTHS_SHOWN)),
        until: until.unwrap_or(look.today),
        kind: query.text("art").parse().ok(),
        municipality: look.municipality(query.text("kommune")),
        field: query.text("feld").parse().ok(),
        actor: actor.filter(|id| look.structure.organisation(*id).is_some()),
        after: place(query.text(BEGINS)),
        limit: PAGE + 1,
    };
    let typed = Typed {
        from: text(from),
        until: text(until),
    };
    (wanted, typed)
}

/// Where a page begins: behind the entry of this day and id.
fn place(text: &str) -> Option<(Day, RowId)> {
    let (day, id) = text.split_once('_')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

fn address(wanted: &Wanted, typed: &Typed) -> ListAddress {
    let id = |id: Option<String>| id.unwrap_or_default();
    ListAddress::new(PATH)
        .with("von", &typed.from)
        .with("bis", &typed.until)
        .with("art", wanted.kind.map(EntryKind::code).unwrap_or_default())
        .with("feld", wanted.field.map(FieldOfAction::code).unwrap_or_default())
        .with("kommune", id(wanted.municipality.map(|id| id.to_string())))
        .with("akteur", id(wanted.actor.map(|id| id.to_string())))
}

fn active(address: &ListAddress, wanted: &Wanted, look: &Look) -> ActiveFilters {
    let mut active = ActiveFilters::new(address);
    if let Some(kind) = wanted.kind {
        active = active.filter(kind.german(), "art");
    }
    if let Some(field) = wanted.field {
        active = active.filter(field.german(), "feld");
    }
    if wanted.municipality.is_some() {
        active = active.filter(look.place_name(wanted.municipality), "kommune");
    }
    if let Some(actor) = wanted.actor {
        active = active.filter(format!("mit {}", look.organisation_name(actor)), "akteur");
    }
    active
}
