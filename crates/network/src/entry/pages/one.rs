//! One entry of network work.

use access::act::Act;
use askama::Template;
use base::ids::RowId;
use organisation::model::field_of_action::FieldOfAction;
use web::answer::{Answer, Refused, page};
use web::components::{button, facts, tag};
use web::request::Request;
use web::shell::Shell;

use crate::entry::model::Entry;
use crate::entry::store;
use crate::look::reading;

#[derive(Template)]
#[template(path = "network/entry.html")]
struct EntryPage {
    shell: Shell,
    entry: Entry,
    facts: facts::Facts,
    actors: Vec<(String, String)>,
    members: Vec<String>,
    may_write: bool,
}

/// `GET /netzwerkarbeit/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkRead).await?;
    let id: RowId = request.path_value("id")?;
    let (entry, by, at) = store::one(&mut look.tx, &look.permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    let members = store::members_named(&mut look.tx, &look.permit, id).await?;
    let place = look.place_name(entry.municipality);
    let place = if place.is_empty() {
        "ganzer Kreis".to_owned()
    } else {
        place
    };
    let actor = |id: &base::ids::OrganisationId| (look.organisation_name(*id), format!("/akteure/{id}"));
    page(&EntryPage {
        shell: request.shell_below(&entry.title, &[("Netzwerkarbeit", "/netzwerkarbeit")]),
        facts: facts::list()
            .fact("Tag", entry.on.german())
            .fact("Ort", &entry.place)
            .fact("Kommune", place)
            .fact(
                "Thema",
                entry.field.map(FieldOfAction::german).unwrap_or_default(),
            )
            .fact("Eingetragen", format!("{by}, {}", at.german())),
        actors: entry.actors.iter().map(actor).collect(),
        members,
        entry,
        may_write: request.access().may(request.who()?, Act::NetworkWrite),
    })
}
