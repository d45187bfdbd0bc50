//! The page of working together on a case: shared for consultation, offered to somebody else, taken back; who has had
//! access, and why.

use access::act::Act;
use access::relation::LeaseKind;
use access::subject::store::lease::{Lease, NewLease, end, leases, lend};
use askama::Template;
use base::ids::{AccountId, CaseId, RowId};
use base::input::InputErrors;
use consents::before::Before;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::row::Recipient;
use consents::model::wish::Wish;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::opened::{Opened, opened, opened_for_writing};
use crate::case::refused::RefusedBox;
use crate::protection::PROTECTION_PAGE;
use crate::together::model::{CONSULTATION_DAYS, read_lending};
use crate::together::passing::{Passing, passing, passing_at_once};
use crate::together::store::{self, Colleague};
use crate::together::tell::tell;
use crate::together::transfer;

/// The page below the case.
const PAGE: &str = "zusammenarbeit";
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
    is_protected: bool,
    leases: Vec<Row>,
    advisers: Vec<Choice>,
    successors: Vec<Choice>,
    typed: Typed,
    errors: InputErrors,
    none: InputErrors,
    refused: Option<RefusedBox>,
    /// What the other one would see, before it goes.
    before: Option<Before>,
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

    fn before_sharing(&self) -> Option<&Before> {
        self.before.as_ref().filter(|_| self.typed.act != "abgeben")
    }

    fn before_offering(&self) -> Option<&Before> {
        self.before.as_ref().filter(|_| self.typed.act == "abgeben")
    }

    fn of_sharing<'p>(&self, value: &'p str) -> &'p str {
        if self.typed.act == "abgeben" { "" } else { value }
    }

    fn of_offering<'p>(&self, value: &'p str) -> &'p str {
        if self.typed.act == "abgeben" { value } else { "" }
    }
}

async fn ask(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseShare).await?;
    page(&together_page(&request, &mut case, Typed::default()).await?)
}

async fn together_page(request: &Request, case: &mut Opened, typed: Typed) -> Result<TogetherPage, Refused> {
    let shell = case.shell(request, ("Zusammenarbeit", PAGE));
    let (tx, permit) = (&mut case.tx, &case.permit);
    let row = |lease: &Lease| Row {
        id: lease.id,
        what: lease.kind.german(),
        to: lease.to_name.clone(),
        reason: permit.reveal(&lease.reason).cloned().unwrap_or_default(),
        since: lease.granted_at.german(),
        until: lease.ended_at.unwrap_or(lease.ends_at).german(),
        holds: lease.ended_at.is_none() && lease.ends_at > permit.now(),
    };
    Ok(TogetherPage {
        shell,
        id: permit.id(),
        is_protected: permit.is_restricted(),
        leases: leases(tx, permit).await?.iter().map(row).collect(),
        advisers: choices(&store::advisers(tx, permit).await?),
        successors: choices(&store::successors(tx, permit).await?),
        typed,
        errors: InputErrors::new(),
        none: InputErrors::new(),
        refused: None,
        before: None,
    })
}

fn choices(colleagues: &[Colleague]) -> Vec<Choice> {
    let choice = |one: &Colleague| Choice::new(one.account, format!("{} ({})", one.name, one.role.german()));
    colleagues.iter().map(choice).collect()
}

async fn answer(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseShare).await?;
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
            end(&mut case.tx, &case.permit, id).await?;
            let back = case.path(PAGE);
            case.tx.commit().await?;
            go_to_saying(&back, "beendet")
        }
        "abgeben" => offer(&request, case, typed, &form).await,
        _ => share(&request, case, typed, &form).await,
    }
}

async fn share(request: &Request, mut case: Opened, typed: Typed, form: &Form) -> Answer {
    if case.permit.is_restricted() {
        return go_to(&case.path(PROTECTION_PAGE));
    }
    let offered = accounts(&store::advisers(&mut case.tx, &case.permit).await?);
    let words = (form.text("person"), form.text("grund"), form.text("tage"));
    let input = match read_lending(words, &offered, CONSULTATION_DAYS) {
        Ok(input) => input,
        Err(errors) => {
            let shown = together_page(request, &mut case, typed).await?;
            return page_again(&TogetherPage { errors, ..shown });
        }
    };
    let lease = NewLease {
        kind: LeaseKind::Consultation,
        to: input.to,
        ends_at: input.ends_at(case.permit.now()),
        reason: input.reason.clone(),
    };
    if let Passing::Look(before) = consulting(request, &mut case, (form, input.to)).await? {
        return look(request, case, (typed, before)).await;
    }
    lent(request, case, (&lease, NoticeKind::CaseShared)).await
}

/// Whoever works for the same controller is asked for advice at once; for another one the gate is asked as for anybody
/// else, after a look at what would go.
async fn consulting(
    request: &Request,
    case: &mut Opened,
    (form, to): (&Form, AccountId),
) -> Result<Passing, Refused> {
    let (path, purpose) = (OutgoingPath::Consultation, Purpose::Conference);
    let employer = store::employer_of(&mut case.tx, &case.permit, to).await?;
    let own = case.head.controller;
    if employer == own {
        let wish = Wish::same_controller(path, own, purpose, [Category::Contact]);
        return passing_at_once(request, case, &wish).await;
    }
    let everything = transfer::everything(case).await?;
    let wish = Wish::by_consent(path, Recipient::Organisation(employer), purpose, everything);
    passing(request, case, (form, &wish)).await
}

/// Shows what the gate says, with what was typed.
async fn look(request: &Request, case: Opened, (typed, before): (Typed, Before)) -> Answer {
    drop(case);
    let may_go = before.may_go();
    let mut case = opened(request, Act::CaseShare).await?;
    let shown = TogetherPage {
        before: Some(before),
        ..together_page(request, &mut case, typed).await?
    };
    if may_go { page(&shown) } else { page_again(&shown) }
}

async fn offer(request: &Request, mut case: Opened, typed: Typed, form: &Form) -> Answer {
    if case.permit.is_restricted() {
        return go_to(&case.path(PROTECTION_PAGE));
    }
    let offered = accounts(&store::successors(&mut case.tx, &case.permit).await?);
    let input = match read_lending((&typed.person, &typed.reason, ""), &offered, OFFER_DAYS) {
        Ok(input) => input,
        Err(errors) => {
            let shown = together_page(request, &mut case, typed).await?;
            return page_again(&TogetherPage { errors, ..shown });
        }
    };
    let offered = transfer::may_offer(request, &mut case, (form, input.to)).await?;
    if let Ok(Passing::Look(before)) = offered {
        return look(request, case, (typed, before)).await;
    }
    if let Err(refused) = offered {
        let label = "Zu den Beteiligten";
        let refused = RefusedBox::new(&refused, label, case.path("beteiligte"));
        drop(case);
        let mut case = opened(request, Act::CaseShare).await?;
        let shown = together_page(request, &mut case, typed).await?;
        return page_again(&TogetherPage {
            refused: Some(refused),
            ..shown
        });
    }
    let lease = NewLease {
        kind: LeaseKind::Transfer,
        to: input.to,
        ends_at: input.ends_at(case.permit.now()),
        reason: input.reason,
    };
    lent(request, case, (&lease, NoticeKind::CaseOffered)).await
}

/// Lends the case, and tells the one who may see it now.
async fn lent(request: &Request, mut case: Opened, (lease, notice): (&NewLease, NoticeKind)) -> Answer {
    lend(&mut case.tx, &case.permit, lease, request.access().ids()).await?;
    tell(request, &mut case.tx, lease.to, (notice, "/faelle/geteilt")).await?;
    let back = case.path(PAGE);
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

fn accounts(colleagues: &[Colleague]) -> Vec<AccountId> {
    colleagues.iter().map(|one| one.account).collect()
}
