//! What is addressed to one's own organisations, as a list and as a file without anybody's name.

use access::act::Act;
use access::permit::AddressedPermit;
use askama::Template;
use base::day::Day;
use charts::cell::Cell;
use charts::table::{Column, Table};
use consents::gate::Gate;
use db::tx::Tx;
use print::Work;
use referrals::model::state::State;
use referrals::pages::state_tag;
use referrals::partner::{Addressed, listed};
use web::answer::{Answer, Refused, beside, file, page};
use web::components::tag::Tag;
use web::components::{button, empty, field};
use web::request::Request;
use web::shell::Shell;

#[derive(Template)]
#[template(path = "portal/partner_list.html")]
struct ListPage {
    shell: Shell,
    searched: String,
    groups: Vec<Group>,
    count: usize,
}

struct Group {
    title: &'static str,
    rows: Vec<Row>,
}

struct Row {
    code: String,
    href: String,
    to: String,
    state: Tag,
    sent: String,
    due: String,
    by: String,
}

pub(super) async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .addressed(request.who()?, Act::ReferralList)
        .await?;
    let searched = request.query().line("nummer");
    let mut all = seen(&request, &mut tx, &permit).await?;
    if !searched.is_empty() {
        let wanted = searched.to_uppercase();
        all.retain(|one| one.code.contains(&wanted));
    }
    let today = permit.now().day();
    let group = |title, is_in: fn(State) -> bool| Group {
        title,
        rows: all
            .iter()
            .filter(|one| is_in(one.state()))
            .map(|one| row(one, today))
            .collect(),
    };
    let groups = [
        group("Neu, noch ohne Antwort", |state| state == State::Sent),
        group("Auf der Warteliste", |state| state == State::Waitlisted),
        group("Angenommen und begonnen", |state| {
            matches!(state, State::Accepted | State::Started)
        }),
        group("Beendet", State::has_ended),
    ];
    page(&ListPage {
        shell: request.shell("Vermittlungen an uns"),
        searched,
        count: all.len(),
        groups: groups
            .into_iter()
            .filter(|group| !group.rows.is_empty())
            .collect(),
    })
}

/// What may be seen today; the consent is asked for every time.
async fn seen(request: &Request, tx: &mut Tx, permit: &AddressedPermit) -> Result<Vec<Addressed>, Refused> {
    Ok(listed(tx, permit, request.room::<Gate>()?).await?)
}

fn row(one: &Addressed, today: Day) -> Row {
    Row {
        code: one.code.clone(),
        href: format!("/partner/vermittlungen/{}", one.id),
        to: one.to.clone(),
        state: state_tag(one.state(), one.course.is_late(today)),
        sent: one.course.sent_on.map_or_else(String::new, Day::german),
        due: one
            .course
            .answer_due_on
            .filter(|_| one.state() == State::Sent)
            .map_or_else(String::new, Day::german),
        by: one.by.clone(),
    }
}

/// The same list as a file: numbers, offers and days; nobody is named in it.
pub(super) async fn export(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .addressed(request.who()?, Act::ReferralList)
        .await?;
    request.form()?;
    let all = seen(&request, &mut tx, &permit).await?;
    let today = permit.now().day();
    let mut table = Table::new("Vermittlungen an uns", columns()).with_note("Ohne Namen und Inhalte.");
    for one in &all {
        table.push(cells(one, today));
    }
    let printed = beside(move || print::public(Work::Xlsx(&[table]))).await?;
    file(printed.bytes, printed.kind.media_type(), "vermittlungen.xlsx")
}

fn columns() -> [Column; 8] {
    [
        Column::text("Nummer"),
        Column::text("Angebot"),
        Column::text("Stand"),
        Column::day("Versandt"),
        Column::day("Antwort bis"),
        Column::day("Beantwortet"),
        Column::day("Begonnen"),
        Column::number("Wartetage"),
    ]
}

fn cells(one: &Addressed, today: Day) -> [Cell; 8] {
    let day = |day: Option<Day>| day.map_or(Cell::Empty, Cell::Day);
    [
        Cell::text(one.code.as_str()),
        Cell::text(one.to.as_str()),
        Cell::text(one.state().german()),
        day(one.course.sent_on),
        day(one.course.answer_due_on),
        day(one.course.answered_on),
        day(one.course.started_on),
        one.course
            .waiting_days(today)
            .map_or(Cell::Empty, |days| Cell::Number(i64::from(days))),
    ]
}
