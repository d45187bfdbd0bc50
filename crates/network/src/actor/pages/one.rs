//! One organisation in the network: what it does, who is spoken to, what was done together.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::OrganisationId;
use web::answer::{Answer, Refused, page};
use web::components::{button, facts, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::actor::model::Actor;
use crate::actor::store;
use crate::contact::model::ContactPerson;
use crate::contact::store as contacts;
use crate::entry::store::{self as entries, Line, Wanted};
use crate::exchange::store as exchanges;
use crate::field::listed;
use crate::look::{Look, reading};

/// So many entries stand on the page; the list has all.
const LATEST: i64 = 10;
/// How far the page looks back (months).
const MONTHS_BACK: i32 = 120;

#[derive(Template)]
#[template(path = "network/actor.html")]
struct ActorPage {
    shell: Shell,
    id: OrganisationId,
    actor: Option<Actor>,
    facts: facts::Facts,
    people: Vec<ContactPerson>,
    gone: Vec<ContactPerson>,
    latest: Vec<Line>,
    exchanges: Vec<(String, Day)>,
    may_write: bool,
    is_there: bool,
}

/// `GET /akteure/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkRead).await?;
    let id: OrganisationId = request.path_value("id")?;
    let name = look
        .structure
        .organisation(id)
        .map(|one| one.name.clone())
        .ok_or(Refused::NotFound)?;
    let actor = store::one(&mut look.tx, &look.permit, id).await?;
    let today = look.today;
    let (people, gone) = contacts::of_actor(&mut look.tx, &look.permit, id)
        .await?
        .into_iter()
        .partition(|person| person.is_there_on(today));
    let latest = latest(&mut look, id).await?;
    let exchanges = exchanges::all(&mut look.tx, &look.permit).await?;
    page(&ActorPage {
        shell: request.shell_below(name, &[("Akteure", "/akteure")]),
        id,
        facts: facts_of(&look, actor.as_ref(), latest.first().map(|line| line.on)),
        people,
        gone,
        latest,
        exchanges: exchanges
            .iter()
            .filter(|one| one.actors.contains(&id) && one.ended_on.is_none())
            .map(|one| (one.title.clone(), one.next_on()))
            .collect(),
        may_write: request.access().may(request.who()?, Act::NetworkWrite),
        is_there: actor.as_ref().is_some_and(|actor| actor.is_there_on(today)),
        actor,
    })
}

async fn latest(look: &mut Look, id: OrganisationId) -> Result<Vec<Line>, Refused> {
    let wanted = Wanted {
        from: look.today.plus_months(-MONTHS_BACK),
        until: look.today,
        kind: None,
        municipality: None,
        field: None,
        actor: Some(id),
        after: None,
        limit: LATEST,
    };
    Ok(entries::list(&mut look.tx, &look.permit, &wanted).await?)
}

fn facts_of(look: &Look, actor: Option<&Actor>, last: Option<Day>) -> facts::Facts {
    let Some(actor) = actor else {
        return facts::list().fact("Im Netzwerk", "noch nicht aufgenommen");
    };
    facts::list()
        .fact("Themen", listed(&actor.fields))
        .fact("Kommunen", look.places_named(&actor.places))
        .fact("Zuständige Stelle", look.post_title(actor.post))
        .fact("E-Mail", &actor.email)
        .fact("Telefon", &actor.phone)
        .fact(
            "Letzter Kontakt",
            last.map_or_else(|| "–".to_owned(), Day::german),
        )
        .fact(
            "Rundbriefe",
            actor.mail_stopped_on.map_or_else(
                || "ja".to_owned(),
                |day| format!("abgemeldet am {}", day.german()),
            ),
        )
}
