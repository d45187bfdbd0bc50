//! The pages of refusals: not found, form expired, database away, failed. Each says what to do and that nothing is lost.

use askama::Template;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::answer::{Refused, go_to, page_with};
use crate::components::button;
use crate::form::Form;
use crate::headers;
use crate::house::House;
use crate::request::session_token;
use crate::server::STEP_UP_PATH;
use crate::shell::Shell;
use crate::taken_up;
use crate::typed::{self, Typed};

/// Why there is no page.
struct Reason<'p> {
    text: String,
    reference: Option<String>,
    kept: Vec<(&'p str, &'p str)>,
    can_be_sent_again: bool,
}

impl Reason<'_> {
    /// What was typed, as it is shown.
    fn typed(&self) -> Vec<Typed> {
        typed::in_words(self.kept.iter().copied())
    }

    /// The page: with the whole frame for who is signed in, so that the way on is where it always is.
    fn page(&self, shell: &Shell, status: StatusCode) -> Response {
        let reason = self;
        let page = if shell.account.is_some() {
            page_with(status, &WithinPage { shell, reason })
        } else {
            page_with(status, &OutsidePage { shell, reason })
        };
        page.unwrap_or_else(|_| bare(status))
    }
}

/// The page for who is signed in.
#[derive(Template)]
#[template(path = "refusal/within.html")]
struct WithinPage<'p> {
    shell: &'p Shell,
    reason: &'p Reason<'p>,
}

/// The page for everybody else.
#[derive(Template)]
#[template(path = "refusal/outside.html")]
struct OutsidePage<'p> {
    shell: &'p Shell,
    reason: &'p Reason<'p>,
}

/// The page of a refusal; `body` is what was posted, to be shown again if nothing could be written.
pub(crate) fn of(refused: &Refused, house: &House, shell: Option<Shell>, body: &Bytes) -> Response {
    let form = Form::read(body);
    let mut shell = shell.unwrap_or_else(|| bare_shell(house));
    let (status, title, text) = match refused {
        Refused::NotFound | Refused::SignInFirst => (
            StatusCode::NOT_FOUND,
            "Seite nicht gefunden",
            "Diese Seite gibt es nicht, oder sie gehört zu etwas, das Sie nicht sehen dürfen. \
             Bitte prüfen Sie die Adresse oder gehen Sie zur Startseite.",
        ),
        Refused::StepUpFirst => return go_to(STEP_UP_PATH).unwrap_or_default(),
        Refused::FormExpired => (
            StatusCode::FORBIDDEN,
            "Das Formular ist abgelaufen",
            "Es gehört zu einer früheren Anmeldung, deshalb wurde nichts gespeichert. Ihre Eingaben stehen unten. \
             Bitte laden Sie die Seite neu und übernehmen Sie sie.",
        ),
        Refused::TooMany { .. } => (
            StatusCode::TOO_MANY_REQUESTS,
            "Bitte einen Moment warten",
            "Von Ihrem Anschluss kamen gerade sehr viele Anfragen. Bitte versuchen Sie es in einer Minute noch einmal.",
        ),
        Refused::DatabaseAway(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "Gerade kann nichts gespeichert oder gelesen werden",
            "Die Datenbank ist nicht erreichbar oder ihr Speicher ist voll. Es wurde nichts verändert. \
             Ihre Eingaben stehen unten; lassen Sie die Seite offen und senden Sie sie in ein paar Minuten noch einmal.",
        ),
        Refused::Failed(_) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "Das hat leider nicht geklappt",
            "Es ist ein unerwarteter Fehler aufgetreten, es wurde nichts gespeichert. Ihre Eingaben stehen unten. \
             Bitte versuchen Sie es noch einmal und nennen Sie der Fachadministration die Nummer, wenn es wieder geschieht.",
        ),
    };
    let reference =
        matches!(refused, Refused::Failed(_) | Refused::DatabaseAway(_)).then(|| reported(refused, house));
    title.clone_into(&mut shell.title);
    stand_nowhere(&mut shell);
    shell.taken_up = shell.taken_up.or(taken_up::of(&form));
    let shows_input = !matches!(
        refused,
        Refused::NotFound | Refused::SignInFirst | Refused::TooMany { .. }
    );
    let kept = if shows_input {
        form.shown_again()
    } else {
        Vec::new()
    };
    let can_be_sent_again = matches!(refused, Refused::DatabaseAway(_)) && !kept.is_empty();
    let reason = Reason {
        text: text.to_owned(),
        reference,
        kept,
        can_be_sent_again,
    };
    let mut response = reason.page(&shell, status);
    // It may show what somebody typed.
    headers::keep_private(response.headers_mut());
    if let Refused::TooMany { seconds } = refused {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// The page when nobody could say who asks: what was posted is shown, and can be sent again with the session's word.
pub(crate) fn before_the_door(
    refused: &Refused,
    house: &House,
    headers: &HeaderMap,
    body: &Bytes,
) -> Response {
    let mut shell = bare_shell(house);
    if let Some(token) = session_token(headers, house) {
        shell.csrf_token = token.form_word();
    }
    of(refused, house, Some(shell), body)
}

/// Leads to another page that comes back to this one.
pub(crate) fn lead(to: &str, page: &str) -> Response {
    let is_start = page == "/";
    let back: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("weiter", page)
        .finish();
    let path = if is_start {
        to.to_owned()
    } else {
        format!("{to}?{back}")
    };
    let mut response = go_to(&path).unwrap_or_default();
    // The address of the page may hold the number of a case.
    headers::keep_private(response.headers_mut());
    response
}

/// Why a body was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotArrived {
    /// It is larger than allowed.
    TooLarge,
    /// It took too long.
    TooSlow,
}

/// The page of a body that was not read to its end.
pub(crate) fn not_arrived(why: NotArrived, house: &House) -> Response {
    let (status, title, text) = match why {
        NotArrived::TooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "Das ist zu groß",
            "Die Eingabe ist größer als erlaubt und wurde nicht gespeichert. Gehen Sie bitte mit „Zurück“ auf die Seite, \
             dort steht Ihr Text noch, und kürzen Sie ihn.",
        ),
        NotArrived::TooSlow => (
            StatusCode::REQUEST_TIMEOUT,
            "Das hat zu lange gedauert",
            "Ihre Eingabe kam nicht ganz an und wurde nicht gespeichert. Gehen Sie bitte mit „Zurück“ auf die Seite, dort \
             steht Ihr Text noch, und senden Sie ihn bei besserer Verbindung noch einmal.",
        ),
    };
    let mut shell = bare_shell(house);
    title.clone_into(&mut shell.title);
    let text = text.to_owned();
    let reason = Reason {
        text,
        reference: None,
        kept: Vec::new(),
        can_be_sent_again: false,
    };
    reason.page(&shell, status)
}

/// Logs an unexpected failure once, with its sources but no data, and gives its number.
fn reported(refused: &Refused, house: &House) -> String {
    let number = house.access.ids().next_random().simple().to_string()[..8].to_uppercase();
    let mut causes = Vec::new();
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(refused);
    while let Some(error) = cause {
        causes.push(error.to_string());
        cause = error.source();
    }
    tracing::error!(reference = %number, causes = causes.join(" < "), "request failed");
    number
}

/// Takes every trace of the address out of the frame: what is not there and what is not allowed look the same.
fn stand_nowhere(shell: &mut Shell) {
    shell.crumbs.clear();
    let own = shell.account.iter_mut().flat_map(|account| &mut account.links);
    let entries = shell.navigation.iter_mut().flat_map(|group| &mut group.items);
    for item in own.chain(entries) {
        item.is_current = false;
    }
}

fn bare_shell(house: &House) -> Shell {
    let mut shell = Shell::new("Lotse", house.district.clone());
    shell.is_demo = house.running.is_demo;
    shell
}

fn bare(status: StatusCode) -> Response {
    let mut response = Response::new(Body::from("Das hat leider nicht geklappt.\n"));
    *response.status_mut() = status;
    response
}
