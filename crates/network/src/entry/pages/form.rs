//! The form of network work: new, also for a regular exchange, and old.

use access::act::Act;
use askama::Template;
use base::ids::{AccountId, RowId};
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::shell::Shell;

use crate::actor::store as actors;
use crate::clash::{Clash, clash};
use crate::entry::form::{EntryForm, kinds};
use crate::entry::model::{Entry, EntryKind};
use crate::entry::store;
use crate::exchange::store as exchanges;
use crate::field as fields;
use crate::look::{Look, reading, row_id, writing};

#[derive(Template)]
#[template(path = "network/entry_form.html")]
struct EntryPage {
    shell: Shell,
    action: String,
    back: String,
    form: EntryForm,
    kinds: Vec<Choice>,
    topics: Vec<Choice>,
    places: Vec<Choice>,
    actors: Vec<Choice>,
    team: Vec<Choice>,
    errors: InputErrors,
    clash: Option<Clash>,
}

impl EntryPage {
    async fn of(
        request: &Request,
        look: &mut Look,
        (id, form): (Option<RowId>, EntryForm),
    ) -> Result<Self, Refused> {
        let team = store::team(&mut look.tx, &look.permit, look.today).await?;
        let known = actors::all(&mut look.tx, &look.permit).await?;
        let mut actors: Vec<(String, String)> = known
            .iter()
            .filter(|actor| {
                actor.is_there_on(look.today) || form.actors.contains(&actor.organisation.to_string())
            })
            .map(|actor| {
                (
                    look.organisation_name(actor.organisation),
                    actor.organisation.to_string(),
                )
            })
            .collect();
        actors.sort_by_key(|(name, _)| base::names::sort_key(name));
        let chosen = |list: &[String], (id, name): (String, &str)| {
            let is_chosen = list.contains(&id);
            Choice::new(id, name).chosen_if(is_chosen)
        };
        let back = id.map_or_else(
            || "/netzwerkarbeit".to_owned(),
            |id| format!("/netzwerkarbeit/{id}"),
        );
        let title = if id.is_some() {
            "Netzwerkarbeit bearbeiten"
        } else {
            "Netzwerkarbeit eintragen"
        };
        Ok(Self {
            shell: request.shell_below(title, &[("Netzwerkarbeit", "/netzwerkarbeit")]),
            action: request.path().to_owned(),
            back,
            kinds: kinds(),
            topics: fields::choices(),
            places: look.municipalities(),
            actors: actors
                .into_iter()
                .map(|(name, id)| chosen(&form.actors, (id, &name)))
                .collect(),
            team: team
                .iter()
                .map(|(id, name)| chosen(&form.members, (id.to_string(), name)))
                .collect(),
            form,
            errors: InputErrors::new(),
            clash: None,
        })
    }
}

/// `GET /netzwerkarbeit/neu`
pub(super) async fn new(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkWrite).await?;
    let query = request.query();
    let mut form = EntryForm {
        kind: query.line("art"),
        on: query.line("tag"),
        actors: query.all("akteur").to_vec(),
        municipality: query.line("kommune"),
        members: vec![look.permit.account().to_string()],
        ..EntryForm::default()
    };
    if form.on.is_empty() {
        form.on = look.today.to_string();
    }
    if let Ok(id) = query.text("austausch").parse::<RowId>() {
        let exchange = exchanges::one(&mut look.tx, &look.permit, id)
            .await?
            .ok_or(Refused::NotFound)?;
        EntryKind::Exchange.code().clone_into(&mut form.kind);
        form.exchange = id.to_string();
        form.title.clone_from(&exchange.title);
        form.municipality = exchange.municipality.to_string();
        form.actors = exchange.actors.iter().map(ToString::to_string).collect();
    }
    page(&EntryPage::of(&request, &mut look, (None, form)).await?)
}

/// `POST /netzwerkarbeit/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::NetworkWrite).await?;
    let form = EntryForm::read(&request.form()?);
    let (team, exchange) = surroundings(&mut look, &form).await?;
    let entry = match form.checked(row_id(&request), &look, (&team, exchange)) {
        Ok(entry) => entry,
        Err(errors) => {
            return page_again(&EntryPage {
                errors,
                ..EntryPage::of(&request, &mut look, (None, form)).await?
            });
        }
    };
    store::add(&mut look.tx, &look.permit, &entry).await?;
    if let Some(id) = exchange {
        exchanges::note_held(&mut look.tx, &look.permit, (id, entry.on)).await?;
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/netzwerkarbeit/{}", entry.id), "gespeichert")
}

/// `GET /netzwerkarbeit/{id}/bearbeiten`
pub(super) async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkWrite).await?;
    let entry = entry(&request, &mut look).await?;
    let form = EntryForm::of(&entry);
    page(&EntryPage::of(&request, &mut look, (Some(entry.id), form)).await?)
}

/// `POST /netzwerkarbeit/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::NetworkWrite).await?;
    let before = entry(&request, &mut look).await?;
    let form = EntryForm::read(&request.form()?);
    let (team, _) = surroundings(&mut look, &form).await?;
    let checked = form.checked(before.id, &look, (&team, before.exchange));
    let after = match checked {
        Ok(after) => after,
        Err(errors) => {
            return page_again(&EntryPage {
                errors,
                ..EntryPage::of(&request, &mut look, (Some(before.id), form)).await?
            });
        }
    };
    if !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(form.shown(&look), EntryForm::of(&before).shown(&look));
        let form = EntryForm {
            version: before.version,
            ..form
        };
        return page_conflict(&EntryPage {
            clash: Some(clash),
            ..EntryPage::of(&request, &mut look, (Some(before.id), form)).await?
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/netzwerkarbeit/{}", after.id), "gespeichert")
}

/// Who may be named of the team, and the exchange that the form belongs to, if there is one.
async fn surroundings(
    look: &mut Look,
    form: &EntryForm,
) -> Result<(Vec<(AccountId, String)>, Option<RowId>), Refused> {
    let team = store::team(&mut look.tx, &look.permit, look.today).await?;
    let exchange = match form.exchange.parse::<RowId>() {
        Ok(id) => exchanges::one(&mut look.tx, &look.permit, id)
            .await?
            .map(|found| found.id),
        Err(_) => None,
    };
    Ok((team, exchange))
}

async fn entry(request: &Request, look: &mut Look) -> Result<Entry, Refused> {
    let id: RowId = request.path_value("id")?;
    let found = store::one(&mut look.tx, &look.permit, id).await?;
    found.map(|(entry, ..)| entry).ok_or(Refused::NotFound)
}
