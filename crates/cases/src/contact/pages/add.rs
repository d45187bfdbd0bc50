//! Writing a contact down: about nobody, on a card, in a case. A form that is sent twice makes one contact.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::failure::Denied;
use access::role::ScopeKind;
use access::session::model::SignedIn;
use askama::Template;
use base::ids::{CaseId, ContactId};
use base::input::InputErrors;
use db::failure::Failure;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::notice;
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::case::opened::{Opened, opened, opened_for_writing, path, shell};
use crate::case::store as cases;
use crate::contact::form::{ContactForm, Target};
use crate::contact::input::{Belongs, ContactInput, NewContact};
use crate::contact::store::{self, card};

const TITLE: &str = "Kontakt erfassen";
/// The page below a case.
const PAGE: &str = "kontakt";

#[derive(Template)]
#[template(path = "cases/contact_new.html")]
struct NewPage {
    shell: Shell,
    contact_form: ContactForm,
    closed: bool,
    tally: bool,
}

/// Shows the form.
pub(crate) async fn ask(request: Request) -> Answer {
    let contact_form = ContactForm::fresh(&request, "/kontakte/neu").await?;
    page(&new_page(&request, contact_form))
}

/// Keeps the contact.
pub(crate) async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access.enter(who, Act::ContactAdd).await?;
    let form = request.form()?;
    let input = ContactInput::of(&form);
    let back = back(&form, "/kontakte/neu");
    let mut new = match input.checked(Belongs::Nowhere, permit.now().day()) {
        Ok(new) => new,
        Err(errors) => {
            drop(tx);
            return again(&request, &back, (input, errors)).await;
        }
    };
    give_token(&request, &mut new);
    if store::is_there(&mut tx, who.account, &new.token).await? {
        return go_to_saying(&back, "gespeichert");
    }
    drop(tx);
    let needs_a_file = new.note.is_some() || new.card.is_some();
    if needs_a_file && !has_employer(who) {
        let mut errors = InputErrors::new();
        errors.add(
            "notiz",
            "Ihrem Konto fehlt der Anstellungsträger: Ohne ihn lassen sich nur Kontakte ohne Notiz und Karte speichern. Bitte verständigen Sie die Fachadministration.",
        );
        return again(&request, &back, (input, errors)).await;
    }
    let kept = if needs_a_file {
        keep_with_a_file(&request, &new).await
    } else {
        keep(&request, &new).await.map(|()| None)
    };
    match once(kept)? {
        Some(Some(card)) => go_to_saying(&format!("/kontakte/{card}"), "gespeichert"),
        _ => go_to_saying(&back, "gespeichert"),
    }
}

async fn keep(request: &Request, new: &NewContact) -> Result<(), Denied> {
    let access = request.access();
    let who = request.visitor_account().ok_or(Denied::NotSignedIn)?;
    let id = ContactId::from_uuid(access.ids().next());
    let (mut tx, permit) = access
        .enter_writing(who, Act::ContactAdd, AuditSubject::House)
        .await?;
    store::add(&mut tx, &permit, (id, false), new).await?;
    Ok(tx.commit().await?)
}

/// The id of the card, if one was made.
async fn keep_with_a_file(request: &Request, new: &NewContact) -> Result<Option<ContactId>, Denied> {
    let access = request.access();
    let who = request.visitor_account().ok_or(Denied::NotSignedIn)?;
    let file = ContactId::from_uuid(access.ids().next());
    let (mut tx, permit) = access.new_file(who, Act::ContactAdd, file).await?;
    if let Some(card) = &new.card {
        card::create(&mut tx, &permit, card, access.ids()).await?;
        let contact = ContactId::from_uuid(access.ids().next());
        store::add_to_file(&mut tx, &permit, contact, new, access.ids()).await?;
    } else {
        store::add_to_file(&mut tx, &permit, file, new, access.ids()).await?;
    }
    tx.commit().await?;
    Ok(new.card.is_some().then_some(file))
}

/// Shows the form for one more contact on a card.
pub(crate) async fn ask_for_a_card(request: Request) -> Answer {
    let (tx, permit) = request
        .access()
        .reading(
            request.who()?,
            Act::ContactWrite,
            request.path_value::<ContactId>("id")?,
        )
        .await?;
    drop(tx);
    let form = ContactForm::fresh_for(&request, on_card(permit.id())).await?;
    page(&new_page_below(&request, permit.id(), form))
}

/// Keeps one more contact on a card.
pub(crate) async fn answer_for_a_card(request: Request) -> Answer {
    let access = request.access();
    let card: ContactId = request.path_value("id")?;
    let (mut tx, permit) = access.writing(request.who()?, Act::ContactWrite, card).await?;
    let form = request.form()?;
    let input = ContactInput::of(&form);
    let mut new = match input.checked(Belongs::ToACard, permit.now().day()) {
        Ok(new) => new,
        Err(errors) => {
            drop(tx);
            let form = ContactForm::again(&request, on_card(card), (input, errors)).await?;
            return page_again(&new_page_below(&request, card, form));
        }
    };
    give_token(&request, &mut new);
    let id = ContactId::from_uuid(access.ids().next());
    let is_new = !store::is_there(&mut tx, permit.account(), &new.token).await?;
    if is_new && card::read(&mut tx, &permit).await?.is_some() {
        store::add_to_file(&mut tx, &permit, id, &new, access.ids()).await?;
        tx.commit().await?;
    }
    go_to_saying(&format!("/kontakte/{card}"), "gespeichert")
}

fn on_card(card: ContactId) -> Target {
    Target {
        action: format!("/kontakte/{card}/kontakt"),
        back: String::new(),
        belongs: Belongs::ToACard,
    }
}

/// Shows the form for a contact in a case.
pub(crate) async fn ask_for_a_case(request: Request) -> Answer {
    let Opened { tx, permit, head } = opened(&request, Act::CaseWrite).await?;
    drop(tx);
    let form = ContactForm::fresh_for(&request, in_case(permit.case())).await?;
    page(&NewPage {
        shell: shell(&request, (&permit, &head), (TITLE, PAGE)),
        contact_form: form,
        closed: !head.phase.is_open(),
        tally: false,
    })
}

/// Keeps a contact in a case.
pub(crate) async fn answer_for_a_case(request: Request) -> Answer {
    let access = request.access();
    let Opened { mut tx, permit, head } = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let input = ContactInput::of(&form);
    let checked = input.checked(Belongs::ToACase, permit.now().day());
    let mut new = match checked {
        Ok(new) if head.phase.is_open() => new,
        not_kept => {
            drop(tx);
            let errors = not_kept.err().unwrap_or_default();
            let form = ContactForm::again(&request, in_case(permit.case()), (input, errors)).await?;
            return page_again(&NewPage {
                shell: shell(&request, (&permit, &head), (TITLE, PAGE)),
                contact_form: form,
                closed: !head.phase.is_open(),
                tally: false,
            });
        }
    };
    give_token(&request, &mut new);
    if !store::is_there(&mut tx, permit.account(), &new.token).await? {
        let id = ContactId::from_uuid(access.ids().next());
        store::add_to_case(&mut tx, &permit, id, &new, access.ids()).await?;
        cases::note_contact(&mut tx, &permit, new.on).await?;
        tx.commit().await?;
    }
    go_to_saying(&path(permit.case(), ""), "gespeichert")
}

fn in_case(case: CaseId) -> Target {
    Target {
        action: path(case, PAGE),
        back: String::new(),
        belongs: Belongs::ToACase,
    }
}

/// Takes back a contact about nobody that was just written down.
pub(crate) async fn take_back(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .enter_writing(request.who()?, Act::ContactAdd, AuditSubject::House)
        .await?;
    let form = request.form()?;
    if let Ok(id) = form.text("kontakt").parse() {
        store::take_back(&mut tx, &permit, id).await?;
        tx.commit().await?;
    }
    go_to_saying("/kontakte", "gespeichert")
}

async fn again(request: &Request, back: &str, typed: (ContactInput, InputErrors)) -> Answer {
    let form = ContactForm::again(request, Target::nowhere(back), typed).await?;
    page_again(&new_page(request, form))
}

fn new_page(request: &Request, contact_form: ContactForm) -> NewPage {
    NewPage {
        shell: request.shell_below(TITLE, &[("Kontakte", "/kontakte")]),
        contact_form,
        closed: false,
        tally: true,
    }
}

fn new_page_below(request: &Request, card: ContactId, contact_form: ContactForm) -> NewPage {
    let path = format!("/kontakte/{card}");
    NewPage {
        shell: request.shell_below(TITLE, &[("Kontakte", "/kontakte"), ("Kontaktkarte", &path)]),
        contact_form,
        closed: false,
        tally: false,
    }
}

/// Where the form leads back to; a path of this house.
pub(crate) fn back(form: &Form, otherwise: &str) -> String {
    match web::answer::local_path(form.text("zurueck")) {
        "/" if form.text("zurueck") != "/" => otherwise.to_owned(),
        path => path.to_owned(),
    }
}

/// A form that was typed by hand has no token; it gets one of its own.
pub(crate) fn give_token(request: &Request, new: &mut NewContact) {
    if new.token.is_empty() {
        new.token = request.access().ids().next_random().to_string();
    }
}

/// What was kept; `None` if the same form, sent twice at once, was quicker.
pub(crate) fn once<T>(kept: Result<T, Denied>) -> Result<Option<T>, Refused> {
    match kept {
        Err(Denied::Database(Failure::AlreadyThere { .. })) => Ok(None),
        kept => Ok(Some(kept?)),
    }
}

/// Whether the account has a controller under whom a file can be made.
pub(crate) fn has_employer(who: &SignedIn) -> bool {
    who.roles
        .iter()
        .any(|one| one.scope.kind == ScopeKind::Employer && one.scope.id.is_some())
}
