//! What a person asked for, a form for the next request, the access file, and holds.

use access::act::Act;
use access::failure::Denied;
use access::subject::store as subjects;
use askama::Template;
use base::day::Day;
use base::ids::PersonId;
use base::input::InputErrors;
use web::answer::{Answer, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::hold::model::HoldKind;
use crate::hold::store as holds;
use crate::request::input::{RequestInput, reason};
use crate::request::model::{Identity, RequestKind, RequestState};
use crate::request::pages::{name_of, path_of};
use crate::request::store;
use crate::retention::store::run;

struct ShownRequest {
    href: String,
    kind: &'static str,
    received: String,
    due: String,
    is_open: bool,
    is_late: bool,
    state: &'static str,
}

struct ShownHold {
    id: String,
    kind: &'static str,
    reason: String,
    since: String,
    until: String,
    stands: bool,
}

#[derive(Template)]
#[template(path = "rights/person.html")]
struct RightsPage {
    shell: Shell,
    id: PersonId,
    name: String,
    requests: Vec<ShownRequest>,
    holds: Vec<ShownHold>,
    is_waiting: bool,
    kinds: &'static [RequestKind],
    identities: Vec<Choice>,
    hold_kinds: Vec<Choice>,
    input: RequestInput,
    errors: InputErrors,
    hold_reason: String,
    hold_until: String,
}

impl RightsPage {
    fn review_path(&self) -> String {
        format!("/personen/{}/auskunft", self.id)
    }
}

/// Shows requests and holds of a person.
///
/// # Errors
/// [`web::answer::Refused::NotFound`] if the person does not exist for this account.
pub(crate) async fn show(request: Request) -> Answer {
    page(&rights_page(&request).await?)
}

async fn rights_page(request: &Request) -> Result<RightsPage, web::answer::Refused> {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::SubjectRequestRead, request.path_value("id")?)
        .await?;
    let details = name_of(&mut tx, &permit).await?;
    let today = permit.now().day();
    let requests = store::of(&mut tx, &permit).await?;
    let held = holds::of(&mut tx, &permit).await?;
    let is_waiting = run::waits(&mut tx, &permit).await?;
    drop(tx);
    let person_path = format!("/personen/{}", permit.person());
    Ok(RightsPage {
        shell: request.shell_below("Rechte", &[("Personen", "/personen"), ("Person", &person_path)]),
        id: permit.person(),
        name: details.name.in_full(),
        requests: requests
            .iter()
            .map(|one| shown(one, permit.person(), today))
            .collect(),
        holds: held
            .iter()
            .map(|one| ShownHold {
                id: one.id.to_string(),
                kind: one.kind.german(),
                reason: permit.reveal(&one.reason).cloned().unwrap_or_default(),
                since: format!("seit {}, {}", one.set_at.day().german(), one.set_by),
                until: one.until.map(Day::german).unwrap_or_default(),
                stands: one.stands(today),
            })
            .collect(),
        is_waiting,
        kinds: RequestKind::ALL,
        identities: Identity::ALL
            .iter()
            .map(|one| Choice::new(one.code(), one.german()))
            .collect(),
        hold_kinds: HoldKind::ALL
            .iter()
            .map(|one| Choice::new(one.code(), one.german()))
            .collect(),
        input: RequestInput::offered(today),
        errors: InputErrors::new(),
        hold_reason: String::new(),
        hold_until: String::new(),
    })
}

fn shown(one: &store::Request, person: PersonId, today: Day) -> ShownRequest {
    let is_open = one.state == RequestState::Open;
    ShownRequest {
        href: path_of(person, one.id),
        kind: one.kind.german(),
        received: one.received_on.german(),
        due: one.due_on.german(),
        is_open,
        is_late: is_open && one.due_on < today,
        state: one.state.german(),
    }
}

/// Takes a request down.
///
/// # Errors
/// [`web::answer::Refused::NotFound`] if the person does not exist for this account.
pub(crate) async fn answer(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .person_writing(
            request.who()?,
            Act::SubjectRequestWrite,
            request.path_value("id")?,
        )
        .await?;
    let form = request.form()?;
    let input = RequestInput::of(&form);
    let new = match input.checked(permit.now().day()) {
        Ok(new) => new,
        Err(errors) => {
            drop(tx);
            return page_again(&RightsPage {
                input,
                errors,
                ..rights_page(&request).await?
            });
        }
    };
    let seat = subjects::seat(&mut tx, &permit.person().to_string())
        .await
        .map_err(Denied::from)?
        .ok_or(Denied::NotFound)?;
    let id = store::insert(&mut tx, &permit, (&new, seat.controller), access.ids()).await?;
    tx.commit().await?;
    go_to(&path_of(permit.person(), id))
}

/// Sets a hold, or ends one.
///
/// # Errors
/// [`web::answer::Refused::NotFound`] if the person does not exist for this account.
pub(crate) async fn hold(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .person_writing(
            request.who()?,
            Act::SubjectRequestWrite,
            request.path_value("id")?,
        )
        .await?;
    let form = request.form()?;
    let back = crate::request::pages::path(permit.person());
    if let Ok(ended) = form.text("beenden").parse() {
        holds::end(&mut tx, &permit, ended).await?;
        tx.commit().await?;
        return go_to_saying(&back, "beendet");
    }
    let until = form.text("bis");
    let parsed = until.parse::<Day>().ok();
    let mut errors = InputErrors::new();
    if !until.is_empty() && parsed.is_none_or(|day| day < permit.now().day()) {
        errors.add("bis", "Bitte geben Sie einen Tag an, der noch kommt.");
    }
    let kind = form.text("art_der_sperre").parse::<HoldKind>().ok();
    if kind.is_none() {
        errors.add("art_der_sperre", "Bitte wählen Sie, was gelten soll.");
    }
    let why = match reason(&form, "grund") {
        Ok(why) => Some(why),
        Err(wrong) => {
            for (field, sentence) in wrong.iter() {
                errors.add(field, sentence);
            }
            None
        }
    };
    let (Some(kind), Some(why), true) = (kind, why, errors.is_empty()) else {
        drop(tx);
        return page_again(&RightsPage {
            errors,
            hold_reason: form.text("grund").to_owned(),
            hold_until: until.to_owned(),
            ..rights_page(&request).await?
        });
    };
    holds::set(&mut tx, &permit, (kind, &why, parsed), access.ids()).await?;
    tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}
