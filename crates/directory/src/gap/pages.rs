//! „Gibt es nicht": one form for a click, and what was missing in the last twelve months, counted exactly.

use std::collections::BTreeMap;

use askama::Template;
use base::day::Day;
use base::ids::MunicipalityId;
use base::input::InputErrors;
use base::language::Language;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use access::act::Act;

use crate::field::FieldOfAction;
use crate::gap::form::GapForm;
use crate::gap::model::{Gap, GapOrigin, GapReason};
use crate::gap::store::{self, Count};
use crate::look;
use crate::offer::form::names::Names;
use crate::topic::Topic;

const PATH: &str = "/angebote/fehlt";
/// The latest entries shown.
const LATEST: i64 = 50;
/// How far back the counts reach.
const MONTHS: i32 = 12;

/// The routes of missing offers.
pub(crate) fn routes() -> Routes {
    Routes::about("gap")
        .get(PATH, Act::GapRead, Fixture::None, page)
        .post(PATH, Act::GapAdd, Fixture::None, note)
}

#[derive(Template)]
#[template(path = "directory/gaps.html")]
struct GapPage {
    shell: Shell,
    form: GapForm,
    errors: InputErrors,
    fields: Vec<Choice>,
    topics: Vec<Choice>,
    municipalities: Vec<Choice>,
    languages: Vec<Choice>,
    reasons: Vec<Choice>,
    may_add: bool,
    columns: Vec<&'static str>,
    counts: Vec<CountRow>,
    total: (i64, i64),
    latest: Vec<GapRow>,
    since: String,
}

/// A municipality with the people per field, and their sum.
struct CountRow {
    place: String,
    people: Vec<i64>,
    sum: i64,
}

struct GapRow {
    day: String,
    what: String,
    place: String,
    language: &'static str,
    people: i64,
    reason: &'static str,
    origin: &'static str,
}

async fn page(request: Request) -> Answer {
    let (mut tx, permit) = look::enter(&request, Act::GapRead).await?;
    let names = look::names(&mut tx).await?;
    let query = request.query();
    let mut form = GapForm::read(&query);
    if form.municipality.is_empty() {
        form.municipality = own_place(&request, &names);
    }
    if form.people.is_empty() {
        "1".clone_into(&mut form.people);
    }
    answer_page(
        &shown(
            &request,
            &mut tx,
            (form, InputErrors::new()),
            (&names, permit.now().day()),
        )
        .await?,
    )
}

/// The municipality of the post, not more: who noted a gap is kept nowhere.
fn own_place(request: &Request, names: &Names) -> String {
    look::own_municipality(request)
        .filter(|id| names.municipality(*id).is_some())
        .map(|id| id.to_string())
        .unwrap_or_default()
}

async fn note(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::GapAdd).await?;
    let sent = request.form()?;
    let names = look::names(&mut tx).await?;
    let mut form = GapForm::read(&sent);
    // A click names no place; a form with the field left empty means none.
    if sent.all("kommune").is_empty() {
        form.municipality = own_place(&request, &names);
    }
    let today = permit.now().day();
    match form.checked(&names) {
        Ok(gap) => {
            store::note(&mut tx, gap, (request.access().ids(), today)).await?;
            tx.commit().await?;
            go_to_saying(PATH, "gemeldet")
        }
        Err(errors) => page_again(&shown(&request, &mut tx, (form, errors), (&names, today)).await?),
    }
}

async fn shown(
    request: &Request,
    tx: &mut Tx,
    (form, errors): (GapForm, InputErrors),
    (names, today): (&Names, Day),
) -> Result<GapPage, Refused> {
    let since = today.plus_months(-MONTHS);
    let counts = store::counts(tx, (since, today)).await?;
    let latest = store::latest(tx, (since, today), LATEST).await?;
    Ok(GapPage {
        shell: request.shell_below("Gibt es nicht", &[("Angebote", "/angebote")]),
        fields: FieldOfAction::ALL
            .iter()
            .map(|field| Choice::new(field, field.german()))
            .collect(),
        topics: Topic::ALL
            .iter()
            .map(|topic| Choice::new(topic, format!("{}: {}", topic.field().german(), topic.german())))
            .collect(),
        municipalities: look::choices(&names.municipalities),
        languages: Language::ALL
            .iter()
            .map(|language| Choice::new(language, language.german_name()))
            .collect(),
        reasons: GapReason::ALL
            .iter()
            .map(|reason| Choice::new(reason, reason.german()))
            .collect(),
        may_add: look::may(request, Act::GapAdd),
        columns: FieldOfAction::ALL.iter().map(|field| field.german()).collect(),
        total: total(&counts),
        counts: count_rows(&counts, names),
        latest: latest.iter().map(|gap| gap_row(gap, names)).collect(),
        since: since.german(),
        form,
        errors,
    })
}

fn total(counts: &[Count]) -> (i64, i64) {
    let entries = counts.iter().map(|count| count.entries).sum();
    let people = counts.iter().map(|count| count.people).sum();
    (entries, people)
}

/// A row for each municipality that was named, by name; entries without one come last.
fn count_rows(counts: &[Count], names: &Names) -> Vec<CountRow> {
    let mut by_place: BTreeMap<Option<MunicipalityId>, BTreeMap<FieldOfAction, i64>> = BTreeMap::new();
    for count in counts {
        let fields = by_place.entry(count.municipality).or_default();
        *fields.entry(count.field).or_default() += count.people;
    }
    let mut rows: Vec<CountRow> = by_place
        .iter()
        .map(|(place, fields)| CountRow {
            place: place_name(*place, names),
            people: FieldOfAction::ALL
                .iter()
                .map(|field| fields.get(field).copied().unwrap_or_default())
                .collect(),
            sum: fields.values().sum(),
        })
        .collect();
    rows.sort_by_key(|row| (row.place == NOWHERE, base::names::sort_key(&row.place)));
    rows
}

const NOWHERE: &str = "ohne Ort";

fn place_name(place: Option<MunicipalityId>, names: &Names) -> String {
    let name = place.and_then(|id| names.municipality(id));
    name.unwrap_or(NOWHERE).to_owned()
}

fn gap_row(gap: &Gap, names: &Names) -> GapRow {
    let what = &gap.what;
    GapRow {
        day: gap.noted_on.german(),
        what: match what.topic {
            Some(topic) => format!("{}: {}", what.field.german(), topic.german()),
            None => what.field.german().to_owned(),
        },
        place: place_name(what.municipality, names),
        language: what.language.map(Language::german_name).unwrap_or_default(),
        people: what.people,
        reason: what.reason.german(),
        origin: what.origin.german(),
    }
}

/// The address of the form with a field and place filled in, for rooms that lead there.
pub fn address(
    field: Option<FieldOfAction>,
    municipality: Option<MunicipalityId>,
    origin: GapOrigin,
) -> String {
    web::components::list::ListAddress::new(PATH)
        .with("feld", field.map(|field| field.to_string()).unwrap_or_default())
        .with(
            "kommune",
            municipality.map(|id| id.to_string()).unwrap_or_default(),
        )
        .with("herkunft", origin)
        .to_string()
}
