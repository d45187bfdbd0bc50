//! What the data protection officer sees first: how the trail stands, what waits, what went out, what ends, who opened files.
//! A part of the start page; counted with a handful of statements, whatever there is.

use access::act::Act;
use access::failure::Denied;
use access::permit::{House, Permit};
use access::subject::store::opening::{OpeningFilter, openings};
use askama::Template;
use askama::filters::HtmlSafe;
use base::moment::Moment;
use charts::table::Table;
use db::tx::Tx;
use web::answer::Refused;
use web::components::field::Choice;
use web::components::{button, data, field, notice, tag};
use web::request::Request;

use crate::hold::model::HoldKind;
use crate::oversight::accesses::{self, Line};
use crate::oversight::disclosures::{self, counted};
use crate::oversight::model::Month;
use crate::oversight::store::{self, Ending, passed, trail};
use crate::request::pages::LIST as REQUESTS;
use crate::request::store as requests;
use crate::retention::model::RunState;
use crate::retention::pages::PATH as RETENTION;
use crate::retention::store::run;

const DAYS_SOON: i32 = 30;
const DAYS_LATER: i32 = 90;
const MONTHS_COUNTED: i32 = 6;
const MONTHS_OFFERED: i32 = 24;
const ACCESSES_SHOWN: i64 = 5;
const ACCESSES_LOOKED_AT: i64 = 50;
const MOMENTS_BACK_HOURS: i64 = 40 * 24;

struct Figure {
    number: i64,
    words: String,
    href: &'static str,
    waits: bool,
}

/// The part of the start page.
#[derive(Template)]
#[template(path = "rights/overview.html")]
pub struct Overview {
    check: Option<notice::Notice>,
    figures: Vec<Figure>,
    accesses: Vec<Line>,
    accesses_path: &'static str,
    ending: Vec<Ending>,
    passed: Table,
    disclosures_path: &'static str,
    runs: Vec<(String, &'static str, String)>,
    months: Vec<Choice>,
}

impl HtmlSafe for Overview {}

/// The part, if whoever asks watches over the house.
///
/// # Errors
/// What the database reports.
pub async fn overview(request: &Request) -> Result<Option<Overview>, Refused> {
    let (access, who) = (request.access(), request.who()?);
    if !access.may(who, Act::OversightRead) {
        return Ok(None);
    }
    let (mut tx, permit) = access.enter(who, Act::OversightRead).await?;
    let (now, today) = (permit.now(), permit.now().day());
    let months = Month::of(today).and_before(MONTHS_COUNTED);
    let span = (
        Month::of(today).back(MONTHS_COUNTED - 1).first(),
        Month::of(today).end(),
    );
    let counts = passed::by_basis(&mut tx, &permit, span).await?;
    let opened = openings(&mut tx, &permit, OpeningFilter::default(), ACCESSES_LOOKED_AT).await?;
    let open = opened.iter().filter(|one| one.is_open).count();
    let days = (today, today.plus_days(DAYS_SOON), today.plus_days(DAYS_LATER));
    let runs = run::all(&mut tx, &permit).await.map_err(Refused::from)?;
    let waiting = runs
        .iter()
        .filter(|run| matches!(run.state, RunState::Proposed | RunState::Released))
        .count();
    let mut figures = requested(&mut tx, &permit).await?;
    figures.push(figure(
        waiting,
        "Löschlauf wartet auf Freigabe",
        "Löschläufe warten auf Freigabe",
        RETENTION,
    ));
    figures.push(figure(
        open,
        "Akut- oder Notzugriff ist offen",
        "Akut- und Notzugriffe sind offen",
        accesses::PATH,
    ));
    figures.extend(kept_back(&mut tx, &permit).await?);
    let shown = usize::try_from(ACCESSES_SHOWN).unwrap_or_default();
    Ok(Some(Overview {
        check: check(&mut tx, &permit, now).await?,
        figures,
        accesses: opened.iter().take(shown).map(Line::of).collect(),
        accesses_path: accesses::PATH,
        ending: store::ending(&mut tx, &permit, days).await?,
        passed: counted(&months, &counts),
        disclosures_path: disclosures::PATH,
        runs: runs.iter().take(shown).map(shown_run).collect(),
        months: Month::of(today)
            .and_before(MONTHS_OFFERED)
            .into_iter()
            .map(|month| Choice::new(month, month.german()).chosen_if(month == Month::of(today).back(1)))
            .collect(),
    }))
}

fn figure(number: usize, one: &str, many: &str, href: &'static str) -> Figure {
    Figure {
        number: i64::try_from(number).unwrap_or(i64::MAX),
        words: if number == 1 { one } else { many }.to_owned(),
        href,
        waits: number > 0,
    }
}

async fn requested(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Figure>, Refused> {
    let today = permit.now().day();
    let open = requests::open(tx, permit).await?;
    let late = open.iter().filter(|one| one.due_on < today).count();
    let first = open.first().map(|one| one.due_on.german());
    let words = |many: &str| {
        first
            .as_ref()
            .map_or_else(|| many.to_owned(), |day| format!("{many}, der nächste bis {day}"))
    };
    let mut figures = vec![Figure {
        waits: late > 0,
        ..figure(
            open.len(),
            &words("offener Antrag"),
            &words("offene Anträge"),
            REQUESTS,
        )
    }];
    if late > 0 {
        figures.push(figure(
            late,
            "Antrag ist überfällig",
            "Anträge sind überfällig",
            REQUESTS,
        ));
    }
    Ok(figures)
}

/// Files that are protected, restricted or held.
async fn kept_back(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Figure>, Refused> {
    let held = store::held(tx, permit, permit.now().day()).await?;
    let count = |kind: HoldKind| held.get(kind.code()).copied().unwrap_or_default();
    let calm = |number, words: &str, href| Figure {
        number,
        words: words.to_owned(),
        href,
        waits: false,
    };
    Ok(vec![
        calm(count(HoldKind::LegalHold), "Löschsperren", RETENTION),
        calm(
            count(HoldKind::Restriction),
            "Einschränkungen der Verarbeitung",
            RETENTION,
        ),
        calm(
            store::restricted(tx, permit).await?,
            "geschützte Akten",
            accesses::PATH,
        ),
    ])
}

async fn check(tx: &mut Tx, permit: &Permit<House>, now: Moment) -> Result<Option<notice::Notice>, Refused> {
    let span = (now.plus_hours(-MOMENTS_BACK_HOURS), now.plus_seconds(1));
    let last = trail::checks(tx, permit, span)
        .await
        .map_err(Denied::from)?
        .into_iter()
        .next();
    Ok(last.map(|check| {
        let at = check.at.german();
        if check.findings.is_empty() {
            notice::success("Protokoll: letzte Prüfung ohne Befund").text(format!(
                "{at}: {} Zeilen, nichts verändert, nichts fehlt.",
                check.checked
            ))
        } else {
            notice::danger("Protokoll: Die letzte Prüfung hat etwas gefunden")
                .text(format!("{at}: {}", check.findings.replace('\n', " ")))
                .link("Zum Protokoll", "/protokoll")
        }
    }))
}

fn shown_run(run: &run::Run) -> (String, &'static str, String) {
    let parts = [
        (run.cases + run.cases_erased, "Fälle"),
        (run.persons + run.persons_erased, "Personen"),
        (run.others + run.others_erased, "weitere Akten"),
    ];
    let counted: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{word}: {count}"))
        .collect();
    (
        run.proposed_at.day().german(),
        run.state.german(),
        counted.join(", "),
    )
}
