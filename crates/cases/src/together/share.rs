//! The page of working together on a case: shared for consultation, offered to somebody else, taken back; who has had
//! access, and why.

use access::act::Act;
use access::permit::Permit;
use access::relation::LeaseKind;
use access::subject::store::lease::{Lease, NewLease, end, leases, lend};
use askama::Template;
use base::ids::{AccountId, CaseId, RowId};
use base::input::InputErrors;
use base::refusal::Refusal;
use db::tx::Tx;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::frame;
use crate::case::refused::RefusedBox;
use crate::together::model::{CONSULTATION_DAYS, TogetherRefused, read_lending};
use crate::together::store::{self, Colleague};
use crate::together::tell::tell;
use crate::together::transfer;

/// An offer waits for so many days.
const OFFER_DAYS: i32 = 30;

pub(crate) fn routes() -> Routes {
    Routes::about("working together")
        .get("/faelle/{id}/zusammenarbeit", Act::CaseShare, Fixture::Case, ask)
        .post(
            "/faelle/{id}/zusammenarbeit",
            Act::CaseShare,
            Fixture::Case,
            answer,
        )
}

#[derive(Template)]
#[template(path = "cases/together.html")]
struct TogetherPage {
    shell: Shell,
    id: CaseId,
    leases: Vec<Row>,
    advisers: Vec<Choice>,
    successors: Vec<Choice>,
    typed: Typed,
    errors: InputErrors,
    none: InputErrors,
    refused: Option<RefusedBox>,
}

#[derive(Default)]
struct Typed {
    act: String,
    person: String,
    reason: String,
    days: String,
}

struct Row {
    id: RowId,
    what: &'static str,
    to: String,
    reason: String,
    since: String,
    until: String,
    holds: bool,
}

impl TogetherPage {
    fn errors_of(&self, is_offer: impl std::borrow::Borrow<bool>) -> &InputErrors {
        if *is_offer.borrow() == (self.typed.act == "abgeben") {
            &self.errors
        } else {
            &self.none
        }
    }

    fn of_sharing<'p>(&self, value: &'p str) -> &'p str {
        if self.typed.act == "abgeben" { "" } else { value }
    }

    fn of_offering<'p>(&self, value: &'p str) -> &'p str {
        if self.typed.act == "abgeben" { value } else { "" }
    }
}

async fn ask(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .reading(who, Act::CaseShare, request.path_value("id")?)
        .await?;
    page(&together_page(&request, (&mut tx, &permit), Typed::default()).await?)
}

async fn together_page(
    request: &Request,
    (tx, permit): (&mut Tx, &Permit<CaseId>),
    typed: Typed,
) -> Result<TogetherPage, Refused> {
    let head = frame::head(tx, permit).await?;
    let row = |lease: &Lease| Row {
        id: lease.id,
        what: german(lease.kind),
        to: lease.to_name.clone(),
        reason: permit.reveal(&lease.reason).cloned().unwrap_or_default(),
        since: lease.granted_at.german(),
        until: lease.ended_at.unwrap_or(lease.ends_at).german(),
        holds: lease.ended_at.is_none() && lease.ends_at > permit.now(),
    };
    Ok(TogetherPage {
        shell: frame::shell(request, permit.id(), &head, "Zusammenarbeit"),
        id: permit.id(),
        leases: leases(tx, permit).await?.iter().map(row).collect(),
        advisers: choices(&store::advisers(tx, permit).await?),
        successors: choices(&store::successors(tx, permit).await?),
        typed,
        errors: InputErrors::new(),
        none: InputErrors::new(),
        refused: None,
    })
}

fn choices(colleagues: &[Colleague]) -> Vec<Choice> {
    let choice = |one: &Colleague| Choice::new(one.account, format!("{} ({})", one.name, one.role.german()));
    colleagues.iter().map(choice).collect()
}

const fn german(kind: LeaseKind) -> &'static str {
    match kind {
        LeaseKind::Acute => "Akutzugriff",
        LeaseKind::Consultation => "Fallberatung",
        LeaseKind::Transfer => "Angebot zur Übernahme",
    }
}

async fn answer(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .writing(who, Act::CaseShare, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let typed = Typed {
        act: form.line("handlung"),
        person: form.line("person"),
        reason: form.text("grund").to_owned(),
        days: form.line("tage"),
    };
    match typed.act.as_str() {
        "zuruecknehmen" => {
            let id: RowId = form.text("freigabe").parse().map_err(|_| Refused::NotFound)?;
            end(&mut tx, &permit, id).await?;
            tx.commit().await?;
            go_to_saying(&path(permit.id()), "beendet")
        }
        "abgeben" => offer(&request, (tx, permit), typed).await,
        _ => share(&request, (tx, permit), typed, &form).await,
    }
}

async fn share(
    request: &Request,
    (mut tx, permit): (Tx, Permit<CaseId>),
    typed: Typed,
    form: &Form,
) -> Answer {
    let offered = accounts(&store::advisers(&mut tx, &permit).await?);
    let words = (form.text("person"), form.text("grund"), form.text("tage"));
    let input = match read_lending(words, &offered, CONSULTATION_DAYS) {
        Ok(input) => input,
        Err(errors) => {
            let shown = together_page(request, (&mut tx, &permit), typed).await?;
            return page_again(&TogetherPage { errors, ..shown });
        }
    };
    let lease = NewLease {
        kind: LeaseKind::Consultation,
        to: input.to,
        ends_at: input.ends_at(permit.now()),
        reason: input.reason,
    };
    lend(&mut tx, &permit, &lease, request.access().ids()).await?;
    tell(
        request,
        &mut tx,
        lease.to,
        (NoticeKind::CaseShared, "/faelle/geteilt"),
    )
    .await?;
    tx.commit().await?;
    go_to_saying(&path(permit.id()), "gespeichert")
}

async fn offer(request: &Request, (mut tx, permit): (Tx, Permit<CaseId>), typed: Typed) -> Answer {
    let offered = accounts(&store::successors(&mut tx, &permit).await?);
    let input = match read_lending((&typed.person, &typed.reason, ""), &offered, OFFER_DAYS) {
        Ok(input) => input,
        Err(errors) => {
            let shown = together_page(request, (&mut tx, &permit), typed).await?;
            return page_again(&TogetherPage { errors, ..shown });
        }
    };
    if let Err(refused) = transfer::may_offer(request, (&mut tx, &permit), input.to).await? {
        let label = "Zu den Beteiligten";
        let refused = RefusedBox::new(&refused, label, format!("/faelle/{}/beteiligte", permit.id()));
        drop(tx);
        let (mut tx, permit) = request
            .access()
            .reading(request.who()?, Act::CaseShare, permit.id())
            .await?;
        let shown = together_page(request, (&mut tx, &permit), typed).await?;
        return page_again(&TogetherPage {
            refused: Some(refused),
            ..shown
        });
    }
    let lease = NewLease {
        kind: LeaseKind::Transfer,
        to: input.to,
        ends_at: input.ends_at(permit.now()),
        reason: input.reason,
    };
    lend(&mut tx, &permit, &lease, request.access().ids()).await?;
    tell(
        request,
        &mut tx,
        lease.to,
        (NoticeKind::CaseOffered, "/faelle/geteilt"),
    )
    .await?;
    tx.commit().await?;
    go_to_saying(&path(permit.id()), "gespeichert")
}

fn accounts(colleagues: &[Colleague]) -> Vec<AccountId> {
    colleagues.iter().map(|one| one.account).collect()
}

fn path(case: CaseId) -> String {
    format!("/faelle/{case}/zusammenarbeit")
}

/// A refusal of the gate as part of a sentence.
pub(crate) fn other_controller(why: &impl Refusal) -> TogetherRefused {
    TogetherRefused::OtherController { why: why.german() }
}
