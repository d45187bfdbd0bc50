//! One's own contacts: filters, counts of week and month by task area, open cards, the export without names.

use access::act::Act;
use access::permit::ListPermit;
use askama::Template;
use base::day::Day;
use base::ids::ContactId;
use charts::cell::Cell;
use charts::table::{Column, Table};
use print::Work;
use web::answer::{Answer, Refused, beside, file, page};
use web::components::field::Choice;
use web::components::list::{self as lists, ActiveFilters, Head, ListAddress, Pager};
use web::components::{button, empty, field, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::contact::model::{ContactKind, TaskArea};
use crate::contact::store::card::{self, open_cards};
use crate::contact::store::list::{self, Line, MOST_EXPORTED, PAGE, Wanted};
use crate::{hand_over, request};

const PATH: &str = "/kontakte";
/// The list reaches back so many months unless days are chosen.
const MONTHS_SHOWN: i32 = 12;

#[derive(Template)]
#[template(path = "cases/contact_list.html")]
struct ListPage {
    shell: Shell,
    counts: Vec<Count>,
    cards: Vec<OpenCard>,
    /// How many hand-overs and requests for an appointment wait where the account works.
    waiting: usize,
    kinds: Vec<Choice>,
    areas: Vec<Choice>,
    filter: Filter,
    active: ActiveFilters,
    head: Head,
    lines: Vec<Line>,
    pager: Pager,
    export: ListAddress,
    now: base::moment::Moment,
}

struct Count {
    area: &'static str,
    week: i64,
    month: i64,
}

struct OpenCard {
    id: ContactId,
    name: String,
    appointment: String,
}

impl ListPage {
    /// What is about nobody and was written down within a day can be taken back.
    fn may_take_back(&self, line: &Line) -> bool {
        let is_about_nobody = line.case.is_none() && line.file.is_none() && line.person.is_none();
        is_about_nobody && line.created_at >= self.now.plus_hours(-24)
    }

    fn waiting_german(&self) -> String {
        match self.waiting {
            1 => "Eine Übergabe wartet.".to_owned(),
            waiting => format!("{waiting} Übergaben warten."),
        }
    }
}

/// What the address asks for.
struct Filter {
    from: Option<Day>,
    to: Option<Day>,
    kind: Option<ContactKind>,
    area: Option<TaskArea>,
}

impl Filter {
    fn read(query: &Form) -> Self {
        let day = |field: &str| Day::typed(query.text(field)).ok();
        Self {
            from: day("von"),
            to: day("bis"),
            kind: query.text("art").parse().ok(),
            area: query.text("aufgabe").parse().ok(),
        }
    }

    fn address(&self, path: &str) -> ListAddress {
        ListAddress::new(path)
            .with("von", text(self.from))
            .with("bis", text(self.to))
            .with("art", self.kind.map(ContactKind::code).unwrap_or_default())
            .with("aufgabe", self.area.map(TaskArea::code).unwrap_or_default())
    }

    fn wanted(&self, today: Day, query: &Form) -> Wanted {
        Wanted {
            from: self.from.unwrap_or_else(|| today.plus_months(-MONTHS_SHOWN)),
            to: self.to.unwrap_or(today),
            kind: self.kind,
            area: self.area,
            after: place(query.text(lists::PAGE)),
            limit: PAGE + 1,
        }
    }

    fn active(&self) -> ActiveFilters {
        let mut active = ActiveFilters::new(&self.address(PATH));
        if let Some(from) = self.from {
            active = active.filter(format!("ab {}", from.german()), "von");
        }
        if let Some(to) = self.to {
            active = active.filter(format!("bis {}", to.german()), "bis");
        }
        if let Some(kind) = self.kind {
            active = active.filter(kind.german(), "art");
        }
        if let Some(area) = self.area {
            active = active.filter(area.german(), "aufgabe");
        }
        active
    }

    fn kind_code(&self) -> &'static str {
        self.kind.map(ContactKind::code).unwrap_or_default()
    }

    fn area_code(&self) -> &'static str {
        self.area.map(TaskArea::code).unwrap_or_default()
    }

    fn first_day(&self) -> String {
        text(self.from)
    }

    fn last_day(&self) -> String {
        text(self.to)
    }
}

fn text(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Where a page begins: behind the contact of this day and id.
fn place(text: &str) -> Option<(Day, ContactId)> {
    let (day, id) = text.split_once('_')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

/// Shows the list.
pub(crate) async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request.access().list(request.who()?, Act::ContactList).await?;
    let query = request.query();
    let today = permit.now().day();
    let filter = Filter::read(&query);
    let mut lines = list::lines(&mut tx, &permit, &filter.wanted(today, &query)).await?;
    let counts = counts(&mut tx, &permit, today).await?;
    let cards = open_cards(&mut tx, &permit).await?;
    let waiting = hand_over::store::waiting(&mut tx, &permit).await?.len()
        + request::store::waiting(&mut tx, &permit).await?.len();
    drop(tx);
    let page_length = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = lines.len() > page_length;
    lines.truncate(page_length);
    let address = filter.address(PATH);
    let next = lines.last().filter(|_| has_more).map(|last| {
        address
            .clone()
            .with(lists::PAGE, format!("{}_{}", last.on, last.id))
    });
    let words = match (lines.len(), has_more) {
        (_, true) => "Die neuesten zuerst".to_owned(),
        (1, _) => "1 Kontakt".to_owned(),
        (count, _) => format!("{count} Kontakte"),
    };
    page(&ListPage {
        shell: request.shell("Kontakte"),
        counts,
        cards: opened(&request, &cards).await?,
        waiting,
        kinds: ContactKind::ALL
            .iter()
            .map(|kind| Choice::new(kind, kind.german()))
            .collect(),
        areas: TaskArea::ALL
            .iter()
            .map(|area| Choice::new(area, area.german()))
            .collect(),
        active: filter.active(),
        head: Head::new(&address)
            .column("Tag")
            .column("Art")
            .column("Weg")
            .column("Themen")
            .column("Sprache")
            .column("Dauer")
            .column("Ergebnis")
            .unseen("Aktionen"),
        pager: Pager::new(words).next(next),
        export: filter.address("/kontakte.xlsx"),
        filter,
        lines,
        now: permit.now(),
    })
}

async fn counts(tx: &mut db::tx::Tx, permit: &ListPermit, today: Day) -> Result<Vec<Count>, Refused> {
    let monday = today.plus_days(1 - i32::from(today.weekday()));
    let first = today.plus_days(1 - i32::from(today.day_of_month()));
    let week = list::counts(tx, permit, (monday, today)).await?;
    let month = list::counts(tx, permit, (first, today)).await?;
    let count = |((area, week), (_, month)): (&(TaskArea, i64), &(TaskArea, i64))| Count {
        area: area.german(),
        week: *week,
        month: *month,
    };
    Ok(week.iter().zip(&month).map(count).collect())
}

/// The names on open cards, each opened through the gate: a few at most.
async fn opened(request: &Request, cards: &[ContactId]) -> Result<Vec<OpenCard>, Refused> {
    let mut open = Vec::with_capacity(cards.len());
    for id in cards {
        let Ok((mut tx, permit)) = request
            .access()
            .reading(request.who()?, Act::ContactRead, *id)
            .await
        else {
            continue;
        };
        let Some(card) = card::read(&mut tx, &permit).await? else {
            continue;
        };
        let hour = card
            .appointment_at
            .map(|hour| format!(", {hour} Uhr"))
            .unwrap_or_default();
        let appointment = card.appointment_on.map(|day| format!("{}{hour}", day.german()));
        open.push(OpenCard {
            id: *id,
            name: permit.reveal(&card.name).cloned().unwrap_or_default(),
            appointment: appointment.unwrap_or_default(),
        });
    }
    Ok(open)
}

/// The list as a spreadsheet: codes only, no names and no notes.
pub(crate) async fn workbook(request: Request) -> Answer {
    let (mut tx, permit) = request.access().list(request.who()?, Act::ContactList).await?;
    let query = request.query();
    let today = permit.now().day();
    let wanted = Wanted {
        limit: MOST_EXPORTED,
        after: None,
        ..Filter::read(&query).wanted(today, &query)
    };
    let lines = list::lines(&mut tx, &permit, &wanted).await?;
    drop(tx);
    let sheets = [table(&lines)];
    let printed = beside(move || print::public(Work::Xlsx(&sheets))).await?;
    file(
        printed.bytes,
        printed.kind.media_type(),
        &format!("kontakte-{today}.xlsx"),
    )
}

fn table(lines: &[Line]) -> Table {
    let texts = [
        "Aufgabenbereich",
        "Art",
        "Weg",
        "Themen",
        "Sprache",
        "Sprachmittlung",
        "Dauer",
        "Kommune",
        "Ergebnis",
        "Im Fall",
    ];
    let columns = std::iter::once(Column::day("Tag")).chain(texts.map(Column::text));
    let mut table = Table::new("Kontakte", columns).with_note("Ohne Namen und Notizen.");
    for line in lines {
        table.push([
            Cell::Day(line.on),
            Cell::text(line.kind.task_area().german()),
            Cell::text(line.kind.german()),
            Cell::text(line.mode.german()),
            Cell::text(line.topics_german()),
            Cell::text(
                line.language
                    .map_or("andere", base::language::Language::german_name),
            ),
            Cell::text(line.interpreter.german()),
            Cell::text(line.minutes.german()),
            Cell::text(&line.municipality),
            Cell::text(line.result.german()),
            Cell::text(if line.case.is_some() { "ja" } else { "nein" }),
        ]);
    }
    table
}
