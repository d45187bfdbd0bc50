//! Pages of signing in and out, and the two small acts of the frame: staying signed in, light or dark.

use access::act::Act;
use access::session::model::SessionToken;
use access::session::sign_in::{SignIn, SignInRefused};
use askama::Template;
use axum::body::Body;
use axum::http::StatusCode;
use axum::response::Response;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, go_to, go_to_saying, local_path, page, page_again};
use web::components::{button, errors, field};
use web::headers::tell_session;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::server::SIGN_IN_PATH;
use web::shell::{Shell, Theme};

use crate::cookie;

const CODE_PATH: &str = "/anmelden/code";

/// The routes of signing in and out.
pub(crate) fn routes() -> Routes {
    Routes::about("session")
        .public_get("/anmelden", Fixture::None, sign_in_form)
        .public_post("/anmelden", Fixture::None, sign_in)
        .public_get("/anmelden/code", Fixture::None, code_form)
        .public_post("/anmelden/code", Fixture::None, code)
        .public_post("/abmelden", Fixture::None, sign_out)
        .post("/sitzung", Act::AccountOwn, Fixture::None, keep)
        .public_post("/darstellung", Fixture::None, theme)
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    shell: Shell,
    login: String,
    onwards: String,
    errors: InputErrors,
}

#[derive(Template)]
#[template(path = "accounts/code.html")]
struct CodePage {
    shell: Shell,
    onwards: String,
    errors: InputErrors,
}

async fn sign_in_form(request: Request) -> Answer {
    let onwards = local_path(request.query().text("weiter")).to_owned();
    if request.visitor_account().is_some() {
        return go_to(&onwards);
    }
    let shell = request.shell("Anmelden");
    page(&SignInPage {
        shell,
        login: String::new(),
        onwards,
        errors: InputErrors::new(),
    })
}

async fn sign_in(request: Request) -> Answer {
    let form = request.form()?;
    let onwards = local_path(form.text("weiter")).to_owned();
    let login = form.line("konto");
    let answer = request
        .access()
        .sign_in(&login, form.text("kennwort").to_owned(), &request.visitor())
        .await?;
    match answer {
        SignIn::Done(token) => arrived(&request, &token, &onwards).await,
        SignIn::CodeNeeded(token) => Ok(cookie::keep_session(
            go_to(&with_onwards(CODE_PATH, &onwards))?,
            request.house(),
            &token,
        )),
        SignIn::Refused(refused) => {
            let mut errors = InputErrors::new();
            errors.add("konto", refused.german());
            page_again(&SignInPage {
                shell: request.shell("Anmelden"),
                login,
                onwards,
                errors,
            })
        }
    }
}

async fn code_form(request: Request) -> Answer {
    let onwards = local_path(request.query().text("weiter")).to_owned();
    if request.visitor_account().is_some() {
        return go_to(&onwards);
    }
    if request.session_token().is_none() {
        return go_to(&with_onwards(SIGN_IN_PATH, &onwards));
    }
    page(&CodePage {
        shell: request.shell("Zweite Stufe der Anmeldung"),
        onwards,
        errors: InputErrors::new(),
    })
}

async fn code(request: Request) -> Answer {
    let form = request.form()?;
    let onwards = local_path(form.text("weiter")).to_owned();
    let Some(token) = request.session_token() else {
        return go_to(&with_onwards(SIGN_IN_PATH, &onwards));
    };
    match request
        .access()
        .sign_in_code(&token, form.text("code"), &request.visitor())
        .await?
    {
        SignIn::Done(token) => arrived(&request, &token, &onwards).await,
        SignIn::CodeNeeded(_) | SignIn::Refused(SignInRefused::Expired) => {
            go_to(&with_onwards(SIGN_IN_PATH, &onwards))
        }
        SignIn::Refused(refused) => {
            let mut errors = InputErrors::new();
            errors.add("code", code_refused(refused));
            page_again(&CodePage {
                shell: request.shell("Zweite Stufe der Anmeldung"),
                onwards,
                errors,
            })
        }
    }
}

async fn sign_out(request: Request) -> Answer {
    request.form()?;
    if let Some(who) = request.visitor_account() {
        request.access().sign_out(who).await?;
    }
    Ok(cookie::drop_session(
        go_to_saying(SIGN_IN_PATH, "abgemeldet")?,
        request.house(),
    ))
}

async fn keep(request: Request) -> Answer {
    let who = request.who()?;
    request.form()?;
    let ends = request.access().keep_session(who).await?;
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    tell_session(response.headers_mut(), ends, request.access().clock().now());
    Ok(response)
}

async fn theme(request: Request) -> Answer {
    let form = request.form()?;
    let theme = Theme::named(form.text("darstellung"));
    Ok(cookie::keep_theme(
        go_to(&page_before(&request))?,
        request.house(),
        theme,
    ))
}

/// Signed in: on to where the visitor wanted to go, or to what they had typed when their last session ended.
async fn arrived(request: &Request, token: &SessionToken, onwards: &str) -> Answer {
    let who = request.access().session(token).await?;
    let has_parked = match &who {
        Some(who) => request.access().count_parked(who).await? > 0,
        None => false,
    };
    let goal = if has_parked {
        crate::parked::pages::PATH
    } else {
        onwards
    };
    let response = cookie::keep_session(go_to(goal)?, request.house(), token);
    let Some(who) = who else { return Ok(response) };
    if request
        .access()
        .is_own_browser(&request.visitor(), &who.login)
        .await?
    {
        return Ok(response);
    }
    let mark = request.access().browser_mark(&who.login).await?;
    Ok(cookie::keep_browser_mark(response, request.house(), &mark))
}

/// What the page says to a wrong code or one that came too soon.
pub(crate) fn code_refused(refused: SignInRefused) -> String {
    match refused {
        SignInRefused::Wrong => {
            "Der Code stimmt nicht oder wurde schon benutzt. Bitte warten Sie auf den nächsten \
                                 und geben Sie ihn ein, oder nehmen Sie einen Ersatzcode."
                .to_owned()
        }
        other => other.german(),
    }
}

/// A path that remembers where the visitor wanted to go.
pub(crate) fn with_onwards(path: &str, onwards: &str) -> String {
    if onwards == "/" {
        return path.to_owned();
    }
    web::components::list::ListAddress::new(path)
        .with("weiter", onwards)
        .to_string()
}

/// The page from which a small form of the frame was sent.
fn page_before(request: &Request) -> String {
    let referrer = request.header("referer");
    let rest = referrer.split_once("://").map_or("", |(_, rest)| rest);
    match rest.split_once('/') {
        Some((host, path)) if host == request.header("host") => format!("/{path}"),
        _ => "/".to_owned(),
    }
}
