//! One request: its clock, what to do, and how it ends.

use access::act::Act;
use access::failure::Denied;
use access::subject::store as subjects;
use askama::Template;
use base::ids::PersonId;
use base::input::InputErrors;
use base::refusal::Refusal;
use post::mail::outbox::Outbox;
use vault::sealed::Open;
use vault::subject::KeySubject;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, facts, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::hold::store::is_held;
use crate::request::input::{closing, reason};
use crate::request::model::{RequestState, StepRefused, may_extend};
use crate::request::pages::{name_of, path, path_of, request_id, shell_below};
use crate::request::store;
use crate::retention::store::run;
use crate::retention::telling;

#[derive(Template)]
#[template(path = "rights/request.html")]
struct RequestPage {
    shell: Shell,
    id: PersonId,
    name: String,
    request: store::Request,
    wish: String,
    extension: String,
    outcome: String,
    due: String,
    days_left: i64,
    may_extend: bool,
    is_held: bool,
    is_erasing: bool,
    results: Vec<Choice>,
    errors: InputErrors,
    refused: Option<String>,
    typed_reason: String,
    typed_answer: String,
}

impl RequestPage {
    fn is_open(&self) -> bool {
        self.request.state == RequestState::Open
    }

    fn is_late(&self) -> bool {
        self.is_open() && self.days_left < 0
    }

    fn path(&self, below: &str) -> String {
        format!("/personen/{}{below}", self.id)
    }
}

/// Shows a request; an address that names none leads to all of the person.
///
/// # Errors
/// [`Refused::NotFound`] if the person or the request does not exist for this account.
pub(crate) async fn show(request: Request) -> Answer {
    let query = request.query();
    if query.text("antrag").is_empty() {
        let id: PersonId = request.path_value("id")?;
        let (_, permit) = request
            .access()
            .person(request.who()?, Act::SubjectRequestRead, id)
            .await?;
        return go_to(&path(permit.person()));
    }
    page(&request_page(&request, &query).await?)
}

async fn request_page(request: &Request, names: &Form) -> Result<RequestPage, Refused> {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::SubjectRequestRead, request.path_value("id")?)
        .await?;
    let one = store::find(&mut tx, &permit, request_id(names)?)
        .await?
        .ok_or(Refused::NotFound)?;
    let details = name_of(&mut tx, &permit).await?;
    let today = permit.now().day();
    let is_erasing = run::waits(&mut tx, &permit).await?;
    let is_held = is_held(&mut tx, KeySubject::Person(permit.person()), today)
        .await
        .map_err(Denied::from)?;
    drop(tx);
    let shown = |text: &Option<Open<String>>| {
        let open = text.as_ref().and_then(|text| permit.reveal(text));
        open.cloned().unwrap_or_default()
    };
    let results = [RequestState::Done, RequestState::Refused, RequestState::Withdrawn];
    Ok(RequestPage {
        shell: shell_below(request, one.kind.german(), permit.person()),
        id: permit.person(),
        name: details.name.in_full(),
        wish: shown(&one.wish),
        extension: shown(&one.extension),
        outcome: shown(&one.outcome),
        due: one.due_on.german(),
        days_left: i64::from(today.days_until(one.due_on)),
        may_extend: may_extend(one.state, (one.due_on, one.extended_on), today).is_ok(),
        is_held,
        is_erasing,
        results: results
            .iter()
            .map(|state| Choice::new(state.code(), state.german()))
            .collect(),
        request: one,
        errors: InputErrors::new(),
        refused: None,
        typed_reason: String::new(),
        typed_answer: String::new(),
    })
}

/// Extends the clock, closes the request, or asks for the erasure.
///
/// # Errors
/// [`Refused::NotFound`] if the person or the request does not exist for this account.
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
    let one = store::find(&mut tx, &permit, request_id(&form)?)
        .await?
        .ok_or(Refused::NotFound)?;
    let today = permit.now().day();
    let refused = match form.text("schritt") {
        "verlaengern" => {
            let why = match reason(&form, "grund") {
                Ok(why) => why,
                Err(errors) => return again(&request, &form, (errors, None)).await,
            };
            match may_extend(one.state, (one.due_on, one.extended_on), today) {
                Ok(()) => {
                    let done = store::extend(&mut tx, &permit, (&one, &why), access.ids()).await?;
                    (!done).then_some(StepRefused::ChangedMeanwhile)
                }
                Err(refused) => Some(refused),
            }
        }
        "loeschen" => {
            let is_held = is_held(&mut tx, KeySubject::Person(permit.person()), today)
                .await
                .map_err(Denied::from)?;
            if one.state != RequestState::Open {
                Some(StepRefused::Closed)
            } else if !one.kind.may_erase() {
                Some(StepRefused::ErasesNothing)
            } else if is_held {
                Some(StepRefused::Held)
            } else if run::waits(&mut tx, &permit).await? {
                Some(StepRefused::ErasureAsked)
            } else {
                let seat = subjects::seat(&mut tx, &permit.person().to_string())
                    .await
                    .map_err(Denied::from)?
                    .ok_or(Denied::NotFound)?;
                run::ask(&mut tx, &permit, (one.id, seat.controller), access.ids()).await?;
                telling::tell(&mut tx, request.room::<Outbox>()?, Some(permit.account())).await?;
                None
            }
        }
        _ => {
            let (state, outcome) = match closing(&form) {
                Ok(closed) => closed,
                Err(errors) => return again(&request, &form, (errors, None)).await,
            };
            let seen = (one.id, form.version());
            let done = store::close(&mut tx, &permit, seen, (state, &outcome), access.ids()).await?;
            (!done).then_some(StepRefused::ChangedMeanwhile)
        }
    };
    if let Some(refused) = refused {
        drop(tx);
        return again(&request, &form, (InputErrors::new(), Some(refused))).await;
    }
    tx.commit().await?;
    go_to_saying(&path_of(permit.person(), one.id), "gespeichert")
}

async fn again(
    request: &Request,
    form: &Form,
    (errors, refused): (InputErrors, Option<StepRefused>),
) -> Answer {
    page_again(&RequestPage {
        errors,
        refused: refused.map(|refused| refused.german()),
        typed_reason: form.text("grund").to_owned(),
        typed_answer: form.text("antwort").to_owned(),
        ..request_page(request, form).await?
    })
}
