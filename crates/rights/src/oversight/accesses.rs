//! The list of files that somebody opened whose they are not: acute access and break-glass, open ones first to be seen.

use access::act::Act;
use access::relation::LeaseKind;
use access::subject::store::opening::{Opening, OpeningFilter, openings};
use askama::Template;
use base::ids::RowId;
use web::answer::{Answer, page};
use web::components::list::{ListAddress, PAGE, Pager, Place};
use web::components::{empty, tag};
use web::request::Request;
use web::shell::Shell;

pub(crate) const PATH: &str = "/datenschutz/zugriffe";
const ROWS: usize = 50;
const FETCHED: i64 = 51;

/// A line as people read it.
pub(crate) struct Line {
    pub(crate) kind: &'static str,
    pub(crate) is_break_glass: bool,
    pub(crate) by: String,
    pub(crate) whose: String,
    pub(crate) at: String,
    pub(crate) end: String,
    pub(crate) is_open: bool,
    pub(crate) ground: &'static str,
    /// How many lines of the trail tell of it.
    pub(crate) lines: i64,
    /// The trail of the file.
    pub(crate) trail: String,
}

impl Line {
    /// The line of an opening.
    pub(crate) fn of(one: &Opening) -> Self {
        Self {
            kind: one.kind.german(),
            is_break_glass: one.kind == LeaseKind::BreakGlass,
            by: one.account_name.clone(),
            whose: one.owner_name.clone(),
            at: one.granted_at.german(),
            end: one.ends_at.german(),
            is_open: one.is_open,
            ground: one.ground.map_or("", |ground| ground.german()),
            lines: one.lines,
            trail: ListAddress::new("/protokoll")
                .with("konto", one.account)
                .with("kennung", one.case)
                .to_string(),
        }
    }
}

#[derive(Template)]
#[template(path = "rights/accesses.html")]
struct AccessesPage {
    shell: Shell,
    lines: Vec<Line>,
    pager: Pager,
}

/// Shows a page of the list.
pub(crate) async fn list(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::OversightRead).await?;
    let before: Option<Place<RowId>> = request.query().text(PAGE).parse().ok();
    let filter = OpeningFilter {
        before: before.map(Into::into),
        ..OpeningFilter::default()
    };
    let mut found = openings(&mut tx, &permit, filter, FETCHED).await?;
    drop(tx);
    let goes_on = found.len() > ROWS;
    found.truncate(ROWS);
    let address = ListAddress::new(PATH);
    let next = found
        .last()
        .filter(|_| goes_on)
        .map(|last| address.clone().with(PAGE, Place(last.granted_at, last.id)));
    page(&AccessesPage {
        shell: request.shell("Akut- und Notzugriffe"),
        lines: found.iter().map(Line::of).collect(),
        pager: Pager::on_this_page(found.len(), ("Zugriff", "Zugriffe"))
            .previous(before.map(|_| address.clone()))
            .next(next),
    })
}
