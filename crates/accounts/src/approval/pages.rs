//! The page of what waits for a second person.

use access::act::Act;
use access::approval::model::{Approval, Decision, Wish, may_decide};
use access::approval::store as approvals;
use access::audit::model::AuditSubject;
use access::role::Role;
use access::subject::store::protection::CHANGED_JOB;
use askama::Template;
use axum::http::StatusCode;
use base::ids::{AccountId, ApprovalId, RowId};
use base::refusal::Refusal;
use db::tx::Tx;
use post::job::NewJob;
use post::job::model::Payload;
use post::notice::Told;
use web::answer::{Answer, Refused, go_to_saying, page, page_with};
use web::components::{button, empty, notice as box_of, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::account::store::names;
use crate::approval::model::{answer_notice, decision_german, done_notice, wish_german};
use crate::notice;
use crate::scope;

const PATH: &str = "/freigaben";
const DECIDED_SHOWN: i64 = 20;

/// The routes of approvals.
pub(crate) fn routes() -> Routes {
    Routes::about("approval")
        .get("/freigaben", Act::ApprovalDecide, Fixture::None, list)
        .post("/freigaben/{id}", Act::ApprovalDecide, Fixture::Approval, decide)
}

#[derive(Template)]
#[template(path = "accounts/approvals.html")]
struct ApprovalsPage {
    shell: Shell,
    waiting: Vec<ApprovalRow>,
    decided: Vec<ApprovalRow>,
    refusal: Option<String>,
}

struct ApprovalRow {
    href: String,
    wish: String,
    account: String,
    asked_by: String,
    asked_at: String,
    hindrance: Option<String>,
    decision: Option<(bool, String)>,
}

async fn list(request: Request) -> Answer {
    page(&approvals_page(&request, None).await?)
}

async fn approvals_page(request: &Request, refusal: Option<String>) -> Result<ApprovalsPage, Refused> {
    let who = request.who()?;
    let (mut tx, permit) = request.access().enter(who, Act::ApprovalDecide).await?;
    let waiting = approvals::waiting(&mut tx).await?;
    let decided = approvals::decided(&mut tx, DECIDED_SHOWN).await?;
    let choices = scope::choices(request, &mut tx).await?;
    let mut known: Vec<(AccountId, String)> = Vec::new();
    for batch in people_of(waiting.iter().chain(&decided)).chunks(50) {
        known.extend(names(&mut tx, &permit, batch).await?);
    }
    drop(tx);
    let name = |id: AccountId| {
        known
            .iter()
            .find(|(own, _)| *own == id)
            .map_or_else(String::new, |(_, name)| name.clone())
    };
    let roles: Vec<Role> = who.roles.iter().map(|assignment| assignment.role).collect();
    let row = |approval: &Approval| {
        let stand_in = match &approval.wish {
            Wish::StandIn { account, .. } => format!(": {}", name(*account)),
            Wish::ProtectionHandOver { to, .. } => format!(" an {}", name(*to)),
            _ => String::new(),
        };
        ApprovalRow {
            href: format!("{PATH}/{}", approval.id),
            wish: format!("{}{stand_in}", wish_german(&approval.wish, &choices)),
            account: name(approval.account),
            asked_by: name(approval.asked_by),
            asked_at: approval.asked_at.german(),
            hindrance: may_decide(approval, who.account, &roles)
                .err()
                .map(|refused| refused.german()),
            decision: approval.decided.map(|(by, at, decision)| {
                let words = format!("{} von {}, {}", decision_german(decision), name(by), at.german());
                (decision == Decision::Approved, words)
            }),
        }
    };
    Ok(ApprovalsPage {
        shell: request.shell("Freigaben"),
        waiting: waiting.iter().map(row).collect(),
        decided: decided.iter().map(row).collect(),
        refusal,
    })
}

fn people_of<'a>(approvals: impl Iterator<Item = &'a Approval>) -> Vec<AccountId> {
    let mut ids: Vec<AccountId> = approvals
        .flat_map(|approval| {
            let stand_in = match &approval.wish {
                Wish::StandIn { account, .. } | Wish::ProtectionHandOver { to: account, .. } => {
                    Some(*account)
                }
                _ => None,
            };
            [
                Some(approval.account),
                Some(approval.asked_by),
                stand_in,
                approval.decided.map(|(by, ..)| by),
            ]
        })
        .flatten()
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

async fn decide(request: Request) -> Answer {
    let who = request.who()?;
    let id: ApprovalId = request.path_value("id")?;
    let account = account_of(&request, id).await?;
    let subject = AuditSubject::Account(account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::ApprovalDecide, subject)
        .await?;
    let form = request.form()?;
    let decision = match form.text("entscheidung") {
        "ja" => Decision::Approved,
        "nein" => Decision::Rejected,
        _ => {
            drop(tx);
            let sentence = "Bitte „Zustimmen“ oder „Ablehnen“ wählen.".to_owned();
            return page_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &approvals_page(&request, Some(sentence)).await?,
            );
        }
    };
    let ids = request.access().ids();
    match access::approval::decide(&mut tx, &permit, who, (id, decision), ids).await? {
        Ok(approval) => {
            tell(&request, &mut tx, &approval, decision).await?;
            tx.commit().await?;
            go_to_saying(PATH, "entschieden")
        }
        Err(refused) => {
            drop(tx);
            page_with(
                StatusCode::CONFLICT,
                &approvals_page(&request, Some(refused.german())).await?,
            )
        }
    }
}

async fn account_of(request: &Request, id: ApprovalId) -> Result<AccountId, Refused> {
    let (mut tx, _permit) = request
        .access()
        .enter(request.who()?, Act::ApprovalDecide)
        .await?;
    Ok(approvals::by_id(&mut tx, id)
        .await?
        .ok_or(Refused::NotFound)?
        .account)
}

async fn tell(
    request: &Request,
    tx: &mut Tx,
    approval: &Approval,
    decision: Decision,
) -> Result<(), Refused> {
    notice::tell(
        request,
        tx,
        &[Told::Account(approval.asked_by)],
        (answer_notice(decision), "/konto"),
    )
    .await?;
    if decision == Decision::Approved {
        notice::tell_owner(request, tx, approval.account, done_notice(&approval.wish)).await?;
        if let Wish::ProtectionHandOver { to, .. } = approval.wish {
            let told = [Told::Account(to)];
            notice::tell(request, tx, &told, (done_notice(&approval.wish), "/faelle")).await?;
        }
        if let Some(group) = approval.wish.protection() {
            queue_change(request, tx, group).await?;
        }
    }
    Ok(())
}

/// The room of cases lets the search in memory know whose the protected persons are now, and who may find them.
async fn queue_change(request: &Request, tx: &mut Tx, group: RowId) -> Result<(), Refused> {
    let access = request.access();
    let now = access.clock().now();
    let job = NewJob {
        kind: CHANGED_JOB,
        payload: Payload::none().with("group", &group),
        run_after: now,
        asked_by: None,
    };
    post::job::queue(tx, &job, access.ids(), now).await?;
    Ok(())
}
