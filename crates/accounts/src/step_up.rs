//! The page on which an account confirms again, before something grave, and the question that leads there. What is
//! grave, the room says in which it happens.

use access::act::Act;
use access::failure::Denied;
use askama::Template;
use axum::response::Response;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, go_to, local_path, page, page_again};
use web::components::{button, errors, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::sign_in::pages::{code_refused, with_onwards};

/// Where an account confirms again; `?weiter=` names the page to come back to.
const PATH: &str = "/konto/bestaetigen";

/// The routes of confirming again.
pub(crate) fn routes() -> Routes {
    Routes::about("step-up")
        .get("/konto/bestaetigen", Act::AccountOwn, Fixture::None, form)
        .post("/konto/bestaetigen", Act::AccountOwn, Fixture::None, confirm)
}

/// Where to go first if the account has not confirmed within the last five minutes; `back` is a page that can be opened
/// afterwards.
///
/// A grave act asks twice, after its permit: on the page with its form, so that nothing is typed in vain, and again
/// when the form arrives.
///
/// # Errors
/// [`Refused`] if nobody is signed in.
///
/// # Example
/// ```ignore
/// if let Some(first) = accounts::step_up::needed_first(&request, request.path())? {
///     return Ok(first);
/// }
/// ```
pub fn needed_first(request: &Request, back: &str) -> Result<Option<Response>, Refused> {
    match request.access().ask_step_up(request.who()?) {
        Ok(()) => Ok(None),
        Err(Denied::StepUpNeeded(_)) => go_to(&with_onwards(PATH, back)).map(Some),
        Err(other) => Err(other.into()),
    }
}

#[derive(Template)]
#[template(path = "accounts/step_up.html")]
struct StepUpPage {
    shell: Shell,
    onwards: String,
    asks_for_code: bool,
    errors: InputErrors,
}

async fn form(request: Request) -> Answer {
    let who = request.who()?;
    let onwards = local_path(request.query().text("weiter")).to_owned();
    let asks_for_code = request.access().confirms_with_code(who).await?;
    page(&StepUpPage {
        shell: request.shell("Bitte bestätigen"),
        onwards,
        asks_for_code,
        errors: InputErrors::new(),
    })
}

async fn confirm(request: Request) -> Answer {
    let who = request.who()?;
    let form = request.form()?;
    let onwards = local_path(form.text("weiter")).to_owned();
    let asks_for_code = request.access().confirms_with_code(who).await?;
    let typed = form.text(if asks_for_code { "code" } else { "kennwort" });
    match request.access().step_up(who, typed, &request.visitor()).await? {
        Ok(()) => go_to(&onwards),
        Err(refused) => {
            let mut errors = InputErrors::new();
            if asks_for_code {
                errors.add("code", code_refused(refused));
            } else {
                errors.add("kennwort", refused.german());
            }
            page_again(&StepUpPage {
                shell: request.shell("Bitte bestätigen"),
                onwards,
                asks_for_code,
                errors,
            })
        }
    }
}
