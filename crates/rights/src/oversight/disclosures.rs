//! The list of everything that went out in a month: when, by whom, to whom, on which basis, which kinds of data.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use charts::cell::Cell;
use charts::table::{Column, Table};
use consents::model::basis::BasisKind;
use consents::model::path::OutgoingPath;
use consents::words::Words;
use web::answer::{Answer, beside, file, page};
use web::components::field::Choice;
use web::components::list::{ListAddress, PAGE, Pager};
use web::components::{button, data, empty, field, tag};
use web::request::Request;
use web::shell::Shell;

use crate::oversight::model::Month;
use crate::oversight::store::passed::{self, Passed, PassedFilter};

pub(crate) const PATH: &str = "/datenschutz/weitergaben";
const EXPORT: &str = "/datenschutz/weitergaben.csv";
const ROWS: usize = 50;
const FETCHED: i64 = 51;
/// The file holds the whole month, read in parts.
const READ_AT_ONCE: i64 = 1_000;
const MONTHS_OFFERED: i32 = 24;
const MONTHS_COUNTED: i32 = 6;

/// A line as people read it.
pub(crate) struct Line {
    pub(crate) at: String,
    pub(crate) by: String,
    pub(crate) recipient: String,
    pub(crate) basis: String,
    pub(crate) is_law: bool,
    pub(crate) thing: String,
    pub(crate) purpose: String,
    pub(crate) categories: String,
    pub(crate) controller: String,
    /// The trail of the person it is about.
    pub(crate) trail: String,
}

impl Line {
    fn of(one: &Passed, words: Words<'_>) -> Self {
        let categories: Vec<&str> = one.categories.iter().map(|category| category.short()).collect();
        let recipient = match (one.recipient_kind.as_str(), &one.organisation) {
            ("organisation", Some(name)) => name.clone(),
            ("person", _) => "die Person selbst".to_owned(),
            ("controller", _) => "im eigenen Haus".to_owned(),
            _ => "von der Person benannte Stelle".to_owned(),
        };
        Self {
            at: one.at.german(),
            by: one.by.clone(),
            recipient,
            basis: basis(&one.basis),
            is_law: one.basis == BasisKind::Law.code(),
            thing: one
                .thing
                .parse::<OutgoingPath>()
                .map_or_else(|_| one.thing.clone(), |path| path.german().to_owned()),
            purpose: words.of(&format!("purpose-{}", one.purpose)),
            categories: categories.join(", "),
            controller: one.controller.clone(),
            trail: ListAddress::new("/protokoll")
                .with("kennung", &one.person)
                .to_string(),
        }
    }
}

/// The German name of a basis.
pub(crate) fn basis(code: &str) -> String {
    code.parse::<BasisKind>()
        .map_or_else(|_| code.to_owned(), |kind| kind.german().to_owned())
}

/// How often something went out by month and basis, the latest month first; months without stand there, too.
pub(crate) fn counted(months: &[Month], counts: &std::collections::BTreeMap<(String, String), i64>) -> Table {
    let mut columns = vec![Column::text("Monat")];
    columns.extend(BasisKind::ALL.iter().map(|kind| Column::number(kind.german())));
    let mut table = Table::new("Weitergaben je Monat und Grundlage", columns);
    for month in months {
        let of = |kind: &BasisKind| {
            let key = (month.to_string(), kind.code().to_owned());
            Cell::Number(counts.get(&key).copied().unwrap_or_default())
        };
        let numbers = BasisKind::ALL.iter().map(of);
        table.push(std::iter::once(Cell::text(month.german())).chain(numbers));
    }
    table
}

#[derive(Template)]
#[template(path = "rights/disclosures.html")]
struct DisclosuresPage {
    shell: Shell,
    counts: Table,
    months: Vec<Choice>,
    bases: Vec<Choice>,
    month: String,
    lines: Vec<Line>,
    export: String,
    pager: Pager,
}

struct Wanted {
    filter: PassedFilter,
    address: ListAddress,
}

fn wanted(request: &Request, today: Day) -> Wanted {
    let query = request.query();
    let month = query.line("monat").parse().unwrap_or_else(|_| Month::of(today));
    let basis = query.line("grundlage").parse::<BasisKind>().ok();
    let before = query
        .text(PAGE)
        .split_once('_')
        .and_then(|(day, id)| Some((day.parse().ok()?, id.parse::<RowId>().ok()?)));
    let address = ListAddress::new(PATH)
        .with("monat", month)
        .with("grundlage", basis.map(BasisKind::code).unwrap_or_default());
    Wanted {
        filter: PassedFilter {
            month,
            basis: basis.map(|kind| kind.code().to_owned()),
            before,
        },
        address,
    }
}

/// Shows a page of the list.
pub(crate) async fn list(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::OversightRead).await?;
    let today = permit.now().day();
    let Wanted { filter, address } = wanted(&request, today);
    let mut found = passed::passed(&mut tx, &permit, (&filter, FETCHED)).await?;
    let counted_months = Month::of(today).and_before(MONTHS_COUNTED);
    let span = (
        Month::of(today).back(MONTHS_COUNTED - 1).first(),
        Month::of(today).end(),
    );
    let counts = passed::by_basis(&mut tx, &permit, span).await?;
    drop(tx);
    let goes_on = found.len() > ROWS;
    found.truncate(ROWS);
    let next = found
        .last()
        .filter(|_| goes_on)
        .map(|last| address.clone().with(PAGE, format!("{}_{}", last.on, last.id)));
    let is_first = filter.before.is_none();
    let words = Words::german();
    let month_choice = |month: Month| Choice::new(month, month.german()).chosen_if(month == filter.month);
    let basis_choice = |kind: &BasisKind| {
        Choice::new(kind.code(), kind.german()).chosen_if(filter.basis.as_deref() == Some(kind.code()))
    };
    page(&DisclosuresPage {
        shell: request.shell("Weitergaben"),
        counts: counted(&counted_months, &counts),
        months: Month::of(today)
            .and_before(MONTHS_OFFERED)
            .into_iter()
            .map(month_choice)
            .collect(),
        bases: BasisKind::ALL.iter().map(basis_choice).collect(),
        month: filter.month.german(),
        export: address.to_string().replacen(PATH, EXPORT, 1),
        pager: Pager::on_this_page(found.len(), ("Weitergabe", "Weitergaben"))
            .previous((!is_first).then(|| address.clone()))
            .next(next),
        lines: found.iter().map(|one| Line::of(one, words)).collect(),
    })
}

/// The month as a file for a spreadsheet; that it was taken stands in the trail.
pub(crate) async fn export(request: Request) -> Answer {
    let who = request.who()?;
    let access = request.access();
    let (tx, _) = access
        .enter_writing(who, Act::OversightRead, AuditSubject::House)
        .await?;
    tx.commit().await?;
    let (mut tx, permit) = access.enter(who, Act::OversightRead).await?;
    let Wanted { filter, .. } = wanted(&request, permit.now().day());
    let mut part = PassedFilter {
        before: None,
        ..filter
    };
    let mut found = Vec::new();
    loop {
        let some = passed::passed(&mut tx, &permit, (&part, READ_AT_ONCE)).await?;
        let Some(last) = some.last() else { break };
        part.before = Some((last.on, last.id));
        found.extend(some);
    }
    drop(tx);
    let printed = beside(move || print::public(print::Work::Csv(&table(&found)))).await?;
    file(printed.bytes, printed.kind.media_type(), "weitergaben.csv")
}

fn table(found: &[Passed]) -> Table {
    let headings = [
        "Zeit",
        "Wer",
        "Empfänger",
        "Grundlage",
        "Form",
        "Zweck",
        "Datenarten",
        "Verantwortlich",
    ];
    let mut table = Table::new("Weitergaben", headings.map(Column::text));
    for one in found {
        let line = Line::of(one, Words::german());
        let cells = [
            line.at,
            line.by,
            line.recipient,
            line.basis,
            line.thing,
            line.purpose,
            line.categories,
            line.controller,
        ];
        table.push(cells.map(Cell::Text));
    }
    table
}
