//! Pages of the own second factor. Resetting someone else's needs a second person, see `approval`.

use access::account::{second_factor, store as accounts};
use access::act::Act;
use askama::Template;
use base::input::InputErrors;
use web::answer::{Answer, Refused, page, page_again};
use web::components::tabs::Tabs;
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::own::pages::own_tabs;
use crate::second_factor::picture;
use crate::step_up;

const PATH: &str = "/konto/zweiter-faktor";
const RENEW_PATH: &str = "/konto/zweiter-faktor/neu";

/// The routes of the own second factor.
pub(crate) fn routes() -> Routes {
    Routes::about("second factor")
        .get("/konto/zweiter-faktor", Act::AccountOwn, Fixture::None, state)
        .post("/konto/zweiter-faktor", Act::AccountOwn, Fixture::None, set_up)
        .get("/konto/zweiter-faktor/neu", Act::AccountOwn, Fixture::None, renew)
        .post(
            "/konto/zweiter-faktor/ersatzcodes",
            Act::AccountOwn,
            Fixture::None,
            recovery_codes,
        )
}

#[derive(Template)]
#[template(path = "accounts/second_factor.html")]
struct StatePage {
    shell: Shell,
    tabs: Tabs,
    codes_left: i64,
}

#[derive(Template)]
#[template(path = "accounts/second_factor_set_up.html")]
struct SetUpPage {
    shell: Shell,
    tabs: Tabs,
    is_demanded: bool,
    picture: String,
    typed_secret: String,
    errors: InputErrors,
}

#[derive(Template)]
#[template(path = "accounts/recovery_codes.html")]
struct CodesPage {
    shell: Shell,
    codes: Vec<String>,
}

impl CodesPage {
    fn of(request: &Request, codes: Vec<String>) -> Self {
        let crumbs = [("Mein Konto", "/konto"), ("Zweiter Faktor", PATH)];
        Self {
            shell: request.shell_below("Ihre Ersatzcodes", &crumbs),
            codes,
        }
    }

    fn as_text(&self) -> String {
        self.codes.join("\n")
    }
}

async fn state(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, _permit) = request.access().enter(who, Act::AccountOwn).await?;
    let account = accounts::by_id(&mut tx, who.account)
        .await?
        .ok_or(Refused::NotFound)?;
    let codes_left = accounts::recovery_codes_left(&mut tx, who.account).await?;
    drop(tx);
    if !account.has_second_factor {
        return page(&set_up_page(&request, InputErrors::new()).await?);
    }
    let shell = request.shell_below("Zweiter Faktor", &[("Mein Konto", "/konto")]);
    page(&StatePage {
        shell,
        tabs: own_tabs(PATH),
        codes_left,
    })
}

async fn renew(request: Request) -> Answer {
    if let Some(first) = step_up::needed_first(&request, RENEW_PATH)? {
        return Ok(first);
    }
    page(&set_up_page(&request, InputErrors::new()).await?)
}

async fn set_up(request: Request) -> Answer {
    let who = request.who()?;
    let form = request.form()?;
    let (mut tx, _permit) = request.access().enter(who, Act::AccountOwn).await?;
    let account = accounts::by_id(&mut tx, who.account)
        .await?
        .ok_or(Refused::NotFound)?;
    drop(tx);
    if account.has_second_factor
        && let Some(first) = step_up::needed_first(&request, RENEW_PATH)?
    {
        return Ok(first);
    }
    if let Some(codes) = request
        .access()
        .set_up_second_factor(who, form.text("code"))
        .await?
    {
        return page(&CodesPage::of(&request, codes));
    }
    let mut errors = InputErrors::new();
    errors.add("code", "Der Code stimmt nicht. Bitte prüfen Sie, ob die Uhr Ihres Handys richtig geht, und geben Sie den neuesten Code ein.");
    page_again(&set_up_page(&request, errors).await?)
}

async fn recovery_codes(request: Request) -> Answer {
    let who = request.who()?;
    request.form()?;
    if let Some(first) = step_up::needed_first(&request, PATH)? {
        return Ok(first);
    }
    let codes = request.access().renew_recovery_codes(who).await?;
    page(&CodesPage::of(&request, codes))
}

async fn set_up_page(request: &Request, errors: InputErrors) -> Result<SetUpPage, Refused> {
    let who = request.who()?;
    let secret = request.access().offered_second_factor(who).await?;
    Ok(SetUpPage {
        shell: request.shell_below("Zweiten Faktor einrichten", &[("Mein Konto", "/konto")]),
        tabs: own_tabs(PATH),
        is_demanded: who.must_set_up_second_factor,
        picture: picture::of(&second_factor::address(&secret, &who.login)),
        typed_secret: in_groups(&second_factor::typed_secret(&secret)),
        errors,
    })
}

/// Letters in groups of four, as people read them aloud.
fn in_groups(letters: &str) -> String {
    letters
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
