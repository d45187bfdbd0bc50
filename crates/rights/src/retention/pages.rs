//! The page of retention: periods, runs that wait for two people, and the deletion concept as the rooms state it.

use std::collections::BTreeMap;

use access::act::Act;
use access::audit::model::AuditSubject;
use access::failure::Denied;
use access::permit::{House, Permit};
use access::person_data::{Kept, PersonData};
use askama::Template;
use base::ids::{OrganisationId, RowId};
use base::input::InputErrors;
use base::refusal::Refusal;
use db::tx::Tx;
use post::mail::outbox::Outbox;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field, list, notice, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::retention::jobs::{queue_erasure, queue_proposal};
use crate::retention::model::{
    FileKind, Period, Release, ReleaseRefused, RunState, YEARS, may_release, years,
};
use crate::retention::store::period;
use crate::retention::store::run::{self, Run};
use crate::retention::telling;

/// The page.
pub(crate) const PATH: &str = "/loeschung";

/// How long a backup of the keys is kept: after so many daily ones an erasure has reached them all.
#[derive(Clone, Copy, Debug)]
pub struct KeptBackups(pub usize);

/// The routes of retention.
pub(crate) fn routes() -> Routes {
    Routes::about("retention")
        .get(PATH, Act::RetentionRead, Fixture::None, show)
        .post(PATH, Act::RetentionWrite, Fixture::None, answer)
}

struct ShownRun {
    run: Run,
    holds: String,
    done: String,
    by: String,
    waits: bool,
    is_own: bool,
}

struct ShownPeriod {
    kind: FileKind,
    years: i64,
    others: Vec<(String, i64)>,
}

struct ShownRule {
    room: &'static str,
    kept: Kept,
}

#[derive(Template)]
#[template(path = "rights/retention.html")]
struct RetentionPage {
    shell: Shell,
    runs: Vec<ShownRun>,
    runs_head: list::Head,
    periods: Vec<ShownPeriod>,
    rules: Vec<ShownRule>,
    rules_head: list::Head,
    kinds: Vec<Choice>,
    controllers: Vec<Choice>,
    backups: usize,
    errors: InputErrors,
    refused: Option<String>,
    typed: Typed,
}

#[derive(Default)]
struct Typed {
    kind: String,
    controller: String,
    years: String,
}

/// Shows periods, runs and the concept.
///
/// # Errors
/// [`Refused::NotFound`] if the policy says no.
pub(crate) async fn show(request: Request) -> Answer {
    page(&retention_page(&request).await?)
}

async fn retention_page(request: &Request) -> Result<RetentionPage, Refused> {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::RetentionRead).await?;
    let runs = run::all(&mut tx, &permit).await?;
    let periods = period::all(&mut tx).await?;
    let names = organisation::store::names::organisations(&mut tx)
        .await
        .map_err(Denied::from)?;
    drop(tx);
    let address = list::ListAddress::new(PATH);
    Ok(RetentionPage {
        shell: request.shell("Aufbewahrung und Löschung"),
        runs: runs.into_iter().map(|run| shown_run(run, &permit)).collect(),
        runs_head: list::Head::new(&address)
            .column("Lauf")
            .column("Akten")
            .column("Stand")
            .column("Freigabe")
            .unseen("Aktionen"),
        periods: FileKind::ALL
            .iter()
            .map(|kind| shown_period(*kind, &periods, &names))
            .collect(),
        rules: concept(request.room::<PersonData>()?),
        rules_head: list::Head::new(&address).column("Bereich").column("Aufbewahrt"),
        kinds: FileKind::ALL
            .iter()
            .map(|kind| Choice::new(kind.code(), kind.german()))
            .collect(),
        controllers: names
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
            .collect(),
        backups: request.room::<KeptBackups>().map_or(0, |kept| kept.0),
        errors: InputErrors::new(),
        refused: None,
        typed: Typed::default(),
    })
}

fn shown_run(run: Run, permit: &Permit<House>) -> ShownRun {
    let counted = |cases: i64, persons: i64, others: i64| {
        let parts = [
            (cases, "Fall", "Fälle"),
            (persons, "Person", "Personen"),
            (others, "weitere Akte", "weitere Akten"),
        ];
        let words: Vec<String> = parts
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
            .collect();
        words.join(", ")
    };
    let waits = matches!(run.state, RunState::Proposed | RunState::Released);
    let by = [run.released.clone(), run.confirmed.clone()];
    ShownRun {
        holds: counted(run.cases, run.persons, run.others),
        done: counted(run.cases_erased, run.persons_erased, run.others_erased),
        by: by.into_iter().flatten().collect::<Vec<_>>().join(", "),
        is_own: run.state == RunState::Released && run.released_by == Some(permit.account()),
        waits,
        run,
    }
}

fn shown_period(kind: FileKind, periods: &[Period], names: &[(OrganisationId, String)]) -> ShownPeriod {
    let of_controllers = periods.iter().filter(|period| period.kind == kind);
    ShownPeriod {
        kind,
        years: years(periods, kind, None),
        others: of_controllers
            .filter_map(|period| {
                let controller = period.controller?;
                let name = names.iter().find(|(id, _)| *id == controller)?;
                Some((name.1.clone(), period.years))
            })
            .collect(),
    }
}

/// The deletion concept in short: what each room keeps, and how long.
fn concept(data: &PersonData) -> Vec<ShownRule> {
    let mut rules = Vec::new();
    for room in data.rooms().iter().rev() {
        let kept: BTreeMap<&str, Kept> = room
            .rules
            .iter()
            .map(|rule| (rule.kept.code(), rule.kept))
            .collect();
        rules.extend(kept.into_values().map(|kept| ShownRule {
            room: room.german,
            kept,
        }));
    }
    rules
}

/// Decides a period, proposes, releases or throws a run away.
///
/// # Errors
/// [`Refused::NotFound`] if the policy says no, or there is no such run.
pub(crate) async fn answer(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .enter_writing(request.who()?, Act::RetentionWrite, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let now = permit.now();
    match form.text("schritt") {
        "vorschlag" => {
            queue_proposal(&mut tx, permit.account(), (access.ids(), now))
                .await
                .map_err(Denied::from)?;
        }
        "freigeben" => {
            if let Err(refused) = release(&request, (&mut tx, &permit), run_id(&form)?).await? {
                drop(tx);
                return page_again(&RetentionPage {
                    refused: Some(refused.german()),
                    ..retention_page(&request).await?
                });
            }
        }
        "verwerfen" => {
            if !run::discard(&mut tx, &permit, run_id(&form)?).await? {
                return Err(Refused::NotFound);
            }
        }
        _ => match decided(&form) {
            Ok(period) => period::set(&mut tx, &permit, &period).await?,
            Err(errors) => {
                drop(tx);
                return page_again(&RetentionPage {
                    errors,
                    typed: Typed {
                        kind: form.text("art").to_owned(),
                        controller: form.text("verantwortlich").to_owned(),
                        years: form.text("jahre").to_owned(),
                    },
                    ..retention_page(&request).await?
                });
            }
        },
    }
    tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}

fn run_id(form: &Form) -> Result<RowId, Refused> {
    form.text("lauf").parse().map_err(|_| Refused::NotFound)
}

/// The first pair of eyes, or the second: then the job is queued in the same transaction.
async fn release(
    request: &Request,
    (tx, permit): (&mut Tx, &Permit<House>),
    id: RowId,
) -> Result<Result<(), ReleaseRefused>, Refused> {
    let (state, released_by) = run::stand(tx, permit, id).await?.ok_or(Refused::NotFound)?;
    let step = match may_release(state, released_by, permit.account()) {
        Ok(step) => step,
        Err(refused) => return Ok(Err(refused)),
    };
    if !run::release(tx, permit, (id, step)).await? {
        return Ok(Err(ReleaseRefused::NotWaiting));
    }
    if step == Release::First {
        telling::tell(tx, request.room::<Outbox>()?, Some(permit.account())).await?;
    }
    if step == Release::Second {
        let ids = request.access().ids();
        queue_erasure(tx, (id, permit.account()), (ids, permit.now()))
            .await
            .map_err(Denied::from)?;
    }
    Ok(Ok(()))
}

fn decided(form: &Form) -> Result<Period, InputErrors> {
    let mut errors = InputErrors::new();
    let kind = form.text("art").parse::<FileKind>().ok();
    if kind.is_none() {
        errors.add("art", "Bitte wählen Sie, wofür die Frist gilt.");
    }
    let controller = match form.text("verantwortlich") {
        "" => Some(None),
        id => id.parse().ok().map(Some),
    };
    if controller.is_none() {
        errors.add(
            "verantwortlich",
            "Bitte wählen Sie einen Verantwortlichen aus der Liste.",
        );
    }
    let years = form.text("jahre").trim().parse::<i64>().ok();
    let years = years.filter(|years| YEARS.contains(years));
    if years.is_none() {
        errors.add("jahre", "Bitte geben Sie volle Jahre von 1 bis 30 an.");
    }
    match (kind, controller, years) {
        (Some(kind), Some(controller), Some(years)) => Ok(Period {
            controller,
            kind,
            years,
        }),
        _ => Err(errors),
    }
}
