//! The second pair of eyes: what of the own controller waits for a release because of a law, and deciding upon one. It
//! shows paragraph, recipient, data and reason, and not who it is about.

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::ids::{PersonId, RowId};
use base::input::InputErrors;
use base::refusal::Refusal;
use db::tx::Tx;
use post::mail::model::LinkPath;
use post::notice::Told;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused as NoAnswer, go_to_saying, page, page_again};
use web::components::{button, empty, errors, facts, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::model::duty::{Duty, DutyRefused};
use crate::model::row::Recipient;
use crate::pages::duty::{BELOW, tell_them};
use crate::pages::look;
use crate::store::duties::{self, Waiting};
use crate::store::{facts as known, recipients};

/// The page.
pub(crate) const PATH: &str = "/weitergaben";
const LONGEST_ANSWER: usize = 2_000;

#[derive(Template)]
#[template(path = "consents/releases.html")]
struct ReleasesPage {
    shell: Shell,
    waiting: Vec<Shown>,
}

struct Shown {
    href: String,
    paragraph: &'static str,
    what: &'static str,
    path: &'static str,
    asked: String,
    until: String,
}

#[derive(Template)]
#[template(path = "consents/release.html")]
struct ReleasePage {
    shell: Shell,
    id: RowId,
    duty: Duty,
    recipient: String,
    categories: String,
    reason: String,
    asked: String,
    until: String,
    hindrance: Option<String>,
    typed: String,
    errors: InputErrors,
}

/// Shows what waits, or the one that the address names.
///
/// # Errors
/// [`NoAnswer::NotFound`] if nothing of that name waits within the own controllers.
pub async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .list(request.who()?, Act::DisclosureRelease)
        .await?;
    let waiting = duties::waiting(&mut tx, &permit).await?;
    drop(tx);
    let query = request.query();
    if query.text("antrag").is_empty() {
        return page(&ReleasesPage {
            shell: request.shell("Weitergaben zur Freigabe"),
            waiting: waiting.iter().map(shown).collect(),
        });
    }
    let one = named(&waiting, query.text("antrag"))?;
    page(&release_page(&request, one, (String::new(), InputErrors::new(), None)).await?)
}

fn shown(one: &Waiting) -> Shown {
    Shown {
        href: format!("{PATH}?antrag={}", one.id),
        paragraph: one.ground.paragraph(),
        what: one.ground.german(),
        path: one.path.german(),
        asked: format!("{}, {}", one.asked_at.german(), one.asked_by),
        until: one.expires_at.german(),
    }
}

fn named<'w>(waiting: &'w [Waiting], id: &str) -> Result<&'w Waiting, NoAnswer> {
    let id: RowId = id.parse().map_err(|_| NoAnswer::NotFound)?;
    waiting.iter().find(|one| one.id == id).ok_or(NoAnswer::NotFound)
}

async fn release_page(
    request: &Request,
    one: &Waiting,
    (typed, errors, hindrance): (String, InputErrors, Option<DutyRefused>),
) -> Result<ReleasePage, NoAnswer> {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::DisclosureRelease, one.person)
        .await?;
    let asked = duties::find(&mut tx, &permit, one.id)
        .await?
        .ok_or(NoAnswer::NotFound)?;
    let recipient = recipient(&mut tx, &permit, asked.duty.recipient).await?;
    drop(tx);
    let hindrance = hindrance.or(asked.duty.may_be_decided(permit.account(), permit.now()).err());
    let categories: Vec<&str> = asked.duty.categories.iter().map(|one| one.short()).collect();
    Ok(ReleasePage {
        shell: request.shell_below("Freigabe", &[("Weitergaben zur Freigabe", PATH)]),
        id: one.id,
        recipient,
        categories: categories.join(", "),
        reason: permit.reveal(&asked.reason).cloned().unwrap_or_default(),
        asked: format!("{}, {}", asked.duty.asked_at.german(), asked.asked_by),
        until: asked.duty.expires_at.german(),
        hindrance: hindrance.map(|refused| refused.german()),
        duty: asked.duty,
        typed,
        errors,
    })
}

async fn recipient(tx: &mut Tx, permit: &Permit<PersonId>, to: Recipient) -> Result<String, NoAnswer> {
    let name = match to {
        Recipient::Controller => None,
        Recipient::Organisation(id) => known::receiving(tx, id).await?.map(|known| known.name),
        Recipient::Named(id) => {
            let open = recipients::name(tx, (permit.person(), permit.key()?), id).await?;
            open.and_then(|open| permit.reveal(&open).cloned())
        }
    };
    Ok(name.unwrap_or_else(|| "Stelle, die es nicht mehr gibt".to_owned()))
}

/// Releases or refuses.
///
/// # Errors
/// [`NoAnswer::NotFound`] if nothing of that name waits within the own controllers.
pub async fn answer(request: Request) -> Answer {
    let (access, who) = (request.access(), request.who()?);
    let (mut tx, list) = access.list(who, Act::DisclosureRelease).await?;
    let form = request.form()?;
    let waiting = duties::waiting(&mut tx, &list).await?;
    drop(tx);
    let one = named(&waiting, form.text("antrag"))?;
    let is_released = match form.text("entscheidung") {
        "ja" => true,
        "nein" => false,
        _ => return Err(NoAnswer::NotFound),
    };
    let typed = form.text("antwort").trim().to_owned();
    let mut errors = InputErrors::new();
    if typed.chars().count() > LONGEST_ANSWER {
        errors.add("antwort", "Bitte höchstens 2.000 Zeichen.");
    }
    if !is_released && typed.is_empty() {
        errors.add("antwort", DutyRefused::NoReason.german());
    }
    if !errors.is_empty() {
        return page_again(&release_page(&request, one, (typed, errors, None)).await?);
    }
    let (mut tx, permit) = access
        .person_writing(who, Act::DisclosureRelease, one.person)
        .await?;
    let asked = duties::find(&mut tx, &permit, one.id)
        .await?
        .ok_or(NoAnswer::NotFound)?;
    let may = asked.duty.may_be_decided(permit.account(), permit.now());
    let decided = match may {
        Ok(()) => duties::decide(&mut tx, &permit, (one.id, is_released, &typed), access.ids())
            .await?
            .then_some(())
            .ok_or(DutyRefused::AlreadyDecided),
        Err(refused) => Err(refused),
    };
    if let Err(refused) = decided {
        drop(tx);
        let again = (typed, InputErrors::new(), Some(refused));
        return page_again(&release_page(&request, one, again).await?);
    }
    let step = if is_released { "released" } else { "refused" };
    duties::note(&mut tx, &permit, (one.id, step), access.ids()).await?;
    let link: LinkPath = look::path(one.person, BELOW).parse().map_err(NoAnswer::failed)?;
    let kind = if is_released {
        NoticeKind::ApprovalGranted
    } else {
        NoticeKind::ApprovalRefused
    };
    let told = vec![Told::Account(asked.duty.asked_by)];
    tell_them(&request, &mut tx, (told, kind, link)).await?;
    tx.commit().await?;
    go_to_saying(PATH, "entschieden")
}
