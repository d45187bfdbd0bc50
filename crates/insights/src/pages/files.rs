//! The same table as file: spreadsheet, CSV, paper. No number differs from the page.

use base::language::Language;
use charts::chart::{Chart, Width};
use charts::table::Table as Rows;
use organisation::memory::structure;
use print::document::{Document, Letterhead, Template};
use print::{Work, data, public};
use web::answer::{Answer, beside, file, go_to};
use web::request::Request;

use super::shown::Table;

const PAPER: Template = Template {
    name: "figures",
    source: include_str!("../../templates/print/figures.typ"),
};

/// So many columns stand on a page in upright format.
const MOST_UPRIGHT: usize = 6;

/// How to read the table, in a file.
const READING: &str = "Werte sind auf 5 gerundet; „unter 5“: keine, eine oder zwei; „–“: zurückgehalten, weil sich sonst \
                       auf wenige Menschen schließen ließe. Jede Zahl ist für sich gerundet, Summen müssen nicht aufgehen.";

/// `GET /zahlen/tabelle.xlsx`
pub(crate) async fn workbook(request: Request) -> Answer {
    let table = Table::asked(&request).await?;
    let Some((_, rows)) = content(&table) else {
        return nothing_yet(&table);
    };
    let name = name(&table, "xlsx");
    let printed = beside(move || public(Work::Xlsx(&[rows]))).await?;
    file(printed.bytes, printed.kind.media_type(), &name)
}

/// `GET /zahlen/tabelle.csv`
pub(crate) async fn separated(request: Request) -> Answer {
    let table = Table::asked(&request).await?;
    let Some((_, rows)) = content(&table) else {
        return nothing_yet(&table);
    };
    let name = name(&table, "csv");
    let printed = beside(move || public(Work::Csv(&rows))).await?;
    file(printed.bytes, printed.kind.media_type(), &name)
}

/// `GET /zahlen/tabelle.pdf`
pub(crate) async fn paper(request: Request) -> Answer {
    let table = Table::asked(&request).await?;
    let Some((chart, rows)) = content(&table) else {
        return nothing_yet(&table);
    };
    let structure = structure(&request).await?;
    let district = structure.as_deref().map(|structure| &structure.district);
    let controller = structure
        .as_deref()
        .and_then(|structure| structure.controller_of(structure.district.administration));
    let title = rows.caption().to_owned();
    let document = Document {
        template: PAPER,
        title: district.map_or_else(
            || title.clone(),
            |district| format!("{title} – {}", district.name),
        ),
        language: Language::German,
        printed_on: request.access().clock().now().day(),
        letterhead: controller.map(|known| Letterhead::of(&known.name, known.address.as_deref())),
        demo: request.house().running.is_demo,
        data: serde_json::json!({
            "explanation": table.kind.explanation(),
            "is_wide": rows.columns().len() > MOST_UPRIGHT,
            "picture": chart.map(|chart| data::chart(&chart, Width::Wide)),
            "rows": data::table(&rows),
        }),
    };
    let name = name(&table, "pdf");
    let printed = beside(move || public(&document)).await?;
    file(printed.bytes, printed.kind.media_type(), &name)
}

/// What the file shows, if the table was published at all.
fn content(table: &Table) -> Option<(Option<Chart>, Rows)> {
    let view = table.view()?;
    let rows = view.table();
    let note = [rows.note().unwrap_or_default(), READING].join(" ");
    Some((view.chart(&table.curves), rows.with_note(note.trim())))
}

/// The page says when there will be something.
fn nothing_yet(table: &Table) -> Answer {
    go_to(&table.address("/zahlen/tabelle"))
}

fn name(table: &Table, extension: &str) -> String {
    let period = table
        .published
        .as_ref()
        .map(|published| published.period.to_string());
    let kind = table
        .kind
        .german()
        .to_lowercase()
        .replace('ä', "ae")
        .replace('ü', "ue")
        .replace(' ', "-");
    format!("zahlen-{kind}-{}.{extension}", period.unwrap_or_default())
}
