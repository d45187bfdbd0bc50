//! The form of a contact person, new and old.

use access::act::Act;
use askama::Template;
use base::ids::{OrganisationId, RowId};
use base::input::InputErrors;
use organisation::model::field_of_action::FieldOfAction;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::actor::store as actors;
use crate::clash::{Clash, clash};
use crate::contact::form::ContactForm;
use crate::contact::model::ContactPerson;
use crate::contact::store;
use crate::look::{Look, reading, row_id, writing};

pub(crate) fn routes() -> Routes {
    let write = Act::NetworkWrite;
    Routes::about("contact person")
        .get("/akteure/{id}/ansprechperson", write, Fixture::Organisation, form)
        .post("/akteure/{id}/ansprechperson", write, Fixture::Organisation, save)
}

#[derive(Template)]
#[template(path = "network/contact.html")]
struct ContactPage {
    shell: Shell,
    action: String,
    back: String,
    form: ContactForm,
    fields: Vec<Choice>,
    errors: InputErrors,
    clash: Option<Clash>,
}

impl ContactPage {
    fn of(request: &Request, look: &Look, id: OrganisationId, form: ContactForm) -> Self {
        let name = look.organisation_name(id);
        let back = format!("/akteure/{id}");
        let title = if form.person.is_empty() {
            "Ansprechperson eintragen"
        } else {
            "Ansprechperson bearbeiten"
        };
        let crumbs = [("Akteure", "/akteure"), (name.as_str(), back.as_str())];
        Self {
            shell: request.shell_below(title, &crumbs),
            action: format!("{back}/ansprechperson"),
            fields: chosen_fields(&form),
            form,
            errors: InputErrors::new(),
            clash: None,
            back,
        }
    }
}

fn chosen_fields(form: &ContactForm) -> Vec<Choice> {
    let chosen = |field: &FieldOfAction| {
        let is_chosen = form.fields.iter().any(|code| code == field.code());
        Choice::new(field.code(), field.german()).chosen_if(is_chosen)
    };
    FieldOfAction::ALL.iter().map(chosen).collect()
}

async fn form(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkWrite).await?;
    let id = organisation(&request, &look)?;
    if actors::one(&mut look.tx, &look.permit, id).await?.is_none() {
        return go_to(&format!("/akteure/{id}/bearbeiten"));
    }
    let wanted = request.query().line("person");
    let form = if wanted.is_empty() {
        ContactForm {
            gets_mail: true,
            ..ContactForm::default()
        }
    } else {
        ContactForm::of(&person(&mut look, id, &wanted).await?)
    };
    page(&ContactPage::of(&request, &look, id, form))
}

async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::NetworkWrite).await?;
    let id = organisation(&request, &look)?;
    let form = ContactForm::read(&request.form()?);
    if actors::one(&mut look.tx, &look.permit, id).await?.is_none() {
        return go_to(&format!("/akteure/{id}/bearbeiten"));
    }
    let is_new = form.person.is_empty();
    let before = if is_new {
        ContactPerson {
            id: row_id(&request),
            organisation: id,
            name: String::new(),
            post_title: String::new(),
            email: String::new(),
            phone: String::new(),
            fields: Vec::new(),
            ended_on: None,
            mail_stopped_on: None,
            version: 0,
        }
    } else {
        person(&mut look, id, &form.person).await?
    };
    let after = match form.checked(&before, look.today) {
        Ok(after) => after,
        Err(errors) => {
            return page_again(&ContactPage {
                errors,
                ..ContactPage::of(&request, &look, id, form)
            });
        }
    };
    if is_new {
        store::add(&mut look.tx, &look.permit, &after).await?;
    } else if form.version != before.version || !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(form.shown(), ContactForm::of(&before).shown());
        let form = ContactForm {
            version: before.version,
            ..form
        };
        return page_conflict(&ContactPage {
            clash: Some(clash),
            ..ContactPage::of(&request, &look, id, form)
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/akteure/{id}"), "gespeichert")
}

fn organisation(request: &Request, look: &Look) -> Result<OrganisationId, Refused> {
    let id: OrganisationId = request.path_value("id")?;
    look.structure
        .organisation(id)
        .map(|found| found.id)
        .ok_or(Refused::NotFound)
}

async fn person(look: &mut Look, organisation: OrganisationId, text: &str) -> Result<ContactPerson, Refused> {
    let id: RowId = text.parse().map_err(|_| Refused::NotFound)?;
    let people = store::of_actor(&mut look.tx, &look.permit, organisation).await?;
    people
        .into_iter()
        .find(|person| person.id == id)
        .ok_or(Refused::NotFound)
}
