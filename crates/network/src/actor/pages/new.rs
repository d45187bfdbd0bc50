//! Takes an organisation into the register: one that is known in the district, or a new one with name and kind.

use access::act::Act;
use askama::Template;
use base::ids::OrganisationId;
use base::input::InputErrors;
use base::names::sort_key;
use organisation::model::coded::Coded;
use organisation::model::evidence::{Evidence, FactKey};
use organisation::model::organisation::{Organisation, OrganisationKind};
use organisation::store::{changes, organisation as organisations};
use web::answer::{Answer, Refused, go_to, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use crate::actor::store;
use crate::look::{Look, needed, reading, row_id, writing};

#[derive(Template)]
#[template(path = "network/actor_new.html")]
struct NewPage {
    shell: Shell,
    known: Vec<Choice>,
    kinds: Vec<Choice>,
    chosen: String,
    name: String,
    kind: String,
    errors: InputErrors,
}

/// `GET /akteure/neu`
pub(super) async fn form(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkWrite).await?;
    page(&new_page(&request, &mut look).await?)
}

async fn new_page(request: &Request, look: &mut Look) -> Result<NewPage, Refused> {
    let actors = store::all(&mut look.tx, &look.permit).await?;
    let is_new = |id: OrganisationId| !actors.iter().any(|actor| actor.organisation == id);
    let organisations = look.structure.organisations.iter();
    let kind = |kind: &OrganisationKind| Choice::new(kind.code(), kind.label());
    Ok(NewPage {
        shell: request.shell_below("Akteur aufnehmen", &[("Akteure", "/akteure")]),
        known: organisations
            .filter(|one| is_new(one.id))
            .map(|one| Choice::new(one.id, &one.name))
            .collect(),
        kinds: OrganisationKind::ALL.iter().map(kind).collect(),
        chosen: String::new(),
        name: String::new(),
        kind: String::new(),
        errors: InputErrors::new(),
    })
}

/// `POST /akteure/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::NetworkWrite).await?;
    let form = request.form()?;
    let (chosen, name, kind) = (form.line("organisation"), form.line("name"), form.line("art"));
    if let Ok(id) = chosen.parse::<OrganisationId>()
        && look.structure.organisation(id).is_some()
    {
        return go_to(&format!("/akteure/{id}/bearbeiten"));
    }
    let mut errors = InputErrors::new();
    needed(
        &mut errors,
        "name",
        &name,
        "Bitte eine Organisation wählen oder den Namen einer neuen eingeben.",
    );
    let known_kind = OrganisationKind::from_code(&kind);
    if known_kind.is_none() {
        errors.add("art", "Bitte die Art der neuen Organisation wählen.");
    }
    let wanted = sort_key(&name);
    let is_known = |one: &&Organisation| sort_key(&one.name) == wanted;
    if let Some(double) = look.structure.organisations.iter().find(is_known) {
        errors.add(
            "name",
            format!("„{}“ gibt es schon. Bitte oben auswählen.", double.name),
        );
    }
    let Some(known_kind) = known_kind.filter(|_| errors.is_empty()) else {
        let page = new_page(&request, &mut look).await?;
        return page_again(&NewPage {
            chosen,
            name,
            kind,
            errors,
            ..page
        });
    };
    let id = OrganisationId::from_uuid(request.access().ids().next());
    let organisation = Organisation {
        id,
        name,
        short_name: None,
        kind: known_kind,
        part_of: None,
        controller: None,
        evidence: Evidence::stated("Eingetragen im Netzwerkregister"),
    };
    organisations::add(&mut look.tx, &look.permit, &organisation).await?;
    let what = "Angelegt im Netzwerkregister";
    changes::note(
        &mut look.tx,
        &look.permit,
        row_id(&request),
        &FactKey::of(id),
        what,
    )
    .await?;
    look.tx.commit().await?;
    go_to(&format!("/akteure/{id}/bearbeiten"))
}
