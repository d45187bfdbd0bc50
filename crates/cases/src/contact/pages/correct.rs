//! Correcting a contact that carries a note, stands on a card or in a case, and taking it back if it was never one.
//! Contacts about nobody are taken back in the list, on the day.

use access::act::Act;
use access::permit::Permit;
use askama::Template;
use base::ids::{CaseId, ContactId};
use base::input::InputErrors;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again, page_conflict};
use web::components::{button, conflict, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::case::model::Phase;
use crate::case::opened::{Opened, opened, opened_for_writing, path};
use crate::case::store::{self as cases, Head};
use crate::contact::form::{ContactForm, Correction, Target};
use crate::contact::input::{Belongs, ContactInput, NewContact};
use crate::contact::store::corrected::{self, Holder, Written};

const TITLE: &str = "Kontakt berichtigen";
/// The field that names the contact.
const FIELD: &str = "kontakt";

#[derive(Template)]
#[template(path = "cases/contact_correct.html")]
struct CorrectPage {
    shell: Shell,
    contact_form: ContactForm,
    id: ContactId,
    version: i64,
    take_back: String,
    written: String,
    corrected: Option<String>,
    closed: bool,
}

/// Where a contact stands: in a case or in a file of its own.
enum Place {
    Case(Permit<CaseId>, Box<Head>),
    File(Permit<ContactId>),
}

impl Place {
    fn holder(&self) -> Holder<'_> {
        match self {
            Self::Case(permit, _) => Holder::Case(permit),
            Self::File(permit) => Holder::File(permit),
        }
    }

    fn path(&self, below: &str) -> String {
        match self {
            Self::Case(permit, _) => path(permit.id(), below),
            Self::File(permit) if below.is_empty() => format!("/kontakte/{}", permit.id()),
            Self::File(permit) => format!("/kontakte/{}/{below}", permit.id()),
        }
    }

    fn belongs(&self) -> Belongs {
        match self {
            Self::Case(..) => Belongs::ToACase,
            Self::File(_) => Belongs::ToACard,
        }
    }

    fn is_closed(&self) -> bool {
        matches!(self, Self::Case(_, head) if head.phase == Phase::Closed)
    }

    fn shell(&self, request: &Request) -> Shell {
        match self {
            Self::Case(permit, head) => crate::case::opened::shell(request, (permit, head), (TITLE, "")),
            Self::File(_) => {
                let file = self.path("");
                request.shell_below(TITLE, &[("Kontakte", "/kontakte"), ("Kontakt", &file)])
            }
        }
    }
}

/// Shows a contact of a case in the form.
pub(crate) async fn ask_for_a_case(request: Request) -> Answer {
    let Opened { tx, permit, head } = opened(&request, Act::CaseWrite).await?;
    show(&request, tx, Place::Case(permit, Box::new(head))).await
}

/// Shows a contact of a file in the form.
pub(crate) async fn ask_for_a_file(request: Request) -> Answer {
    let id: ContactId = request.path_value("id")?;
    let (tx, permit) = request
        .access()
        .reading(request.who()?, Act::ContactWrite, id)
        .await?;
    show(&request, tx, Place::File(permit)).await
}

async fn show(request: &Request, mut tx: Tx, place: Place) -> Answer {
    let asked = request.query().text(FIELD).to_owned();
    if asked.is_empty() {
        return go_to(&place.path(""));
    }
    let written = named(&mut tx, &place, &asked).await?;
    drop(tx);
    let typed = (input_of(&written), InputErrors::new());
    page(&correct_page(request, (&place, &written), written.version, typed).await?)
}

/// Corrects a contact of a case.
pub(crate) async fn answer_for_a_case(request: Request) -> Answer {
    let Opened { tx, permit, head } = opened_for_writing(&request, Act::CaseWrite).await?;
    correct(&request, tx, Place::Case(permit, Box::new(head))).await
}

/// Corrects a contact of a file.
pub(crate) async fn answer_for_a_file(request: Request) -> Answer {
    let id: ContactId = request.path_value("id")?;
    let (tx, permit) = request
        .access()
        .writing(request.who()?, Act::ContactWrite, id)
        .await?;
    correct(&request, tx, Place::File(permit)).await
}

async fn correct(request: &Request, mut tx: Tx, place: Place) -> Answer {
    let form = request.form()?;
    let before = named(&mut tx, &place, form.text(FIELD)).await?;
    let input = ContactInput::of(&form);
    let today = request.access().clock().today();
    let new = match input.checked(place.belongs(), today) {
        Ok(new) if !place.is_closed() => new,
        not_kept => {
            drop(tx);
            let typed = (input, not_kept.err().unwrap_or_default());
            let shown = correct_page(request, (&place, &before), form.version(), typed).await?;
            return page_again(&shown);
        }
    };
    if !keep(request, &mut tx, &place, (&before, &form), &new).await? {
        drop(tx);
        return show_both(request, (&place, &before), input).await;
    }
    tx.commit().await?;
    go_to_saying(&place.path(""), "gespeichert")
}

async fn keep(
    request: &Request,
    tx: &mut Tx,
    place: &Place,
    (before, form): (&Written, &Form),
    new: &NewContact,
) -> Result<bool, Refused> {
    let ids = request.access().ids();
    let is_kept = corrected::correct(tx, place.holder(), (before, form.version()), (new, ids)).await?;
    if let (Place::Case(permit, _), true) = (place, is_kept) {
        cases::note_contact(tx, permit, new.on).await?;
    }
    Ok(is_kept)
}

async fn show_both(request: &Request, (place, stored): (&Place, &Written), mine: ContactInput) -> Answer {
    let (by, at) = stored
        .corrected
        .clone()
        .unwrap_or_else(|| (stored.by.clone(), stored.at));
    let mut both = conflict::with(by, at.german());
    let differs = mine.note != stored.note;
    if differs {
        both = both.field("notiz", "Notiz").texts(&mine.note, &stored.note);
    }
    let typed = (mine, InputErrors::new());
    let mut shown = correct_page(request, (place, stored), stored.version, typed).await?;
    shown.contact_form = shown.contact_form.beside(both, differs);
    page_conflict(&shown)
}

/// Takes a contact of a case back.
pub(crate) async fn take_back_from_a_case(request: Request) -> Answer {
    let Opened { tx, permit, head } = opened_for_writing(&request, Act::CaseWrite).await?;
    take_back(&request, tx, Place::Case(permit, Box::new(head))).await
}

/// Takes a contact of a file back.
pub(crate) async fn take_back_from_a_file(request: Request) -> Answer {
    let id: ContactId = request.path_value("id")?;
    let (tx, permit) = request
        .access()
        .writing(request.who()?, Act::ContactWrite, id)
        .await?;
    take_back(&request, tx, Place::File(permit)).await
}

async fn take_back(request: &Request, mut tx: Tx, place: Place) -> Answer {
    let form = request.form()?;
    let before = named(&mut tx, &place, form.text(FIELD)).await?;
    let is_gone = !place.is_closed()
        && corrected::take_back(&mut tx, place.holder(), (&before, form.version())).await?;
    if !is_gone {
        drop(tx);
        return show_both(request, (&place, &before), input_of(&before)).await;
    }
    let is_on_a_card = match &place {
        Place::Case(..) => true,
        Place::File(permit) => crate::contact::store::card::read(&mut tx, permit)
            .await?
            .is_some(),
    };
    tx.commit().await?;
    let back = if is_on_a_card {
        place.path("")
    } else {
        "/kontakte".to_owned()
    };
    go_to_saying(&back, "entfernt")
}

/// The contact that a form or an address names.
async fn named(tx: &mut Tx, place: &Place, id: &str) -> Result<Written, Refused> {
    let id = id.parse().map_err(|_| Refused::NotFound)?;
    corrected::find(tx, place.holder(), id)
        .await?
        .ok_or(Refused::NotFound)
}

fn input_of(written: &Written) -> ContactInput {
    ContactInput {
        token: written.id.to_string(),
        on: written.on.to_string(),
        mode: written.mode.to_string(),
        kind: written.kind.to_string(),
        topics: written.topics.iter().map(ToString::to_string).collect(),
        language: written
            .language
            .map(|language| language.tag().to_owned())
            .unwrap_or_default(),
        interpreter: written.interpreter.to_string(),
        minutes: written.minutes.to_string(),
        municipality: written.municipality.map(|id| id.to_string()).unwrap_or_default(),
        result: written.result.to_string(),
        note: written.note.clone(),
        ..ContactInput::default()
    }
}

async fn correct_page(
    request: &Request,
    (place, written): (&Place, &Written),
    version: i64,
    typed: (ContactInput, InputErrors),
) -> Result<CorrectPage, Refused> {
    let target = Target {
        action: place.path("kontakt/berichtigung"),
        back: String::new(),
        belongs: place.belongs(),
    };
    let form = ContactForm::again(request, target, typed).await?;
    Ok(CorrectPage {
        shell: place.shell(request),
        contact_form: form.correcting(Correction {
            id: written.id,
            version,
        }),
        id: written.id,
        version,
        take_back: place.path("kontakt/ruecknahme"),
        written: format!("{}, {}", written.at.german(), written.by),
        corrected: written
            .corrected
            .as_ref()
            .map(|(by, at)| format!("{}, {by}", at.german())),
        closed: place.is_closed(),
    })
}
