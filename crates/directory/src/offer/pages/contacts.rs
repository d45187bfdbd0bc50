//! Contact persons of an offer: professionals, each with a day after which the data are removed.

use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again};
use web::components::tabs::Tabs;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use access::act::Act;

use super::attached::{self, Opened};
use crate::contact::form::ContactForm;
use crate::contact::model::Contact;
use crate::look;
use crate::offer::store::attached as rows;

#[derive(Template)]
#[template(path = "directory/offer_contacts.html")]
struct ContactsPage {
    shell: Shell,
    tabs: Tabs,
    path: String,
    contacts: Vec<Contact>,
    form: ContactForm,
    errors: InputErrors,
}

/// `GET /angebote/{id}/ansprechpersonen`
pub(super) async fn page(request: Request) -> Answer {
    let opened = attached::open(&request, Act::OfferWrite).await?;
    let form = ContactForm::blank(request.access().clock().today());
    answer_page(&shown(&request, &opened, form, InputErrors::new()))
}

fn shown(request: &Request, opened: &Opened, form: ContactForm, errors: InputErrors) -> ContactsPage {
    let offer = &opened.offer;
    ContactsPage {
        shell: attached::shell(request, "Ansprechpersonen", offer),
        tabs: attached::bar(offer.id, "ansprechpersonen"),
        path: attached::path(offer.id),
        contacts: offer.contacts.clone(),
        form,
        errors,
    }
}

/// `POST /angebote/{id}/ansprechpersonen`
pub(super) async fn add(request: Request) -> Answer {
    let mut opened = attached::open_writing(&request, Act::OfferWrite).await?;
    let form = ContactForm::read(&request.form()?);
    match form.checked(look::row_id(&request), opened.permit.now().day()) {
        Ok(contact) => {
            let owner = (opened.offer.provider.id, opened.offer.id);
            rows::add_contact(&mut opened.tx, owner, &contact).await?;
            finish(&request, opened, "angelegt").await
        }
        Err(errors) => page_again(&shown(&request, &opened, form, errors)),
    }
}

/// `POST /angebote/{id}/ansprechpersonen/ende`
pub(super) async fn remove(request: Request) -> Answer {
    let mut opened = attached::open_writing(&request, Act::OfferWrite).await?;
    let form = request.form()?;
    let id: RowId = form.text("zeile").parse().map_err(|_| Refused::NotFound)?;
    rows::remove_contact(&mut opened.tx, opened.offer.id, id).await?;
    finish(&request, opened, "entfernt").await
}

async fn finish(request: &Request, mut opened: Opened, saying: &'static str) -> Answer {
    let id = opened.offer.id;
    rows::touch(&mut opened.tx, id, opened.permit.now()).await?;
    look::commit(request, opened.tx).await?;
    go_to_saying(&format!("{}/ansprechpersonen", attached::path(id)), saying)
}
