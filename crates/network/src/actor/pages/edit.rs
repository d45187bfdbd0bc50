//! The form of an actor: takes an organisation into the register, or changes what stands there.

use access::act::Act;
use askama::Template;
use base::ids::OrganisationId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use crate::actor::form::ActorForm;
use crate::actor::model::{Actor, ActorRole};
use crate::actor::store;
use crate::clash::{Clash, Shown, clash};
use crate::field::listed;
use crate::look::{Look, coded, reading, writing};
use organisation::model::field_of_action::FieldOfAction;

#[derive(Template)]
#[template(path = "network/actor_form.html")]
struct ActorPage {
    shell: Shell,
    action: String,
    back: String,
    form: ActorForm,
    roles: Vec<Choice>,
    fields: Vec<Choice>,
    places: Vec<Choice>,
    posts: Vec<Choice>,
    errors: InputErrors,
    clash: Option<Clash>,
}

impl ActorPage {
    fn of(request: &Request, look: &Look, id: OrganisationId, form: ActorForm) -> Self {
        let name = look.organisation_name(id);
        let back = format!("/akteure/{id}");
        let title = if form.version == 0 {
            format!("{name} in das Netzwerk aufnehmen")
        } else {
            format!("{name} im Netzwerk")
        };
        let is_chosen = |codes: &[String], code: &str| codes.iter().any(|one| one == code);
        let role = |one: &ActorRole| {
            Choice::new(one.code(), one.german()).chosen_if(is_chosen(&form.roles, one.code()))
        };
        let topic = |one: &FieldOfAction| {
            Choice::new(one.code(), one.german()).chosen_if(is_chosen(&form.fields, one.code()))
        };
        let place = |one: &organisation::model::municipality::Municipality| {
            let id = one.id.to_string();
            Choice::new(&id, &one.name).chosen_if(is_chosen(&form.places, &id))
        };
        Self {
            shell: request.shell_below(title, &[("Akteure", "/akteure"), (name.as_str(), back.as_str())]),
            action: format!("{back}/bearbeiten"),
            roles: ActorRole::ALL.iter().map(role).collect(),
            fields: FieldOfAction::ALL.iter().map(topic).collect(),
            places: look.structure.municipalities.iter().map(place).collect(),
            posts: look.posts(),
            form,
            errors: InputErrors::new(),
            clash: None,
            back,
        }
    }
}

/// `GET /akteure/{id}/bearbeiten`
pub(super) async fn form(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkWrite).await?;
    let actor = actor(&request, &mut look).await?;
    let form = ActorForm::of(&actor);
    page(&ActorPage::of(&request, &look, actor.organisation, form))
}

/// `POST /akteure/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::NetworkWrite).await?;
    let before = actor(&request, &mut look).await?;
    let form = ActorForm::read(&request.form()?);
    let id = before.organisation;
    let after = match form.checked(&before, &look) {
        Ok(after) => after,
        Err(errors) => {
            return page_again(&ActorPage {
                errors,
                ..ActorPage::of(&request, &look, id, form)
            });
        }
    };
    let is_current = form.version == before.version;
    if !is_current || !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(shown(&look, &form), shown(&look, &ActorForm::of(&before)));
        let form = ActorForm {
            version: before.version,
            ..form
        };
        return page_conflict(&ActorPage {
            clash: Some(clash),
            ..ActorPage::of(&request, &look, id, form)
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/akteure/{id}"), "gespeichert")
}

fn shown(look: &Look, form: &ActorForm) -> Shown {
    let roles: Vec<&str> = coded::<ActorRole>(&form.roles)
        .into_iter()
        .map(ActorRole::german)
        .collect();
    let places: Vec<_> = form
        .places
        .iter()
        .filter_map(|text| look.municipality(text))
        .collect();
    vec![
        ("Rolle im Netzwerk", roles.join(", ")),
        ("Themen", listed(&coded::<FieldOfAction>(&form.fields))),
        ("Kommunen", look.places_named(&places)),
        ("E-Mail", form.email.clone()),
        ("Telefon", form.phone.clone()),
        ("Zuständige Stelle", look.post_title(look.post(&form.post))),
        ("Notiz", form.note.clone()),
        ("Letzter Tag", form.ended_on.clone()),
    ]
}

async fn actor(request: &Request, look: &mut Look) -> Result<Actor, Refused> {
    let id: OrganisationId = request.path_value("id")?;
    if look.structure.organisation(id).is_none() {
        return Err(Refused::NotFound);
    }
    let known = store::one(&mut look.tx, &look.permit, id).await?;
    Ok(known.unwrap_or_else(|| Actor::new(id)))
}
