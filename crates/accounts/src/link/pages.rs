//! Pages of signing in with a mailed link and a PIN. They say the same whether an address is known or not.

use access::mail_link::SIGN_IN_MINUTES;
use access::mail_link::model::{LinkPurpose, LinkRefused, Secret};
use askama::Template;
use base::input::InputErrors;
use base::language::Language;
use post::mail::model::MailKind;
use post::mail::outbox::{self, NewMail, Outbox, Recipient};
use web::answer::{Answer, Refused, go_to, page, page_again};
use web::components::field::Choice;
use web::components::{button, field, icon};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::server::SIGN_IN_PATH;
use web::shell::{Shell, THEME_PATH, Theme};

use crate::cookie;
use crate::link::model::refused;
use crate::link::words::Words;

const PATH: &str = "/anmelden/link";
const PIN_PATH: &str = "/anmelden/pin";
/// Light and dark, as the frame of staff pages offers them: with a symbol and the key of the word.
const THEMES: [(Theme, &str, &str); 3] = [
    (Theme::Device, "contrast", "theme-device"),
    (Theme::Light, "light_mode", "theme-light"),
    (Theme::Dark, "dark_mode", "theme-dark"),
];

/// The routes of links and PINs.
pub(crate) fn routes() -> Routes {
    Routes::about("mail link")
        .public_get("/anmelden/link", Fixture::None, ask_form)
        .public_post("/anmelden/link", Fixture::None, ask)
        .public_get("/anmelden/link/{token}", Fixture::Link, pin_form)
        .public_post("/anmelden/link/{token}", Fixture::Link, enter)
        .public_post("/anmelden/pin", Fixture::None, enter_on_device)
        .and(crate::link::password::routes())
}

/// What all pages of this kind share: the language, and how to change it.
struct Frame {
    shell: Shell,
    words: Words,
    languages: Vec<Choice>,
    here: String,
}

impl Frame {
    fn new(request: &Request, words: Words, title: &str, here: String) -> Self {
        let mut shell = request.shell(words.of(title));
        shell.language = words.0;
        let choice = |language: Language| {
            Choice::new(language.tag(), language.own_name()).chosen_if(language == words.0)
        };
        Self {
            shell,
            words,
            languages: Language::ALL.map(choice).to_vec(),
            here,
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/link.html")]
struct AskPage {
    shell: Shell,
    frame: Frame,
    is_sent: bool,
}

impl AskPage {
    fn sent(&self) -> String {
        self.frame
            .words
            .with("link-sent", "minutes", &SIGN_IN_MINUTES.to_string())
    }
}

#[derive(Template)]
#[template(path = "accounts/pin.html")]
struct PinPage {
    shell: Shell,
    frame: Frame,
    action: String,
    is_new: bool,
    errors: InputErrors,
}

#[derive(Template)]
#[template(path = "accounts/link_gone.html")]
struct GonePage {
    shell: Shell,
    frame: Frame,
}

impl GonePage {
    fn again(&self) -> String {
        format!("{PATH}?neu=1&sprache={}", self.frame.words.0)
    }
}

async fn ask_form(request: Request) -> Answer {
    if request.visitor_account().is_some() {
        return go_to("/");
    }
    let words = Words::named(request.query().text("sprache"));
    let wants_link = !request.query().text("neu").is_empty();
    match device(&request) {
        Some(device) if !wants_link && request.access().remembers(&device).await? => {
            page(&pin_page(&request, words, PIN_PATH, (false, InputErrors::new())))
        }
        _ => {
            let frame = Frame::new(&request, words, "link-title", PATH.to_owned());
            page(&AskPage {
                shell: frame.shell.clone(),
                frame,
                is_sent: false,
            })
        }
    }
}

async fn ask(request: Request) -> Answer {
    let form = request.form()?;
    let words = Words::named(form.text("sprache"));
    let outbox = request.room::<Outbox>()?;
    let mut asked = request.access().ask_link(&form.line("email")).await?;
    if let (Some(issued), tx) = asked.parts() {
        let link = format!("{PATH}/{}?sprache={}", issued.secret.text(), words.0)
            .parse()
            .map_err(Refused::failed)?;
        let valid_until = Some(request.access().clock().now().plus_minutes(SIGN_IN_MINUTES));
        let to = Recipient::Account(issued.account);
        let mail = NewMail {
            to,
            kind: MailKind::SignInLink,
            link,
            valid_until,
        };
        outbox::public(tx, outbox, &mail).await?;
    }
    asked.commit().await?;
    let frame = Frame::new(&request, words, "link-sent-title", PATH.to_owned());
    page(&AskPage {
        shell: frame.shell.clone(),
        frame,
        is_sent: true,
    })
}

async fn pin_form(request: Request) -> Answer {
    let words = Words::named(request.query().text("sprache"));
    let Some(secret) = sent_secret(&request) else {
        return gone(&request, words);
    };
    match request.access().open_link(&secret, LinkPurpose::SignIn).await? {
        Some(link) => {
            let action = format!("{PATH}/{}", secret.text());
            page(&pin_page(
                &request,
                words,
                &action,
                (!link.has_pin(), InputErrors::new()),
            ))
        }
        None => gone(&request, words),
    }
}

async fn enter(request: Request) -> Answer {
    let form = request.form()?;
    let words = Words::named(form.text("sprache"));
    let Some(secret) = sent_secret(&request) else {
        return gone(&request, words);
    };
    let Some(link) = request.access().open_link(&secret, LinkPurpose::SignIn).await? else {
        return gone(&request, words);
    };
    let action = format!("{PATH}/{}", secret.text());
    let is_new = !link.has_pin();
    let mut errors = InputErrors::new();
    if is_new && form.text("pin") != form.text("pin_wiederholt") {
        errors.add("pin_wiederholt", words.of("pin-different"));
        return page_again(&pin_page(&request, words, &action, (is_new, errors)));
    }
    match request
        .access()
        .sign_in_with_link(&secret, form.text("pin").trim(), &request.visitor())
        .await?
    {
        Ok(arrived) => {
            let response = cookie::keep_session(go_to("/")?, request.house(), &arrived.session);
            Ok(cookie::keep_device(response, request.house(), &arrived.device))
        }
        Err(LinkRefused::Gone) => gone(&request, words),
        Err(other) => {
            errors.add("pin", refused(words, other));
            page_again(&pin_page(&request, words, &action, (is_new, errors)))
        }
    }
}

async fn enter_on_device(request: Request) -> Answer {
    let form = request.form()?;
    let words = Words::named(form.text("sprache"));
    let Some(device) = device(&request) else {
        return gone(&request, words);
    };
    match request
        .access()
        .sign_in_with_device(&device, form.text("pin").trim(), &request.visitor())
        .await?
    {
        Ok(session) => Ok(cookie::keep_session(go_to("/")?, request.house(), &session)),
        Err(LinkRefused::Gone) => gone(&request, words),
        Err(other) => {
            let mut errors = InputErrors::new();
            errors.add("pin", refused(words, other));
            page_again(&pin_page(&request, words, PIN_PATH, (false, errors)))
        }
    }
}

fn pin_page(request: &Request, words: Words, action: &str, (is_new, errors): (bool, InputErrors)) -> PinPage {
    let title = if is_new { "pin-new-title" } else { "pin-title" };
    let here = if action == PIN_PATH { PATH } else { action };
    let frame = Frame::new(request, words, title, here.to_owned());
    PinPage {
        shell: frame.shell.clone(),
        frame,
        action: action.to_owned(),
        is_new,
        errors,
    }
}

fn gone(request: &Request, words: Words) -> Answer {
    let frame = Frame::new(request, words, "gone-title", PATH.to_owned());
    page_again(&GonePage {
        shell: frame.shell.clone(),
        frame,
    })
}

fn sent_secret(request: &Request) -> Option<Secret> {
    request
        .path_value::<String>("token")
        .ok()
        .and_then(|text| Secret::sent(&text))
}

fn device(request: &Request) -> Option<Secret> {
    request
        .cookie(cookie::device_name(request.house()))
        .and_then(Secret::sent)
}
