//! One table: its picture, its rows, and how to read it.

use askama::Template;
use charts::chart::Chart;
use charts::table::Table as Rows;
use web::answer::{Answer, page};
use web::components::field::{self, Choice};
use web::components::{button, data, empty, figure};
use web::request::Request;
use web::shell::Shell;

use super::shown::Table;

#[derive(Template)]
#[template(path = "insights/table.html")]
struct TablePage {
    shell: Shell,
    table: Table,
    times: Vec<Choice>,
    content: Option<(Option<Chart>, Rows)>,
}

/// `GET /zahlen/tabelle`
pub(crate) async fn show(request: Request) -> Answer {
    let table = Table::asked(&request).await?;
    let shown = table.published.as_ref().map(|published| published.period);
    let times = table
        .periods
        .iter()
        .map(|period| Choice::new(period.to_string(), period.german()).chosen_if(Some(*period) == shown))
        .collect();
    let content = table.view().map(|view| (view.chart(&table.curves), view.table()));
    page(&TablePage {
        shell: request.shell_below(table.kind.german(), &[("Zahlen", "/zahlen")]),
        times,
        content,
        table,
    })
}
