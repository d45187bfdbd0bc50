//! Background jobs as pages: what waits, runs, is done or was given up. What they do stands in their rooms.

use askama::Template;

use access::act::Act;
use access::audit::model::AuditSubject;
use base::ids::JobId;
use post::job::kind::JobTitles;
use post::job::model::{JobState, german_of_code};
use post::job::store::{self, JobLine};
use web::answer::{Answer, Refused, go_to_saying, page};
use web::components::list::{ListAddress, PAGE, Pager, Place};
use web::components::{button, empty, field, progress, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

const ON_A_PAGE: usize = 50;

/// The routes of background jobs.
pub(crate) fn routes() -> Routes {
    Routes::about("background job")
        .get("/aufgaben", Act::JobRead, Fixture::None, list)
        .get("/aufgaben/{id}", Act::JobRead, Fixture::Job, show)
        .post("/aufgaben/{id}", Act::JobRead, Fixture::Job, queue_again)
}

struct Line {
    job: JobLine,
    title: String,
    reason: Option<&'static str>,
}

impl Line {
    fn state(&self) -> tag::Tag {
        let word = self.job.state.german();
        match self.job.state {
            JobState::Queued => tag::neutral(word),
            JobState::Running => tag::note(word),
            JobState::Done => tag::success(word),
            JobState::Failed => tag::danger(word),
        }
    }

    /// How far it is, once the rows to do are counted.
    fn progress(&self) -> Option<progress::Progress> {
        let total = u64::try_from(self.job.progress_total?).ok()?;
        let done = u64::try_from(self.job.progress_done).ok()?;
        Some(progress::bar("fortschritt", "Fortschritt", done, total))
    }

    fn is_failed(&self) -> bool {
        self.job.state == JobState::Failed
    }
}

#[derive(Template)]
#[template(path = "accounts/jobs.html")]
struct JobsPage {
    shell: Shell,
    lines: Vec<Line>,
    states: Vec<field::Choice>,
    state: String,
    pager: Pager,
}

impl JobsPage {
    fn has_finished(&self) -> bool {
        self.lines.iter().any(|line| line.job.finished_at.is_some())
    }
}

#[derive(Template)]
#[template(path = "accounts/job.html")]
struct JobPage {
    shell: Shell,
    line: Line,
}

async fn list(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::JobRead).await?;
    let query = request.query();
    let state: Option<JobState> = query.text("stand").parse().ok();
    let after = query.text(PAGE).parse().ok().map(Place::into);
    let limit = i64::try_from(ON_A_PAGE).unwrap_or(i64::MAX) + 1;
    let mut jobs = store::list(&mut tx, &permit, (state, after), limit).await?;
    let has_more = jobs.len() > ON_A_PAGE;
    jobs.truncate(ON_A_PAGE);
    let mut address = ListAddress::new("/aufgaben");
    if let Some(state) = state {
        address = address.with("stand", state);
    }
    let next = jobs
        .last()
        .filter(|_| has_more)
        .map(|last| address.with(PAGE, Place(last.created_at, last.id)));
    let pager = Pager::on_this_page(jobs.len(), ("Aufgabe", "Aufgaben")).next(next);
    page(&JobsPage {
        shell: request.shell("Hintergrundaufgaben"),
        lines: jobs.into_iter().map(|job| line(&request, job)).collect(),
        states: states(),
        state: state.map(|state| state.to_string()).unwrap_or_default(),
        pager,
    })
}

async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::JobRead).await?;
    let id: JobId = request.path_value("id")?;
    let job = store::by_id(&mut tx, &permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    let line = line(&request, job);
    let shell = request.shell_below(line.title.clone(), &[("Hintergrundaufgaben", "/aufgaben")]);
    page(&JobPage { shell, line })
}

async fn queue_again(request: Request) -> Answer {
    let id: JobId = request.path_value("id")?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(request.who()?, Act::JobRead, AuditSubject::House)
        .await?;
    store::by_id(&mut tx, &permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    let form = request.form()?;
    if store::queue_again(&mut tx, &permit, id, form.version()).await? {
        tx.commit().await?;
    }
    go_to_saying(&format!("/aufgaben/{id}"), "gespeichert")
}

fn line(request: &Request, job: JobLine) -> Line {
    let title = request
        .room::<JobTitles>()
        .map_or_else(|_| job.kind.clone(), |titles| titles.title(&job.kind).to_owned());
    let reason = job.code.as_deref().and_then(german_of_code);
    Line { job, title, reason }
}

fn states() -> Vec<field::Choice> {
    let all = std::iter::once(field::Choice::new("", "Alle"));
    all.chain(
        JobState::ALL
            .iter()
            .map(|state| field::Choice::new(state.code(), state.german())),
    )
    .collect()
}
