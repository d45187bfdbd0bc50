//! Transfer (Fallübergabe): a case goes to another case manager, place or employer once they accept it. To another
//! controller only on declarations of everybody who takes part, through the gate.

use std::collections::BTreeSet;

use access::act::Act;
use access::failure::Denied;
use access::relation::LeaseKind;
use access::subject::store as subjects;
use access::subject::store::lease::{end, leases, take_over};
use askama::Template;
use base::ids::{AccountId, CaseId, PersonId};
use consents::gate::special_kept;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::row::Recipient;
use consents::model::wish::Wish;
use db::tx::Tx;
use people::index::PersonIndex;
use people::person::store as persons;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to_saying, page};
use web::components::{button, facts, notice};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::model::Phase;
use crate::case::opened::{Opened, opened};
use crate::case::store::Head;
use crate::together::model::TogetherRefused;
use crate::together::passing::{Passing, passing, passing_at_once};
use crate::together::store;
use crate::together::tell::tell;

pub(crate) fn routes() -> Routes {
    Routes::about("transfer")
        .get("/faelle/{id}/uebernahme", Act::CaseAccept, Fixture::Case, ask)
        .post("/faelle/{id}/uebernahme", Act::CaseAccept, Fixture::Case, answer)
}

/// Whether the case may be offered to this account. For another controller the gate writes down what will go, once it was
/// looked at: everything the file may hold.
pub(crate) async fn may_offer(
    request: &Request,
    case: &mut Opened,
    (form, to): (&Form, AccountId),
) -> Result<Result<Passing, TogetherRefused>, Refused> {
    let (tx, permit, head) = (&mut case.tx, &case.permit, &case.head);
    if store::has_open_offer(tx, permit).await? {
        return Ok(Err(TogetherRefused::OfferIsOpen));
    }
    let seat = store::seat_of(tx, permit, to, (head.controller, head.municipality)).await?;
    let (controller, _) = seat.ok_or(Denied::NotFound)?;
    let (path, purpose) = (OutgoingPath::Transfer, Purpose::Handover);
    if controller == head.controller {
        let wish = Wish::same_controller(path, controller, purpose, [Category::Contact]);
        return Ok(Ok(passing_at_once(request, case, &wish).await?));
    }
    let everything = everything(case).await?;
    let wish = Wish::by_consent(path, Recipient::Organisation(controller), purpose, everything);
    Ok(Ok(passing(request, case, (form, &wish)).await?))
}

/// What a file may hold: all that is not special, and the special data that somebody in it has agreed to.
pub(crate) async fn everything(case: &mut Opened) -> Result<BTreeSet<Category>, Refused> {
    let everybody: Vec<PersonId> = case.permit.people().collect();
    let special = special_kept(&mut case.tx, &case.permit, &everybody).await?;
    Ok(Category::all(false).chain(special).collect())
}

#[derive(Template)]
#[template(path = "cases/transfer.html")]
struct TransferPage {
    shell: Shell,
    id: CaseId,
    head: Head,
    reason: String,
    until: String,
}

impl TransferPage {
    fn phase(&self) -> &'static str {
        Phase::german(self.head.phase)
    }

    fn language(&self) -> &'static str {
        self.head
            .language
            .map(base::language::Language::german_name)
            .unwrap_or_default()
    }

    fn opened(&self) -> String {
        self.head.opened_on.german()
    }
}

async fn ask(request: Request) -> Answer {
    let Opened { mut tx, permit, head } = opened(&request, Act::CaseAccept).await?;
    let all = leases(&mut tx, &permit).await?;
    let holds = |kind, to: AccountId| kind == LeaseKind::Transfer && to == permit.account();
    let own = all
        .iter()
        .find(|lease| holds(lease.kind, lease.to) && lease.ended_at.is_none());
    let own = own.ok_or(Denied::NotFound)?;
    page(&TransferPage {
        shell: request.shell_below("Fall übernehmen", &[("Mit mir geteilt", "/faelle/geteilt")]),
        id: permit.id(),
        head,
        reason: permit.reveal(&own.reason).cloned().unwrap_or_default(),
        until: own.ends_at.german(),
    })
}

async fn answer(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .writing(who, Act::CaseAccept, request.path_value::<CaseId>("id")?)
        .await?;
    let form = request.form()?;
    let id = permit.id();
    let before = subjects::seat(&mut tx, &id.to_string())
        .await?
        .ok_or(Denied::NotFound)?;
    let link = format!("/faelle/{id}/zusammenarbeit");
    if form.text("entscheidung") == "nein" {
        for lease in leases(&mut tx, &permit).await? {
            if lease.kind == LeaseKind::Transfer && lease.to == permit.account() {
                end(&mut tx, &permit, lease.id).await?;
            }
        }
        tell_owner(&request, &mut tx, before.account, &link).await?;
        tx.commit().await?;
        return go_to_saying("/faelle/geteilt", "beendet");
    }
    let seat = store::seat_of(
        &mut tx,
        &permit,
        who.account,
        (before.controller, before.municipality),
    )
    .await?;
    let (controller, municipality) = seat.ok_or(Denied::NotFound)?;
    take_over(&mut tx, &permit, (controller, municipality)).await?;
    store::move_to(&mut tx, &permit, municipality).await?;
    tell_owner(&request, &mut tx, before.account, "/faelle").await?;
    let everybody: Vec<PersonId> = permit.people().collect();
    tx.commit().await?;
    for person in everybody {
        enter_again(&request, person).await?;
    }
    go_to_saying(&format!("/faelle/{id}"), "gespeichert")
}

async fn tell_owner(
    request: &Request,
    tx: &mut Tx,
    owner: Option<AccountId>,
    link: &str,
) -> Result<(), Refused> {
    match owner {
        Some(owner) => tell(request, tx, owner, (NoticeKind::OfferAnswered, link)).await,
        None => Ok(()),
    }
}

/// The index in memory learns whose person it is now; whoever did not come along stays where they are.
pub(crate) async fn enter_again(request: &Request, person: PersonId) -> Result<(), Refused> {
    let found = request
        .access()
        .person(request.who()?, Act::PersonRead, person)
        .await;
    let (mut tx, permit) = match found {
        Err(Denied::NotFound) => return Ok(()),
        other => other?,
    };
    let (row, seat) = (
        persons::read(&mut tx, &permit).await?,
        persons::seat(&mut tx, &permit).await?,
    );
    if let (Some(details), Some(seat)) = (row.and_then(|row| row.details(&permit)), seat) {
        request.room::<PersonIndex>()?.enter(person, seat, &details);
    }
    Ok(())
}
