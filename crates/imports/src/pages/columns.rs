//! Say what the columns of a list mean; then its rows are gone through once, beside one's own persons.

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::ids::{ImportId, PersonId};
use base::input::InputErrors;
use base::refusal::Refusal;
use organisation::memory::structure;
use people::index::scope::Scope;
use people::index::{PersonIndex, Readiness};
use web::answer::{Answer, Refused, go_to, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::check::checked;
use crate::column::{Field, guessed};
use crate::finding::{Finding, Findings};
use crate::mapping::{Mapping, fingerprint};
use crate::pages::{next_page, shell};
use crate::row::{Places, Reading};
use crate::staging::headings;
use crate::store::part::Part;
use crate::store::run::{Run, RunState};
use crate::store::{heading, part, run};
use web::upload::sheet::{MOST_ABOVE, Row, column_name};

/// How many values of a column are shown.
const EXAMPLES: usize = 3;
/// How long an example is.
const LONGEST_EXAMPLE: usize = 40;
const HEADINGS: &str = "ueberschriften";
const STEP: &str = "schritt";
const READ_AGAIN: &str = "zeile";

/// A column with its heading, what stands in it, and what it means.
struct ShownColumn {
    name: String,
    label: String,
    examples: String,
    field: &'static str,
}

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct ColumnsPage {
    shell: Shell,
    id: ImportId,
    columns: Vec<ShownColumn>,
    fields: Vec<Choice>,
    lines: Vec<Choice>,
    line: String,
    left_out: usize,
    further_sheets: i64,
    rows: usize,
    hint: Option<String>,
    errors: InputErrors,
}

/// A list with its rows, opened.
struct Opened {
    run: Run,
    rows: Vec<Row>,
}

pub(super) async fn ask(request: Request) -> Answer {
    let opened = opened(&request).await?;
    if !is_open(&opened.run) {
        return go_to(&next_page(opened.run.id, opened.run.state));
    }
    let (place, mapping) = (opened.run.heading_index(), opened.run.mapping.clone());
    page(&columns_page(
        &request,
        &opened,
        (place, &mapping),
        InputErrors::new(),
    ))
}

pub(super) async fn answer(request: Request) -> Answer {
    let opened = opened(&request).await?;
    let form = request.form()?;
    if !is_open(&opened.run) {
        return go_to(&next_page(opened.run.id, opened.run.state));
    }
    let place = place_typed(&form, &opened);
    let headings = headings(&opened.rows, place, opened.run.columns());
    if form.text(STEP) == READ_AGAIN {
        let mapping = Mapping::of(guessed(&headings));
        return page(&columns_page(
            &request,
            &opened,
            (place, &mapping),
            InputErrors::new(),
        ));
    }
    let mapping = mapping_typed(&form, opened.run.columns());
    if let Err(refused) = mapping.clone().checked() {
        let mut errors = InputErrors::new();
        errors.add("spalte_0", refused.german());
        return page_again(&columns_page(&request, &opened, (place, &mapping), errors));
    }
    let Some(findings) = findings(&request, &opened, (place, &mapping)).await? else {
        let hint = "Ihre Personen werden noch eingelesen, damit Doppelte auffallen. Bitte versuchen Sie es gleich noch einmal.";
        let waiting = ColumnsPage {
            hint: Some(hint.to_owned()),
            ..columns_page(&request, &opened, (place, &mapping), InputErrors::new())
        };
        return page_again(&waiting);
    };
    keep(&request, &opened, (place, &mapping), findings).await?;
    go_to(&next_page(opened.run.id, RunState::Checked))
}

fn is_open(run: &Run) -> bool {
    matches!(run.state, RunState::Staged | RunState::Checked)
}

async fn opened(request: &Request) -> Result<Opened, Refused> {
    let id: ImportId = request.path_value("id")?;
    let (mut tx, permit) = request
        .access()
        .reading(request.who()?, Act::ImportRun, id)
        .await?;
    let run = run::of_file(&mut tx, &permit).await?.ok_or(Refused::NotFound)?;
    let parts = part::read(&mut tx, &permit, (0, run.part_count)).await?;
    Ok(Opened {
        run,
        rows: revealed(&permit, &parts),
    })
}

fn revealed(permit: &Permit<ImportId>, parts: &[Part]) -> Vec<Row> {
    let shown = parts.iter().filter_map(|part| permit.reveal(&part.rows));
    shown.flat_map(|rows| rows.0.iter().cloned()).collect()
}

/// Which of the rows holds the headings, as typed; it is one of the first and has rows below.
fn place_typed(form: &Form, opened: &Opened) -> usize {
    let number: u32 = form.text(HEADINGS).parse().unwrap_or(0);
    let first = opened
        .rows
        .iter()
        .take(MOST_ABOVE.min(opened.rows.len().saturating_sub(1)));
    let place = first.enumerate().find(|(_, row)| row.number == number);
    place.map_or(opened.run.heading_index(), |(place, _)| place)
}

fn mapping_typed(form: &Form, columns: usize) -> Mapping {
    let field = |column| form.text(&format!("spalte_{column}")).parse::<Field>().ok();
    Mapping::of((0..columns).map(field).collect())
}

/// Goes through all rows beside the request; nothing while nobody can say who is already there.
async fn findings(
    request: &Request,
    opened: &Opened,
    (place, mapping): (usize, &Mapping),
) -> Result<Option<Vec<Finding>>, Refused> {
    let index = request.room::<PersonIndex>()?.clone();
    if index.readiness() != Readiness::Ready {
        return Ok(None);
    }
    let (tx, permit) = request.access().list(request.who()?, Act::PersonSearch).await?;
    drop(tx);
    let scope = Scope::of(&permit);
    let structure = structure(request).await?;
    let (today, ids) = (permit.now().day(), request.access().ids().clone());
    let (rows, mapping) = (opened.rows.clone(), mapping.clone());
    let found = tokio::task::spawn_blocking(move || {
        let places = Places::of(structure.as_deref());
        let reading = Reading {
            mapping: &mapping,
            places: &places,
            today,
        };
        let known = |details: &_| -> Option<PersonId> {
            index.doubles(&scope, details, 1).first().map(|hit| hit.person)
        };
        checked(rows.get(place + 1..).unwrap_or_default(), &reading, &ids, known)
    });
    Ok(Some(found.await.map_err(Refused::failed)?))
}

/// Keeps what was chosen and found out, and remembers the choice for the next list of this kind.
async fn keep(
    request: &Request,
    opened: &Opened,
    (place, mapping): (usize, &Mapping),
    findings: Vec<Finding>,
) -> Result<(), Refused> {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .writing(who, Act::ImportRun, opened.run.id)
        .await?;
    let chosen = (i64::try_from(place).unwrap_or(0), mapping);
    if run::set_mapping(&mut tx, &permit, chosen, RunState::Checked).await? {
        let mut findings = findings.into_iter().peekable();
        for (number, rows) in (0..).zip(opened.rows.chunks(part::ROWS)) {
            let last = rows.last().map_or(0, |row| row.number);
            let mut own = Vec::new();
            while let Some(finding) = findings.next_if(|finding| finding.number <= last) {
                own.push(finding);
            }
            part::set_findings(&mut tx, &permit, number, &Findings(own)).await?;
        }
        let headings = headings(&opened.rows, place, opened.run.columns());
        if let Some(fingerprint) = fingerprint(&headings) {
            heading::remember(&mut tx, &permit, &fingerprint, mapping).await?;
        }
    }
    Ok(tx.commit().await?)
}

fn columns_page(
    request: &Request,
    opened: &Opened,
    (place, mapping): (usize, &Mapping),
    errors: InputErrors,
) -> ColumnsPage {
    let run = &opened.run;
    let headings = headings(&opened.rows, place, run.columns());
    let below = opened.rows.get(place + 1..).unwrap_or_default();
    let columns: Vec<ShownColumn> = headings
        .iter()
        .enumerate()
        .map(|(column, heading)| ShownColumn {
            name: format!("spalte_{column}"),
            label: match cut(heading).as_str() {
                "" => format!("Spalte {} (ohne Überschrift)", column_name(column)),
                heading => format!("Spalte {}: {heading}", column_name(column)),
            },
            examples: examples(below, column),
            field: mapping.at(column).map_or("", Field::code),
        })
        .collect();
    let first = opened
        .rows
        .iter()
        .take(MOST_ABOVE.min(opened.rows.len().saturating_sub(1)));
    let lines = first.map(|row| {
        let words: Vec<String> = row
            .cells
            .iter()
            .filter(|cell| !cell.is_empty())
            .take(4)
            .map(|cell| cut(cell))
            .collect();
        Choice::new(row.number, format!("Zeile {}: {}", row.number, words.join(" | ")))
    });
    ColumnsPage {
        shell: shell(request, run.id, "Spalten zuordnen"),
        id: run.id,
        left_out: columns.iter().filter(|column| column.field.is_empty()).count(),
        columns,
        fields: Field::ALL
            .iter()
            .map(|field| Choice::new(field.code(), field.german()))
            .collect(),
        lines: lines.collect(),
        line: opened
            .rows
            .get(place)
            .map(|row| row.number.to_string())
            .unwrap_or_default(),
        further_sheets: run.further_sheets,
        rows: below.len(),
        hint: None,
        errors,
    }
}

/// The first values of a column.
fn examples(rows: &[Row], column: usize) -> String {
    let cells = rows
        .iter()
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty());
    let shown: Vec<String> = cells.take(EXAMPLES).map(cut).collect();
    if shown.is_empty() {
        "leer".to_owned()
    } else {
        format!("z. B. {}", shown.join(" · "))
    }
}

fn cut(text: &str) -> String {
    let line = base::names::one_line(text);
    if line.chars().count() <= LONGEST_EXAMPLE {
        return line;
    }
    let start: String = line.chars().take(LONGEST_EXAMPLE).collect();
    format!("{start}…")
}
