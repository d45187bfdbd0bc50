//! How far a list is, and what came of it: what was taken over, what was left out and why. Codes only, no names.

use std::collections::BTreeSet;

use access::act::Act;
use access::permit::{House, Permit};
use askama::Template;
use base::ids::ImportId;
use charts::cell::Cell;
use charts::table::{Column, Table};
use db::tx::Tx;
use post::job::model::{JobState, german_of_code};
use post::job::store::{self as jobs, JobLine};
use web::answer::{Answer, Refused, go_to, page};
use web::components::progress::{self, Progress};
use web::components::{button, notice};
use web::request::Request;
use web::shell::Shell;

use crate::jobs::days_to_take_back;
use crate::pages::{PATH, next_page, workbook};
use crate::row::problem::{Problem, ProblemKind};
use crate::store::made::Counts;
use crate::store::run::{self, Run, RunState};
use crate::store::{made, part};

/// How many rows that were left out are named on the page; the workbook has all of them.
const MOST_SHOWN: usize = 100;

/// A row that was left out, and why.
struct LeftOut {
    number: u32,
    reasons: Vec<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "imports/result.html")]
struct ResultPage {
    shell: Shell,
    run: Run,
    progress: Option<Progress>,
    failed: Option<&'static str>,
    counts: Counts,
    left_out: Vec<LeftOut>,
    left_out_count: usize,
    last_day: String,
}

impl ResultPage {
    fn is_under_way(&self) -> bool {
        self.progress.is_some()
    }

    fn can_be_taken_back(&self) -> bool {
        self.run.state == RunState::Done && self.counts.cases + self.counts.cards > 0
    }

    fn is_undone(&self) -> bool {
        self.run.state == RunState::Undone
    }
}

pub(super) async fn show(request: Request) -> Answer {
    let (mut tx, permit, own) = own(&request).await?;
    if matches!(own.state, RunState::Staged | RunState::Checked) {
        return go_to(&next_page(own.id, own.state));
    }
    let job = match own.job {
        Some(job) => jobs::own(&mut tx, &permit, job).await?,
        None => None,
    };
    let is_open = matches!(own.state, RunState::Running | RunState::Undoing);
    let failed = job
        .as_ref()
        .filter(|job| is_open && job.state == JobState::Failed);
    let failed = failed.map(|job| {
        let code = job.code.as_deref().and_then(german_of_code);
        code.unwrap_or("Die Aufgabe wurde aufgegeben.")
    });
    let left_out = if own.state == RunState::Done {
        all_left_out(&mut tx, own.id).await?
    } else {
        Vec::new()
    };
    let last_day = own
        .finished_at
        .map(|at| at.day().plus_days(days_to_take_back()).german());
    page(&ResultPage {
        shell: request.shell_below(title(own.state), &[("Liste übernehmen", PATH)]),
        progress: (is_open && failed.is_none()).then(|| progress_of(&own, job.as_ref())),
        failed,
        counts: made::counts(&mut tx, own.id).await?,
        left_out_count: left_out.len(),
        left_out: left_out.into_iter().take(MOST_SHOWN).collect(),
        last_day: last_day.unwrap_or_default(),
        run: own,
    })
}

/// The rows that were left out, for correcting them in the own list: numbers and reasons, nothing of what stood there.
pub(super) async fn left_out(request: Request) -> Answer {
    let (mut tx, _, own) = own(&request).await?;
    let rows = all_left_out(&mut tx, own.id).await?;
    drop(tx);
    let mut table = Table::new(
        "Ausgelassene Zeilen",
        ["Zeile", "Zelle", "Grund"].map(Column::text),
    );
    for row in rows {
        for (place, reason) in row.reasons {
            table.push([
                Cell::text(row.number.to_string()),
                Cell::text(place),
                Cell::text(reason),
            ]);
        }
    }
    workbook(table, "ausgelassene-zeilen.xlsx").await
}

/// A list of one's own.
pub(super) async fn own(request: &Request) -> Result<(Tx, Permit<House>, Run), Refused> {
    let id: ImportId = request.path_value("id")?;
    let (mut tx, permit) = request.access().enter(request.who()?, Act::ImportRun).await?;
    let own = run::own(&mut tx, &permit, id).await?.ok_or(Refused::NotFound)?;
    Ok((tx, permit, own))
}

async fn all_left_out(tx: &mut Tx, id: ImportId) -> Result<Vec<LeftOut>, Refused> {
    let mut made = BTreeSet::new();
    for state in [
        made::MadeState::Made,
        made::MadeState::TakenBack,
        made::MadeState::Kept,
    ] {
        let mut last = 0;
        loop {
            let some = made::after(tx, id, (last, state)).await?;
            let Some(end) = some.last() else { break };
            last = end.row;
            made.extend(some.iter().map(|one| one.row));
        }
    }
    let findings = part::findings(tx, id).await?;
    let all = findings.into_iter().flat_map(|(_, part)| part.0);
    let left = all.filter(|finding| !made.contains(&finding.number));
    let told = left.map(|finding| {
        let reasons = if finding.is_chosen {
            vec![Problem::of_row(ProblemKind::NotTaken)]
        } else if finding.can_be_chosen() {
            let kind = if finding.double.is_some() {
                ProblemKind::MayBeThere
            } else {
                ProblemKind::LeftOut
            };
            vec![Problem::of_row(kind)]
        } else {
            finding.problems
        };
        LeftOut {
            number: finding.number,
            reasons: reasons
                .iter()
                .map(|one| (one.place(finding.number), one.kind.german()))
                .collect(),
        }
    });
    Ok(told.collect())
}

const fn title(state: RunState) -> &'static str {
    match state {
        RunState::Undoing | RunState::Undone => "Übernahme zurücknehmen",
        RunState::Done => "Liste übernommen",
        RunState::Staged | RunState::Checked | RunState::Running => "Liste wird übernommen",
    }
}

fn progress_of(run: &Run, job: Option<&JobLine>) -> Progress {
    let words = if run.state == RunState::Undoing {
        "Zeilen zurückgenommen"
    } else {
        "Zeilen übernommen"
    };
    let number = |number: i64| u64::try_from(number).unwrap_or(0);
    match job.and_then(|job| Some((job.progress_done, job.progress_total?))) {
        Some((done, total)) => progress::bar("fortschritt", words, number(done), number(total)),
        None => progress::running("fortschritt", words),
    }
}
