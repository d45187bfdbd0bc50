//! The page on which an account changes its own password. Not the rules of good passwords: they stand in `access`.

use access::account::password::{SHORTEST, check_strength};
use access::act::Act;
use access::session::sign_in::SignInRefused;
use askama::Template;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, go_to_saying, page, page_again};
use web::components::tabs::Tabs;
use web::components::{button, errors, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::own::pages::own_tabs;

const PATH: &str = "/konto/kennwort";

/// The routes of the own password.
pub(crate) fn routes() -> Routes {
    Routes::about("password")
        .get("/konto/kennwort", Act::AccountOwn, Fixture::None, form)
        .post("/konto/kennwort", Act::AccountOwn, Fixture::None, change)
}

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct PasswordPage {
    shell: Shell,
    tabs: Tabs,
    login: String,
    errors: InputErrors,
}

impl PasswordPage {
    fn of(request: &Request, login: &str, errors: InputErrors) -> Self {
        let shell = request.shell_below("Kennwort", &[("Mein Konto", "/konto")]);
        Self {
            shell,
            tabs: own_tabs(PATH),
            login: login.to_owned(),
            errors,
        }
    }
}

/// What helps to choose a new one.
fn hint() -> String {
    format!("Mindestens {SHORTEST} Zeichen. Gut sind drei Wörter, die nichts miteinander zu tun haben.")
}

async fn form(request: Request) -> Answer {
    let who = request.who()?;
    page(&PasswordPage::of(&request, &who.login, InputErrors::new()))
}

async fn change(request: Request) -> Answer {
    let who = request.who()?;
    let form = request.form()?;
    let new = form.text("kennwort_neu");
    let mut errors = InputErrors::new();
    errors.take("kennwort_neu", check_strength(new, &who.login));
    if new != form.text("kennwort_wiederholt") {
        errors.add(
            "kennwort_wiederholt",
            "Die beiden neuen Kennwörter sind nicht gleich.",
        );
    }
    if errors.is_empty() {
        let typed = form.text("kennwort").to_owned();
        match request
            .access()
            .check_own_password(who, typed, &request.visitor())
            .await?
        {
            Ok(()) => {}
            Err(SignInRefused::Wrong) => errors.add("kennwort", "Das bisherige Kennwort stimmt nicht."),
            Err(other) => errors.add("kennwort", other.german()),
        }
    }
    if !errors.is_empty() {
        return page_again(&PasswordPage::of(&request, &who.login, errors));
    }
    request.access().set_own_password(who, new.to_owned()).await?;
    go_to_saying("/konto", "kennwort")
}
