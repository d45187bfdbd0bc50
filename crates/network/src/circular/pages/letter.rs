//! A letter with everybody who gets it, before and after it is sent.

use access::act::Act;
use askama::Template;
use organisation::model::field_of_action::FieldOfAction;
use post::mail::model::MailKind;
use post::mail::outbox::{self, NewMail, Outbox, Recipient};
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::{button, facts, notice, tag};
use web::request::Request;
use web::shell::Shell;

use super::form::circular;
use crate::actor::store as actors;
use crate::circular::model::{Addressee, Circular, LINK_DAYS, LinkSecret, MOST_MAILS, addressees};
use crate::circular::store;
use crate::contact::store as contacts;
use crate::look::{Look, reading, writing};

#[derive(Template)]
#[template(path = "network/circular.html")]
struct LetterPage {
    shell: Shell,
    circular: Circular,
    facts: facts::Facts,
    rows: Vec<(String, Addressee)>,
    mails: usize,
    refused: Option<&'static str>,
}

impl LetterPage {
    async fn of(request: &Request, look: &mut Look, circular: Circular) -> Result<Self, Refused> {
        let all = meant(look, &circular).await?;
        let selection = circular.selection;
        let or_all = |text: String| if text.is_empty() { "alle".to_owned() } else { text };
        let german = |text: Option<&'static str>| or_all(text.unwrap_or_default().to_owned());
        let mails = all.iter().filter(|one| one.left_out.is_none()).count();
        let mut facts = facts::list()
            .fact(
                "Rolle",
                german(selection.role.map(crate::actor::model::ActorRole::german)),
            )
            .fact("Thema", german(selection.field.map(FieldOfAction::german)))
            .fact("Kommune", or_all(look.place_name(selection.municipality)));
        if let Some(at) = circular.sent_at {
            facts = facts.fact("Versandt", at.german());
        }
        Ok(Self {
            shell: request.shell_below(&circular.title, &[("Rundbriefe", "/rundbriefe")]),
            rows: all
                .into_iter()
                .map(|one| (look.organisation_name(one.organisation), one))
                .collect(),
            circular,
            facts,
            mails,
            refused: None,
        })
    }
}

async fn meant(look: &mut Look, circular: &Circular) -> Result<Vec<Addressee>, Refused> {
    let mut actors = actors::all(&mut look.tx, &look.permit).await?;
    actors.sort_by_cached_key(|actor| base::names::sort_key(&look.organisation_name(actor.organisation)));
    let people = contacts::present(&mut look.tx, &look.permit, look.today).await?;
    Ok(addressees(&actors, &people, (&circular.selection, look.today)))
}

/// `GET /rundbriefe/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::CircularSend).await?;
    let circular = circular(&request, &mut look).await?;
    page(&LetterPage::of(&request, &mut look, circular).await?)
}

/// `POST /rundbriefe/{id}/versand`: one mail each, in one transaction with the note that it was sent.
pub(super) async fn send(request: Request) -> Answer {
    let mut look = writing(&request, Act::CircularSend).await?;
    let circular = circular(&request, &mut look).await?;
    let form = request.form()?;
    let mut all = meant(&mut look, &circular).await?;
    all.retain(|one| one.left_out.is_none());
    let refused = if circular.sent_at.is_some() {
        Some("Dieser Rundbrief ist schon versandt.")
    } else if all.is_empty() {
        Some("Niemand bekäme diesen Rundbrief. Bitte ändern Sie, an wen er geht.")
    } else if all.len() > MOST_MAILS {
        Some("Das sind zu viele auf einmal. Bitte schreiben Sie an ein Thema oder eine Kommune.")
    } else {
        None
    };
    if refused.is_some() {
        return page_again(&LetterPage {
            refused,
            ..LetterPage::of(&request, &mut look, circular).await?
        });
    }
    if !store::note_sent(&mut look.tx, &look.permit, (circular.id, form.version())).await? {
        return page_again(&LetterPage {
            refused: Some(
                "Der Rundbrief wurde inzwischen geändert. Bitte lesen Sie ihn noch einmal, bevor Sie ihn versenden.",
            ),
            ..LetterPage::of(&request, &mut look, circular).await?
        });
    }
    let valid_until = look.permit.now().plus_hours(i64::from(LINK_DAYS) * 24);
    for one in &all {
        let Ok(address) = one.email.parse() else { continue };
        let secret = LinkSecret::new(request.access().ids());
        store::add_recipient(&mut look.tx, &look.permit, circular.id, (one, &secret)).await?;
        let mail = NewMail {
            to: Recipient::Address(address),
            kind: MailKind::Circular,
            link: format!("/rundbrief/{}", secret.text())
                .parse()
                .map_err(Refused::failed)?,
            valid_until: Some(valid_until),
        };
        outbox::public(&mut look.tx, request.room::<Outbox>()?, &mail).await?;
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/rundbriefe/{}", circular.id), "versandt")
}
