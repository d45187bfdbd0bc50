//! All actors with filters by role, topic, place and silence; the same as spreadsheet.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::MunicipalityId;
use base::names::sort_key;
use charts::cell::Cell;
use charts::table::{Column, Table};
use print::Work;
use web::answer::{Answer, Refused, beside, file, page};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, Head, ListAddress, ORDER, PAGE, Pager};
use web::components::{button, empty, field, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::actor::form::roles;
use crate::actor::model::{Actor, ActorRole, Dealings};
use crate::actor::store;
use crate::field as fields;
use crate::look::{Look, reading};
use organisation::model::field_of_action::FieldOfAction;

const PATH: &str = "/akteure";
/// Lines of a page.
const LINES: usize = 100;
/// Who was not spoken to for so long is quiet (months).
pub(crate) const QUIET_MONTHS: i32 = 6;

#[derive(Template)]
#[template(path = "network/actors.html")]
struct ListPage {
    shell: Shell,
    filter: Filter,
    roles: Vec<Choice>,
    topics: Vec<Choice>,
    places: Vec<Choice>,
    active: ActiveFilters,
    head: Head,
    rows: Vec<Row>,
    pager: Pager,
    export: ListAddress,
    may_write: bool,
}

struct Row {
    href: String,
    name: String,
    roles: String,
    fields: String,
    places: String,
    post: String,
    last: Option<Day>,
    is_quiet: bool,
    is_ended: bool,
    sort: String,
}

#[derive(Default)]
struct Filter {
    role: Option<ActorRole>,
    field: Option<FieldOfAction>,
    place: Option<MunicipalityId>,
    text: String,
    only_quiet: bool,
    with_ended: bool,
    order: String,
}

impl Filter {
    fn read(query: &Form, look: &Look) -> Self {
        Self {
            role: query.text("rolle").parse().ok(),
            field: query.text("feld").parse().ok(),
            place: look.municipality(query.text("kommune")),
            text: query.line("text"),
            only_quiet: query.is_ticked("still"),
            with_ended: query.is_ticked("ehemalige"),
            order: query.line(ORDER),
        }
    }

    fn address(&self, path: &str) -> ListAddress {
        let tick = |claim: bool| if claim { "ja" } else { "" };
        ListAddress::new(path)
            .with("rolle", self.role_code())
            .with("feld", self.field_code())
            .with("kommune", self.place_id())
            .with("text", &self.text)
            .with("still", tick(self.only_quiet))
            .with("ehemalige", tick(self.with_ended))
            .with(ORDER, &self.order)
    }

    fn active(&self, look: &Look) -> ActiveFilters {
        let mut active = ActiveFilters::new(&self.address(PATH));
        if let Some(role) = self.role {
            active = active.filter(role.german(), "rolle");
        }
        if let Some(field) = self.field {
            active = active.filter(field.german(), "feld");
        }
        if self.place.is_some() {
            active = active.filter(look.place_name(self.place), "kommune");
        }
        if !self.text.is_empty() {
            active = active.filter(format!("enthält: {}", self.text), "text");
        }
        if self.only_quiet {
            active = active.filter(format!("seit {QUIET_MONTHS} Monaten kein Kontakt"), "still");
        }
        if self.with_ended {
            active = active.filter("auch ehemalige", "ehemalige");
        }
        active
    }

    fn fits(&self, actor: &Actor, name: &str, is_quiet: bool, today: Day) -> bool {
        self.role.is_none_or(|role| actor.roles.contains(&role))
            && self.field.is_none_or(|field| actor.fields.contains(&field))
            && self.place.is_none_or(|place| actor.works_in(place))
            && sort_key(name).contains(&sort_key(&self.text))
            && (is_quiet || !self.only_quiet)
            && (self.with_ended || actor.is_there_on(today))
    }

    fn role_code(&self) -> &'static str {
        self.role.map(ActorRole::code).unwrap_or_default()
    }

    fn field_code(&self) -> &'static str {
        self.field.map(FieldOfAction::code).unwrap_or_default()
    }

    fn place_id(&self) -> String {
        self.place.map(|id| id.to_string()).unwrap_or_default()
    }
}

/// `GET /akteure`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkRead).await?;
    let query = request.query();
    let filter = Filter::read(&query, &look);
    let rows = rows(&mut look, &filter).await?;
    let address = filter.address(PATH);
    let total = rows.len();
    let from = query.text(PAGE).parse().unwrap_or(0_usize).min(total);
    let until = (from + LINES).min(total);
    let to = |begin: usize| address.clone().with(PAGE, begin);
    let pager = Pager::new(counted(total, (from, until)))
        .previous((from > 0).then(|| to(from.saturating_sub(LINES))))
        .next((until < total).then(|| to(until)));
    page(&ListPage {
        shell: request.shell("Akteure"),
        roles: roles(),
        topics: fields::choices(),
        places: look.municipalities(),
        active: filter.active(&look),
        head: Head::new(&address)
            .sortable("Organisation", "name")
            .column("Rolle im Netzwerk")
            .column("Themen")
            .column("Kommunen")
            .column("Zuständige Stelle")
            .sortable("Letzter Kontakt", "kontakt"),
        rows: rows.into_iter().skip(from).take(LINES).collect(),
        pager,
        export: filter.address("/akteure.xlsx"),
        filter,
        may_write: request.access().may(request.who()?, Act::NetworkWrite),
    })
}

fn counted(total: usize, (from, until): (usize, usize)) -> String {
    match total {
        1 => "1 Akteur".to_owned(),
        _ if total <= LINES => format!("{total} Akteure"),
        _ => format!("{}–{until} von {total} Akteuren", from + 1),
    }
}

/// `GET /akteure.xlsx`
pub(super) async fn workbook(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkRead).await?;
    let filter = Filter::read(&request.query(), &look);
    let headings = [
        "Organisation",
        "Rolle im Netzwerk",
        "Themen",
        "Kommunen",
        "Zuständige Stelle",
    ];
    let columns = headings.map(Column::text).into_iter();
    let mut table = Table::new(
        "Akteure des Netzwerks",
        columns.chain([Column::day("Letzter Kontakt")]),
    );
    for row in rows(&mut look, &filter).await? {
        table.push([
            Cell::text(row.name),
            Cell::text(row.roles),
            Cell::text(row.fields),
            Cell::text(row.places),
            Cell::text(row.post),
            row.last.map_or(Cell::Empty, Cell::Day),
        ]);
    }
    drop(look);
    let printed = beside(move || print::public(Work::Xlsx(&[table]))).await?;
    file(printed.bytes, printed.kind.media_type(), "akteure.xlsx")
}

async fn rows(look: &mut Look, filter: &Filter) -> Result<Vec<Row>, Refused> {
    let quiet_before = look.today.plus_months(-QUIET_MONTHS);
    let actors = store::all(&mut look.tx, &look.permit).await?;
    let dealings = store::dealings(&mut look.tx, &look.permit, look.today.plus_months(-12)).await?;
    let mut rows = Vec::new();
    for actor in &actors {
        let name = look
            .structure
            .organisation(actor.organisation)
            .map(|one| one.name.clone())
            .unwrap_or_default();
        let Dealings { last_on, .. } = dealings.get(&actor.organisation).copied().unwrap_or_default();
        let is_quiet = last_on.is_none_or(|day| day < quiet_before);
        if filter.fits(actor, &name, is_quiet, look.today) {
            rows.push(row(look, actor, (name, last_on, is_quiet)));
        }
    }
    rows.sort_by(|one, other| one.sort.cmp(&other.sort));
    match filter.order.as_str() {
        "-name" => rows.reverse(),
        "kontakt" => rows.sort_by_key(|row| row.last),
        "-kontakt" => rows.sort_by_key(|row| std::cmp::Reverse(row.last)),
        _ => {}
    }
    Ok(rows)
}

fn row(look: &Look, actor: &Actor, (name, last, is_quiet): (String, Option<Day>, bool)) -> Row {
    let roles: Vec<&str> = actor.roles.iter().map(|role| role.german()).collect();
    Row {
        href: format!("{PATH}/{}", actor.organisation),
        sort: sort_key(&name),
        name,
        roles: roles.join(", "),
        fields: fields::listed(&actor.fields),
        places: look.places_named(&actor.places),
        post: look.post_title(actor.post),
        last,
        is_quiet,
        is_ended: !actor.is_there_on(look.today),
    }
}
