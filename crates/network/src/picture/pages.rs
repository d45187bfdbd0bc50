//! The page of the picture.

use access::act::Act;
use askama::Template;
use base::ids::MunicipalityId;
use base::names::sort_key;
use charts::table::Table;
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::{button, data, empty, field};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::actor::model::{Actor, ActorRole};
use crate::actor::store;
use crate::field as fields;
use crate::look::{Look, reading};
use crate::picture::map::{self, Closeness, MOST, Tied};
use organisation::model::field_of_action::FieldOfAction;

/// What is drawn is what was done in so many months.
const MONTHS: i32 = 12;

pub(crate) fn routes() -> Routes {
    Routes::about("picture of the network").get("/netzwerkbild", Act::NetworkRead, Fixture::None, show)
}

#[derive(Template)]
#[template(path = "network/picture.html")]
struct PicturePage {
    shell: Shell,
    topics: Vec<Choice>,
    places: Vec<Choice>,
    topic: &'static str,
    place: String,
    wide: String,
    narrow: String,
    table: Table,
    count: usize,
    further: usize,
}

async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkRead).await?;
    let query = request.query();
    let topic: Option<FieldOfAction> = query.text("feld").parse().ok();
    let place = look.municipality(query.text("kommune"));
    let all = tied(&mut look, (topic, place)).await?;
    page(&PicturePage {
        shell: request.shell_below("Bild des Netzwerks", &[("Akteure", "/akteure")]),
        topics: fields::choices(),
        places: look.municipalities(),
        topic: topic.map(FieldOfAction::code).unwrap_or_default(),
        place: place.map(|id| id.to_string()).unwrap_or_default(),
        wide: map::wide("netzwerk", &all),
        narrow: map::narrow("netzwerk-schmal", &all),
        table: map::table(&all),
        further: all.len().saturating_sub(MOST),
        count: all.len(),
    })
}

async fn tied(
    look: &mut Look,
    (topic, place): (Option<FieldOfAction>, Option<MunicipalityId>),
) -> Result<Vec<Tied>, web::answer::Refused> {
    let actors = store::all(&mut look.tx, &look.permit).await?;
    let dealings = store::dealings(&mut look.tx, &look.permit, look.today.plus_months(-MONTHS)).await?;
    let is_shown = |actor: &&Actor| {
        actor.is_there_on(look.today)
            && topic.is_none_or(|topic| actor.fields.contains(&topic))
            && place.is_none_or(|place| actor.works_in(place))
    };
    let mut all: Vec<(ActorRole, Tied)> = actors
        .iter()
        .filter(is_shown)
        .map(|actor| {
            let role = actor.roles.first().copied().unwrap_or(ActorRole::Other);
            let done = dealings.get(&actor.organisation).copied().unwrap_or_default();
            let tied = Tied {
                name: look.organisation_name(actor.organisation),
                group: role.german(),
                fields: fields::listed(&actor.fields),
                count: done.count,
                last_on: done.last_on,
            };
            (role, tied)
        })
        .collect();
    all.sort_by_cached_key(|(role, tied)| (*role, sort_key(&tied.name)));
    Ok(all.into_iter().map(|(_, tied)| tied).collect())
}
