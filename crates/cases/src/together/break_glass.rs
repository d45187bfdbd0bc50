//! Break-glass (Notzugriff): the coordination reads one case for some hours, after confirming again, with a ground and a
//! reason; the case manager and data protection are told. The way there is the code of the case, which stands on the
//! client's papers: nothing is searched and nothing listed. A protected case is not there.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::failure::Denied;
use access::gate::BreakGlassLimits;
use access::permit::{House, JobPurpose, Permit};
use access::relation::LeaseKind;
use access::role::Role;
use access::subject::store as subjects;
use access::subject::store::lease::lent_to_me;
use access::subject::store::opening::{self, Ground};
use askama::Template;
use base::ids::CaseId;
use base::input::InputErrors;
use db::tx::Tx;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;
use post::notice::Told;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;
use web::standing::BREAK_GLASS_PATH;

use crate::together::model::reason_of;
use crate::together::store;
use crate::together::tell::{tell, tell_all};

/// So often a day somebody may type a code: codes cannot be tried out.
const TRIES_A_DAY: i64 = 20;
const NO_SUCH_CASE: &str = "Zu diesem Kürzel gibt es keinen Fall, den Sie so öffnen können.";

pub(crate) fn routes() -> Routes {
    Routes::about("break-glass")
        .get("/notzugriff", Act::CaseBreakGlass, Fixture::None, ask)
        .post("/notzugriff", Act::CaseBreakGlass, Fixture::None, answer)
        .post("/notzugriff/{id}/ende", Act::BreakGlassEnd, Fixture::Case, end)
}

/// The job that writes down what has ended by itself.
pub(crate) fn jobs() -> Vec<JobKind> {
    vec![
        JobKind::new(
            "cases.note_ended",
            "Abgelaufene Notzugriffe ins Protokoll schreiben",
            note_ended,
        )
        .every(Schedule::EveryMinutes(15)),
    ]
}

async fn note_ended(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Upkeep).await?;
    let ids = context.back_door().access().ids().clone();
    loop {
        let mut tx = context.write().await?;
        let noted = opening::note_ended(&mut tx, &permit, &ids).await?;
        tx.commit().await?;
        if noted == 0 {
            return Ok(());
        }
        context.go_on()?;
    }
}

#[derive(Template)]
#[template(path = "cases/break_glass.html")]
struct BreakGlassPage {
    shell: Shell,
    open: Vec<OpenCase>,
    grounds: Vec<Choice>,
    limits: String,
    is_used_up: bool,
    typed: Typed,
    errors: InputErrors,
}

struct OpenCase {
    id: CaseId,
    code: String,
    owner: String,
    until: String,
}

#[derive(Default)]
struct Typed {
    code: String,
    ground: String,
    reason: String,
}

async fn ask(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request.access().enter(who, Act::CaseBreakGlass).await?;
    request.access().ask_step_up(who)?;
    page(&break_glass_page(&request, (&mut tx, &permit)).await?)
}

async fn break_glass_page(
    request: &Request,
    (tx, permit): (&mut Tx, &Permit<House>),
) -> Result<BreakGlassPage, Refused> {
    let lent = lent_to_me(tx, permit).await?;
    let is_this = |kind| kind == LeaseKind::BreakGlass;
    let own: Vec<_> = lent
        .into_iter()
        .filter(|one| is_this(one.kind))
        .take(50)
        .collect();
    let ids: Vec<CaseId> = own.iter().map(|one| one.case).collect();
    let known = store::known(tx, permit, &ids).await?;
    let open = own.into_iter().filter_map(|one| {
        let case = known.iter().find(|case| case.id == one.case)?;
        Some(OpenCase {
            id: one.case,
            code: case.code.clone(),
            owner: one.owner,
            until: one.ends_at.german(),
        })
    });
    let limits = request.access().settings().break_glass;
    Ok(BreakGlassPage {
        shell: request.shell("Notzugriff"),
        open: open.collect(),
        grounds: Ground::ALL
            .iter()
            .map(|one| Choice::new(one, one.german()))
            .collect(),
        is_used_up: opening::used_today(tx, permit).await? >= limits.per_day,
        limits: in_words(limits),
        typed: Typed::default(),
        errors: InputErrors::new(),
    })
}

fn in_words(limits: BreakGlassLimits) -> String {
    let BreakGlassLimits { hours, per_day } = limits;
    format!(
        "Der Fall ist {hours} Stunden lang für Sie lesbar, höchstens {per_day} Fälle in 24 Stunden. Die zuständige Person und der Datenschutz werden sofort benachrichtigt, und jeder Aufruf steht im Protokoll."
    )
}

async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access.enter(who, Act::CaseBreakGlass).await?;
    let form = request.form()?;
    access.ask_step_up(who)?;
    let mut shown = break_glass_page(&request, (&mut tx, &permit)).await?;
    let tries = opening::tries_today(&mut tx, &permit).await?;
    drop(tx);
    shown.typed = Typed {
        code: form.line("kuerzel").to_uppercase(),
        ground: form.line("anlass"),
        reason: form.text("grund").to_owned(),
    };
    let ground = shown.typed.ground.parse::<Ground>().ok();
    let reason = reason_of(&shown.typed.reason, &mut shown.errors);
    if shown.typed.code.is_empty() {
        shown.errors.add(
            "kuerzel",
            "Bitte geben Sie das Kürzel des Falls ein, zum Beispiel F-7K3Q.",
        );
    }
    if ground.is_none() {
        shown.errors.add("anlass", "Bitte wählen Sie den Anlass.");
    }
    if shown.is_used_up || tries >= TRIES_A_DAY {
        shown.errors.add(
            "kuerzel",
            "Für heute ist der Notzugriff ausgeschöpft. Bitte wenden Sie sich an den Datenschutz.",
        );
    }
    let Some(ground) = ground.filter(|_| shown.errors.is_empty()) else {
        return page_again(&shown);
    };
    // That somebody typed a code stands in the trail before it is known whether there is one.
    let (mut tx, permit) = access
        .enter_writing(who, Act::CaseBreakGlass, AuditSubject::House)
        .await?;
    opening::note_try(&mut tx, &permit, access.ids()).await?;
    let case = store::by_code(&mut tx, &permit, &shown.typed.code).await?;
    tx.commit().await?;
    let opened = match case {
        Some(case) => access.writing(who, Act::CaseBreakGlass, case).await,
        None => Err(Denied::NotFound),
    };
    let (mut tx, permit) = match opened {
        Err(Denied::NotFound) => {
            shown.errors.add("kuerzel", NO_SUCH_CASE);
            return page_again(&shown);
        }
        other => other?,
    };
    let limits = access.settings().break_glass;
    let begun = opening::break_glass(&mut tx, &permit, (ground, reason), limits, access.ids()).await?;
    if begun.is_none() {
        return Err(Refused::NotFound);
    }
    tell_of(&request, &mut tx, permit.id()).await?;
    let path = format!("/faelle/{}", permit.id());
    tx.commit().await?;
    go_to_saying(&path, "gespeichert")
}

async fn tell_of(request: &Request, tx: &mut Tx, case: CaseId) -> Result<(), Refused> {
    let seat = subjects::seat(tx, &case.to_string()).await?;
    if let Some(owner) = seat.and_then(|seat| seat.account) {
        let link = format!("/faelle/{case}/zusammenarbeit");
        tell(request, tx, owner, (NoticeKind::BreakGlass, &link)).await?;
    }
    let officers = [Told::Role(Role::DataProtectionOfficer)];
    tell_all(
        request,
        tx,
        &officers,
        (NoticeKind::BreakGlass, "/datenschutz/zugriffe"),
    )
    .await
}

async fn end(request: Request) -> Answer {
    let case: CaseId = request.path_value("id")?;
    let (mut tx, permit) = request
        .access()
        .writing(request.who()?, Act::BreakGlassEnd, case)
        .await?;
    request.form()?;
    opening::end_break_glass(&mut tx, &permit).await?;
    tx.commit().await?;
    go_to_saying(BREAK_GLASS_PATH, "beendet")
}
