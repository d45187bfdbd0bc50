//! All requests of the house with their due days, for whoever watches the clock. No person is named or linked.

use access::act::Act;
use askama::Template;
use base::day::Day;
use web::answer::{Answer, page};
use web::components::{empty, list, tag};
use web::request::Request;
use web::shell::Shell;

use crate::request::store::{self, Listed};

struct Row {
    request: Listed,
    is_late: bool,
    days_left: i64,
}

impl Row {
    fn closed(&self) -> String {
        self.request.closed_on.map(Day::german).unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "rights/list.html")]
struct ListPage {
    shell: Shell,
    open: Vec<Row>,
    closed: Vec<Row>,
    late: usize,
    open_head: list::Head,
    closed_head: list::Head,
}

/// Shows open requests and those that were answered lately.
///
/// # Errors
/// [`web::answer::Refused::NotFound`] if the policy says no.
pub(crate) async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .enter(request.who()?, Act::SubjectRequestList)
        .await?;
    let today = permit.now().day();
    let row = |one: Listed| Row {
        is_late: one.due_on < today,
        days_left: i64::from(today.days_until(one.due_on)),
        request: one,
    };
    let open: Vec<Row> = store::open(&mut tx, &permit)
        .await?
        .into_iter()
        .map(row)
        .collect();
    let closed: Vec<Row> = store::closed(&mut tx, &permit)
        .await?
        .into_iter()
        .map(row)
        .collect();
    drop(tx);
    let address = list::ListAddress::new(super::LIST);
    page(&ListPage {
        shell: request.shell("Anträge zu Daten"),
        late: open.iter().filter(|row| row.is_late).count(),
        open,
        closed,
        open_head: list::Head::new(&address)
            .column("Antrag")
            .column("Eingang")
            .column("Fällig")
            .column("Verantwortlich")
            .column("Aufgenommen von"),
        closed_head: list::Head::new(&address)
            .column("Antrag")
            .column("Eingang")
            .column("Beantwortet")
            .column("Ergebnis")
            .column("Aufgenommen von"),
    })
}
