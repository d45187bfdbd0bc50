//! Adds and changes offers. Effective at once; who was quicker is shown with what both wrote.

use askama::Template;
use base::ids::OfferId;
use base::input::InputErrors;
use base::moment::Moment;
use db::tx::Tx;
use uuid::Uuid;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again, page_conflict};
use web::components::conflict::{self, Conflict};
use web::components::tabs::Tabs;
use web::components::{button, errors};
use web::request::Request;
use web::shell::Shell;

use access::act::Act;

use super::attached::{self, Opened};
use crate::look;
use crate::offer::form::OfferForm;
use crate::offer::form::field::Field;
use crate::offer::form::names::Names;
use crate::offer::form::shown::Group;
use crate::offer::model::{Offer, Origin, Provider};
use crate::offer::store::{care, write};

#[derive(Template)]
#[template(path = "directory/offer_edit.html")]
struct EditPage {
    shell: Shell,
    action: String,
    back: String,
    version: i64,
    tabs: Option<Tabs>,
    groups: Vec<Group>,
    errors: InputErrors,
    conflict: Option<Met>,
}

/// Who was quicker, and where both differ.
pub(super) struct Met {
    pub(super) head: Conflict,
    pub(super) differences: Vec<Difference>,
}

/// A field with what both wrote.
pub(super) struct Difference {
    pub(super) label: &'static str,
    pub(super) mine: String,
    pub(super) theirs: String,
}

impl EditPage {
    fn of(request: &Request, offer: &Offer, form: &OfferForm, names: &Names, errors: InputErrors) -> Self {
        Self {
            shell: attached::shell(request, "Bearbeiten", offer),
            action: request.path().to_owned(),
            back: attached::path(offer.id),
            version: offer.version,
            tabs: Some(attached::bar(offer.id, "bearbeiten")),
            groups: form.groups(names, &errors),
            errors,
            conflict: None,
        }
    }

    fn of_new(request: &Request, form: &OfferForm, names: &Names, errors: InputErrors) -> Self {
        Self {
            shell: request.shell_below("Angebot anlegen", &[("Angebote", "/angebote")]),
            action: "/angebote/neu".to_owned(),
            back: "/angebote".to_owned(),
            version: 0,
            tabs: None,
            groups: form.groups(names, &errors),
            errors,
            conflict: None,
        }
    }
}

/// `GET /angebote/{id}/bearbeiten`
pub(super) async fn form(request: Request) -> Answer {
    let Opened { mut tx, offer, .. } = attached::open(&request, Act::OfferWrite).await?;
    let names = look::names(&mut tx).await?;
    let form = OfferForm::of(&offer);
    answer_page(&EditPage::of(&request, &offer, &form, &names, InputErrors::new()))
}

/// `POST /angebote/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let Opened {
        mut tx,
        permit,
        offer,
    } = attached::open_writing(&request, Act::OfferWrite).await?;
    let typed = request.form()?;
    let form = OfferForm::read(&typed);
    let names = look::names(&mut tx).await?;
    if typed.version() != offer.version {
        return second_editor(&request, tx, (&offer, &names), &form).await;
    }
    let after = match form.applied_to(&offer, &names, request.access().ids()) {
        Ok(after) => after,
        Err(errors) => return page_again(&EditPage::of(&request, &offer, &form, &names, errors)),
    };
    if !write::save(&mut tx, &after, (Some(permit.account()), permit.now())).await? {
        return second_editor(&request, tx, (&offer, &names), &form).await;
    }
    look::commit(&request, tx).await?;
    go_to_saying(&attached::path(offer.id), "gespeichert")
}

async fn second_editor(
    request: &Request,
    mut tx: Tx,
    (offer, names): (&Offer, &Names),
    form: &OfferForm,
) -> Answer {
    let met = met(&mut tx, offer, names, form).await?;
    page_conflict(&EditPage {
        conflict: Some(met),
        ..EditPage::of(request, offer, form, names, InputErrors::new())
    })
}

/// Who saved in the meantime, and where that differs from what was typed.
async fn met(tx: &mut Tx, offer: &Offer, names: &Names, form: &OfferForm) -> Result<Met, Refused> {
    let editor = care::last_editor(tx, offer.id).await?;
    let (by, at): (Option<String>, Option<Moment>) = editor.map_or((None, None), |(by, at)| (by, Some(at)));
    let theirs = OfferForm::of(offer);
    let changed = form.changes_since(&theirs);
    let difference = |(field, _): (Field, &str)| Difference {
        label: field.german(),
        mine: form.in_words(field, names),
        theirs: theirs.in_words(field, names),
    };
    Ok(Met {
        head: conflict::with(
            by.unwrap_or_else(|| "jemand anderes".to_owned()),
            at.map_or_else(|| "gerade eben".to_owned(), Moment::german),
        ),
        differences: changed.fields().map(difference).collect(),
    })
}

/// `GET /angebote/neu`
pub(super) async fn new_form(request: Request) -> Answer {
    let (mut tx, permit) = look::enter(&request, Act::OfferWrite).await?;
    let names = look::names(&mut tx).await?;
    let organisation = request.query().line("organisation");
    let blank = blank(&request, permit.now());
    let form = OfferForm::of(&blank).with(Field::Organisation, organisation);
    answer_page(&EditPage::of_new(&request, &form, &names, InputErrors::new()))
}

/// `POST /angebote/neu`
pub(super) async fn add(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::OfferWrite).await?;
    let form = OfferForm::read(&request.form()?);
    let names = look::names(&mut tx).await?;
    let offer = match form.applied_to(&blank(&request, permit.now()), &names, request.access().ids()) {
        Ok(offer) => offer,
        Err(errors) => return page_again(&EditPage::of_new(&request, &form, &names, errors)),
    };
    write::insert_many(&mut tx, std::slice::from_ref(&offer), Some(permit.account())).await?;
    look::commit(&request, tx).await?;
    go_to_saying(&format!("{}/orte", attached::path(offer.id)), "angelegt")
}

fn blank(request: &Request, now: Moment) -> Offer {
    let nobody = Provider {
        id: base::ids::OrganisationId::from_uuid(Uuid::nil()),
        name: String::new(),
        short_name: None,
    };
    let id = OfferId::from_uuid(request.access().ids().next());
    Offer::blank(id, nobody, (Origin::Own, now))
}
