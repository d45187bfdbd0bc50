//! Look at the rows as they are understood, choose among them, and begin to take over.

use std::collections::{BTreeSet, HashMap};

use access::act::Act;
use askama::Template;
use base::ids::{ImportId, PersonId};
use organisation::memory::structure;
use organisation::model::structure::Structure;
use people::shown::{ShownPerson, shown};
use post::job::queue;
use web::answer::{Answer, Refused, go_to, page};
use web::components::list::{ListAddress, PAGE, Pager};
use web::components::{button, empty, notice, tabs, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::finding::{Becomes, Double, Finding, Findings};
use crate::pages::{PATH, next_page, shell, take_over_job};
use crate::row::problem::Problem;
use crate::row::{Places, Reading, Understood, understood};
use crate::store::run::{Run, RunState};
use crate::store::{part, run};
use web::upload::sheet::Row;

const ON_A_PAGE: usize = 50;
const VIEW: &str = "ansicht";
const STEP: &str = "schritt";
const TAKE_OVER: &str = "uebernehmen";

db::coded! {
    /// Which rows are looked at.
    pub enum View {
        /// All of them.
        All = "alle",
        /// Those that may be there already.
        Doubles = "doppelte",
        /// Those that cannot be read.
        Wrong = "fehler",
    }
}

impl View {
    fn holds(self, finding: &Finding) -> bool {
        match self {
            Self::All => true,
            Self::Doubles => finding.double.is_some(),
            Self::Wrong => !finding.can_be_chosen(),
        }
    }
}

/// A row as it is understood.
struct ShownRow {
    number: u32,
    name: String,
    born: String,
    language: &'static str,
    place: String,
    phase: &'static str,
    becomes: Becomes,
    is_chosen: bool,
    can_be_chosen: bool,
    double: Option<ShownDouble>,
    problems: Vec<(String, &'static str)>,
}

enum ShownDouble {
    Person(ShownPerson),
    Row(u32),
}

impl ShownRow {
    fn tag(&self) -> tag::Tag {
        match self.becomes {
            Becomes::Case => tag::success(self.becomes.german()),
            Becomes::Card => tag::note(self.becomes.german()),
            Becomes::Nothing => tag::danger("Fehler"),
        }
    }
}

/// How many rows become what.
#[derive(Default)]
struct Sums {
    chosen_cases: usize,
    chosen_cards: usize,
    doubles: usize,
    wrong: usize,
    all: usize,
}

impl Sums {
    fn of<'f>(findings: impl Iterator<Item = &'f Finding>) -> Self {
        findings.fold(Self::default(), |mut sums, finding| {
            sums.all += 1;
            sums.doubles += usize::from(finding.double.is_some());
            sums.wrong += usize::from(!finding.can_be_chosen());
            match finding.becomes {
                Becomes::Case if finding.is_chosen => sums.chosen_cases += 1,
                Becomes::Card if finding.is_chosen => sums.chosen_cards += 1,
                _ => {}
            }
            sums
        })
    }

    fn chosen(&self) -> usize {
        self.chosen_cases + self.chosen_cards
    }

    /// The words of the button that begins.
    fn button(&self) -> String {
        match self.chosen() {
            1 => "1 Zeile übernehmen".to_owned(),
            many => format!("{many} Zeilen übernehmen"),
        }
    }
}

#[derive(Template)]
#[template(path = "imports/preview.html")]
struct PreviewPage {
    shell: Shell,
    id: ImportId,
    sums: Sums,
    tabs: tabs::Tabs,
    rows: Vec<ShownRow>,
    pager: Pager,
    view: View,
    skip: usize,
    hint: Option<&'static str>,
}

pub(super) async fn show(request: Request) -> Answer {
    let query = request.query();
    preview(&request, (view_of(&query), skip_of(&query)), None).await
}

pub(super) async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let id: ImportId = request.path_value("id")?;
    let (mut tx, permit) = access.reading(who, Act::ImportRun, id).await?;
    let own = run::of_file(&mut tx, &permit).await?.ok_or(Refused::NotFound)?;
    drop(tx);
    let form = request.form()?;
    if own.state != RunState::Checked {
        return go_to(&next_page(id, own.state));
    }
    let (mut tx, permit) = access.writing(who, Act::ImportRun, id).await?;
    let mut chosen = 0;
    for (number, findings) in part::findings(&mut tx, id).await? {
        let ticked = ticked(&findings, &form);
        chosen += ticked.0.iter().filter(|finding| finding.is_chosen).count();
        if ticked != findings {
            part::set_findings(&mut tx, &permit, number, &ticked).await?;
        }
    }
    let begins = form.text(STEP) == TAKE_OVER && chosen > 0;
    if begins {
        let job = queue(&mut tx, &take_over_job(&request)?, access.ids(), permit.now()).await?;
        let states = (RunState::Checked, RunState::Running);
        // Sent twice, the second one finds the list under way and queues nothing.
        if !run::begin(&mut tx, (id, who.account), states, job).await? {
            return go_to(&next_page(id, RunState::Running));
        }
    }
    tx.commit().await?;
    if begins {
        return go_to(&next_page(id, RunState::Running));
    }
    if form.text(STEP) == TAKE_OVER {
        let hint = "Es ist keine Zeile ausgewählt.";
        return preview(&request, (view_of(&form), skip_of(&form)), Some(hint)).await;
    }
    let address = address(id, view_of(&form)).with(PAGE, skip_of(&form));
    go_to(&address.to_string())
}

fn view_of(form: &Form) -> View {
    form.text(VIEW).parse().unwrap_or(View::All)
}

fn skip_of(form: &Form) -> usize {
    form.text(PAGE).parse().unwrap_or(0)
}

fn address(id: ImportId, view: View) -> ListAddress {
    let address = ListAddress::new(format!("{PATH}/{id}/vorschau"));
    if view == View::All {
        address
    } else {
        address.with(VIEW, view)
    }
}

/// The findings with the ticks of the rows that stood on the page; others stay as they are.
fn ticked(findings: &Findings, form: &Form) -> Findings {
    let numbers = |field| {
        form.all(field)
            .iter()
            .filter_map(|text| text.parse().ok())
            .collect::<BTreeSet<u32>>()
    };
    let (shown, ticks) = (numbers("gezeigt"), numbers("zeile"));
    let tick = |finding: &Finding| Finding {
        is_chosen: if shown.contains(&finding.number) {
            finding.can_be_chosen() && ticks.contains(&finding.number)
        } else {
            finding.is_chosen
        },
        ..finding.clone()
    };
    Findings(findings.0.iter().map(tick).collect())
}

async fn preview(request: &Request, (view, skip): (View, usize), hint: Option<&'static str>) -> Answer {
    let id: ImportId = request.path_value("id")?;
    let (mut tx, permit) = request
        .access()
        .reading(request.who()?, Act::ImportRun, id)
        .await?;
    let own = run::of_file(&mut tx, &permit).await?.ok_or(Refused::NotFound)?;
    if own.state != RunState::Checked {
        return go_to(&next_page(id, own.state));
    }
    let parts = part::findings(&mut tx, id).await?;
    let all = || {
        parts
            .iter()
            .flat_map(|(number, findings)| findings.0.iter().map(|one| (*number, one)))
    };
    let sums = Sums::of(all().map(|(_, finding)| finding));
    let fitting: Vec<(i64, &Finding)> = all().filter(|(_, finding)| view.holds(finding)).collect();
    let skip = skip.min(fitting.len().saturating_sub(1)) / ON_A_PAGE * ON_A_PAGE;
    let on_page = &fitting[skip..fitting.len().min(skip + ON_A_PAGE)];
    let mut rows: HashMap<u32, Row> = HashMap::new();
    for number in on_page
        .iter()
        .map(|(number, _)| *number)
        .collect::<BTreeSet<i64>>()
    {
        for part in part::read(&mut tx, &permit, (number, number)).await? {
            let opened = permit
                .reveal(&part.rows)
                .map(|rows| rows.0.clone())
                .unwrap_or_default();
            rows.extend(opened.into_iter().map(|row| (row.number, row)));
        }
    }
    drop(tx);
    let known = doubles(request, on_page).await?;
    let structure = structure(request).await?;
    let shown = on_page.iter().filter_map(|(_, finding)| {
        let row = rows.get(&finding.number)?;
        Some(shown_row(
            row,
            finding,
            (&own, structure.as_deref()),
            (&known, permit.now().day()),
        ))
    });
    page(&PreviewPage {
        shell: shell(request, id, "Vorschau"),
        id,
        tabs: tabs_of(id, &sums, view),
        rows: shown.collect(),
        pager: pager(id, view, (skip, fitting.len())),
        sums,
        view,
        skip,
        hint,
    })
}

/// The persons that rows of this page may be, as far as they may be shown.
async fn doubles(
    request: &Request,
    on_page: &[(i64, &Finding)],
) -> Result<HashMap<PersonId, ShownPerson>, Refused> {
    let ids: Vec<PersonId> = on_page
        .iter()
        .filter_map(|(_, finding)| match finding.double {
            Some(Double::Person(person)) => Some(person),
            _ => None,
        })
        .collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let (tx, permit) = request.access().list(request.who()?, Act::PersonSearch).await?;
    let persons = shown(request.access(), tx, &permit, &ids).await?;
    Ok(persons.into_iter().map(|person| (person.id, person)).collect())
}

fn shown_row(
    row: &Row,
    finding: &Finding,
    (own, structure): (&Run, Option<&Structure>),
    (known, today): (&HashMap<PersonId, ShownPerson>, base::day::Day),
) -> ShownRow {
    let places = Places::of(structure);
    let reading = Reading {
        mapping: &own.mapping,
        places: &places,
        today,
    };
    let read = understood(row, &reading).ok();
    let of = |say: &dyn Fn(&Understood) -> String| read.as_ref().map(say).unwrap_or_default();
    let place = |id| {
        structure
            .and_then(|structure| structure.municipality(id))
            .map(|one| one.name.clone())
    };
    ShownRow {
        number: finding.number,
        name: of(&|read| read.details.name.for_lists()),
        born: of(&|read| read.details.born.german()),
        language: read
            .as_ref()
            .and_then(|read| read.details.language)
            .map_or("", |one| one.german_name()),
        place: of(&|read| read.municipality.and_then(place).unwrap_or_default()),
        phase: read
            .as_ref()
            .filter(|read| read.consent.is_some())
            .map_or("", |read| read.course.phase.german()),
        becomes: finding.becomes,
        is_chosen: finding.is_chosen,
        can_be_chosen: finding.can_be_chosen(),
        double: match finding.double {
            Some(Double::Person(id)) => known.get(&id).cloned().map(ShownDouble::Person),
            Some(Double::Row(number)) => Some(ShownDouble::Row(number)),
            None => None,
        },
        problems: finding
            .problems
            .iter()
            .map(|one: &Problem| (one.place(row.number), one.kind.german()))
            .collect(),
    }
}

fn tabs_of(id: ImportId, sums: &Sums, view: View) -> tabs::Tabs {
    let of = |view| address(id, view);
    tabs::bar("Welche Zeilen")
        .tab("Alle Zeilen", of(View::All))
        .count(sums.all)
        .tab("Vielleicht doppelt", of(View::Doubles))
        .count(sums.doubles)
        .tab("Mit Fehlern", of(View::Wrong))
        .count(sums.wrong)
        .current(of(view))
}

fn pager(id: ImportId, view: View, (skip, total): (usize, usize)) -> Pager {
    let end = total.min(skip + ON_A_PAGE);
    let words = if total == 0 {
        "Keine Zeilen".to_owned()
    } else {
        format!("{}–{end} von {total} Zeilen", skip + 1)
    };
    let at = |skip: usize| address(id, view).with(PAGE, skip);
    Pager::new(words)
        .previous((skip > 0).then(|| at(skip.saturating_sub(ON_A_PAGE))))
        .next((end < total).then(|| at(end)))
}
