//! The tables there are, each with what it counts and its latest time.

use access::act::Act;
use askama::Template;
use figures::kind::Kind;
use figures::period::{Length, Period};
use figures::snapshot::store;
use web::answer::{Answer, page};
use web::components::empty;
use web::request::Request;
use web::shell::Shell;

#[derive(Template)]
#[template(path = "insights/list.html")]
struct ListPage {
    shell: Shell,
    tables: Vec<(Kind, Option<Period>)>,
}

impl ListPage {
    fn is_empty(&self) -> bool {
        self.tables.iter().all(|(_, period)| period.is_none())
    }
}

/// `GET /zahlen`
pub(crate) async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::FiguresRead).await?;
    let latest = store::latest(&mut tx, &permit).await?;
    let latest_of = |kind: Kind| {
        latest
            .iter()
            .find(|(own, _)| *own == kind)
            .map(|(_, period)| *period)
    };
    page(&ListPage {
        shell: request.shell("Zahlen"),
        tables: Kind::ALL.iter().map(|kind| (*kind, latest_of(*kind))).collect(),
    })
}
