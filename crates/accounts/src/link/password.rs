//! The page on which a mailed link sets a password. For staff, so it is German.

use access::account::password::check_strength;
use access::mail_link::model::{LinkPurpose, Secret};
use askama::Template;
use base::input::InputErrors;
use web::answer::{Answer, go_to_saying, page, page_again};
use web::components::{button, errors, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::server::SIGN_IN_PATH;
use web::shell::Shell;

/// The routes of setting a password with a link.
pub(crate) fn routes() -> Routes {
    Routes::about("password")
        .public_get("/anmelden/kennwort/{token}", Fixture::Link, form)
        .public_post("/anmelden/kennwort/{token}", Fixture::Link, set)
}

#[derive(Template)]
#[template(path = "accounts/new_password.html")]
struct NewPasswordPage {
    shell: Shell,
    action: String,
    login: Option<String>,
    errors: InputErrors,
}

impl NewPasswordPage {
    fn of(request: &Request, login: Option<String>, errors: InputErrors) -> Self {
        let title = if login.is_some() {
            "Neues Kennwort"
        } else {
            "Dieser Link gilt nicht mehr"
        };
        Self {
            shell: request.shell(title),
            action: request.path().to_owned(),
            login,
            errors,
        }
    }
}

async fn form(request: Request) -> Answer {
    let link = match sent_secret(&request) {
        Some(secret) => request.access().open_link(&secret, LinkPurpose::Password).await?,
        None => None,
    };
    page(&NewPasswordPage::of(
        &request,
        link.map(|link| link.login),
        InputErrors::new(),
    ))
}

async fn set(request: Request) -> Answer {
    let form = request.form()?;
    let gone = || NewPasswordPage::of(&request, None, InputErrors::new());
    let Some(secret) = sent_secret(&request) else {
        return page_again(&gone());
    };
    let Some(link) = request.access().open_link(&secret, LinkPurpose::Password).await? else {
        return page_again(&gone());
    };
    let new = form.text("kennwort_neu");
    let mut errors = InputErrors::new();
    errors.take("kennwort_neu", check_strength(new, &link.login));
    if new != form.text("kennwort_wiederholt") {
        errors.add("kennwort_wiederholt", "Die beiden Kennwörter sind nicht gleich.");
    }
    if !errors.is_empty() {
        return page_again(&NewPasswordPage::of(&request, Some(link.login), errors));
    }
    if !request
        .access()
        .set_password_with_link(&secret, new.to_owned())
        .await?
    {
        return page_again(&gone());
    }
    go_to_saying(SIGN_IN_PATH, "gespeichert")
}

fn sent_secret(request: &Request) -> Option<Secret> {
    request
        .path_value::<String>("token")
        .ok()
        .and_then(|text| Secret::sent(&text))
}
