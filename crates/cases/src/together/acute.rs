//! Acute access (Akutzugriff): a colleague of the same place and controller opens a case for a day, with a reason; whose
//! it is, is told at once. The way here is the double check's „perhaps known“.

use access::act::Act;
use access::permit::Permit;
use access::relation::LeaseKind;
use access::subject::store as subjects;
use access::subject::store::lease::{NewLease, lend};
use access::subject::store::participant::cases_of;
use askama::Template;
use base::ids::{CaseId, PersonId};
use base::input::InputErrors;
use db::tx::Tx;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::together::model::reason_of;
use crate::together::store::{self, KnownCase};
use crate::together::tell::tell;

pub(crate) fn routes() -> Routes {
    Routes::about("acute access")
        .get("/faelle/akut", Act::CaseAcute, Fixture::None, ask)
        .post("/faelle/akut", Act::CaseAcute, Fixture::None, answer)
}

#[derive(Template)]
#[template(path = "cases/acute.html")]
struct AcutePage {
    shell: Shell,
    person: PersonId,
    cases: Vec<Choice>,
    case: String,
    reason: String,
    errors: InputErrors,
}

/// The person stands in the address, as an id: without one there is no such page.
fn person(request: &Request) -> Result<PersonId, Refused> {
    request
        .query()
        .text("person")
        .parse()
        .map_err(|_| Refused::NotFound)
}

async fn ask(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .reading(who, Act::CaseAcute, person(&request)?)
        .await?;
    page(&acute_page(&request, (&mut tx, &permit)).await?)
}

async fn acute_page(
    request: &Request,
    (tx, permit): (&mut Tx, &Permit<PersonId>),
) -> Result<AcutePage, Refused> {
    let ids = cases_of(tx, permit).await?;
    let open = |case: &KnownCase| case.phase.is_open();
    let cases: Vec<KnownCase> = store::cases_of_a_person(tx, permit, &ids)
        .await?
        .into_iter()
        .filter(open)
        .collect();
    let choice =
        |case: &KnownCase| Choice::new(case.id, &case.code).hint(format!("Zuständig: {}", case.owner));
    Ok(AcutePage {
        shell: request.shell_below("Akutzugriff", &[("Fälle", "/faelle")]),
        person: permit.id(),
        case: cases
            .first()
            .filter(|_| cases.len() == 1)
            .map(|case| case.id.to_string())
            .unwrap_or_default(),
        cases: cases.iter().map(choice).collect(),
        reason: String::new(),
        errors: InputErrors::new(),
    })
}

async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access.reading(who, Act::CaseAcute, person(&request)?).await?;
    let form = request.form()?;
    let mut shown = acute_page(&request, (&mut tx, &permit)).await?;
    let known = cases_of(&mut tx, &permit).await?;
    drop(tx);
    let case = form
        .text("fall")
        .parse::<CaseId>()
        .ok()
        .filter(|case| known.contains(case));
    let mut errors = InputErrors::new();
    let reason = reason_of(form.text("grund"), &mut errors);
    if case.is_none() {
        errors.add("fall", "Bitte wählen Sie den Fall, den Sie öffnen müssen.");
    }
    let Some(case) = case.filter(|_| errors.is_empty()) else {
        shown.reason = form.text("grund").to_owned();
        shown.errors = errors;
        return page_again(&shown);
    };
    let (mut tx, permit) = access.writing(who, Act::CaseAcute, case).await?;
    let lease = NewLease {
        kind: LeaseKind::Acute,
        to: who.account,
        reason,
        ends_at: permit.now().plus_hours(LeaseKind::Acute.longest_hours()),
    };
    lend(&mut tx, &permit, &lease, access.ids()).await?;
    let owner = subjects::seat(&mut tx, &case.to_string())
        .await?
        .and_then(|seat| seat.account);
    if let Some(owner) = owner {
        let link = format!("/faelle/{case}/zusammenarbeit");
        tell(&request, &mut tx, owner, (NoticeKind::AcuteAccess, &link)).await?;
    }
    tx.commit().await?;
    go_to_saying(&format!("/faelle/{case}"), "gespeichert")
}
