//! Pages of the regular exchange: how all of them stand, and the form of one.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use base::names::sort_key;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, empty, errors, field, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::actor::model::ActorRole;
use crate::actor::store as actors;
use crate::clash::{Clash, clash};
use crate::exchange::form::ExchangeForm;
use crate::exchange::model::{Exchange, Standing};
use crate::exchange::store;
use crate::look::{Look, reading, row_id, writing};

const PATH: &str = "/austausch";
/// What a new exchange proposes.
const USUAL_WEEKS: &str = "8";

pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::NetworkRead, Act::NetworkWrite);
    Routes::about("regular exchange")
        .get("/austausch", read, Fixture::None, list)
        .get("/austausch/neu", write, Fixture::None, new)
        .post("/austausch/neu", write, Fixture::None, add)
        .get("/austausch/{id}/bearbeiten", write, Fixture::Exchange, edit)
        .post("/austausch/{id}/bearbeiten", write, Fixture::Exchange, save)
}

#[derive(Template)]
#[template(path = "network/exchanges.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<Row>,
    missing: Vec<String>,
    overdue: usize,
    may_write: bool,
}

struct Row {
    id: RowId,
    title: String,
    place: String,
    actors: String,
    weeks: i64,
    post: String,
    last: Option<Day>,
    standing: Standing,
}

impl Row {
    fn mark(&self) -> tag::Tag {
        match self.standing {
            Standing::Ended => tag::neutral("beendet"),
            Standing::Ahead(day) => tag::success(day.german()),
            Standing::Overdue(day) => {
                tag::warning(format!("überfällig seit {}", day.german())).icon("schedule")
            }
        }
    }
}

async fn list(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkRead).await?;
    let exchanges = store::all(&mut look.tx, &look.permit).await?;
    let missing = look
        .structure
        .municipalities
        .iter()
        .filter(|place| {
            !exchanges
                .iter()
                .any(|one| one.municipality == place.id && one.standing_on(look.today) != Standing::Ended)
        })
        .map(|place| place.name.clone())
        .collect();
    let mut rows: Vec<Row> = exchanges.into_iter().map(|one| row(&look, one)).collect();
    rows.sort_by_cached_key(|row| (row.standing == Standing::Ended, sort_key(&row.place)));
    let is_overdue = |row: &&Row| matches!(row.standing, Standing::Overdue(_));
    page(&ListPage {
        shell: request.shell("Austausch mit Beratungsstellen"),
        overdue: rows.iter().filter(is_overdue).count(),
        rows,
        missing,
        may_write: request.access().may(request.who()?, Act::NetworkWrite),
    })
}

fn row(look: &Look, exchange: Exchange) -> Row {
    let actors: Vec<String> = exchange
        .actors
        .iter()
        .map(|id| look.organisation_name(*id))
        .collect();
    Row {
        id: exchange.id,
        place: look.place_name(Some(exchange.municipality)),
        actors: actors.join(", "),
        weeks: exchange.weeks_between,
        post: look.post_title(exchange.post),
        last: exchange.last_on,
        standing: exchange.standing_on(look.today),
        title: exchange.title,
    }
}

#[derive(Template)]
#[template(path = "network/exchange_form.html")]
struct ExchangePage {
    shell: Shell,
    action: String,
    form: ExchangeForm,
    places: Vec<Choice>,
    posts: Vec<Choice>,
    actors: Vec<Choice>,
    errors: InputErrors,
    clash: Option<Clash>,
}

impl ExchangePage {
    async fn of(request: &Request, look: &mut Look, form: ExchangeForm) -> Result<Self, Refused> {
        let known = actors::all(&mut look.tx, &look.permit).await?;
        let mut known: Vec<(bool, String, String)> = known
            .iter()
            .filter(|actor| actor.is_there_on(look.today))
            .map(|actor| {
                let advises = actor.roles.iter().copied().any(ActorRole::is_advice_centre);
                let name = look.organisation_name(actor.organisation);
                (!advises, name, actor.organisation.to_string())
            })
            .collect();
        known.sort_by_cached_key(|(others, name, _)| (*others, sort_key(name)));
        let choice = |(others, name, id): &(bool, String, String)| {
            let choice = Choice::new(id, name).chosen_if(form.actors.contains(id));
            if *others {
                choice
            } else {
                choice.hint("Beratungsstelle")
            }
        };
        let title = if form.version == 0 {
            "Austausch anlegen"
        } else {
            "Austausch bearbeiten"
        };
        Ok(Self {
            shell: request.shell_below(title, &[("Austausch", PATH)]),
            action: request.path().to_owned(),
            places: look.municipalities(),
            posts: look.posts(),
            actors: known.iter().map(choice).collect(),
            form,
            errors: InputErrors::new(),
            clash: None,
        })
    }
}

async fn new(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkWrite).await?;
    let form = ExchangeForm {
        weeks: USUAL_WEEKS.to_owned(),
        begins_on: look.today.to_string(),
        municipality: request.query().line("kommune"),
        ..ExchangeForm::default()
    };
    page(&ExchangePage::of(&request, &mut look, form).await?)
}

async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::NetworkWrite).await?;
    let form = ExchangeForm {
        version: 0,
        ..ExchangeForm::read(&request.form()?)
    };
    match form.checked(row_id(&request), &look) {
        Ok(exchange) => store::add(&mut look.tx, &look.permit, &exchange).await?,
        Err(errors) => {
            return page_again(&ExchangePage {
                errors,
                ..ExchangePage::of(&request, &mut look, form).await?
            });
        }
    }
    look.tx.commit().await?;
    go_to_saying(PATH, "angelegt")
}

async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::NetworkWrite).await?;
    let form = ExchangeForm::of(&exchange(&request, &mut look).await?);
    page(&ExchangePage::of(&request, &mut look, form).await?)
}

async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::NetworkWrite).await?;
    let before = exchange(&request, &mut look).await?;
    let form = ExchangeForm::read(&request.form()?);
    let after = match form.checked(before.id, &look) {
        Ok(after) => after,
        Err(errors) => {
            return page_again(&ExchangePage {
                errors,
                ..ExchangePage::of(&request, &mut look, form).await?
            });
        }
    };
    if !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(form.shown(&look), ExchangeForm::of(&before).shown(&look));
        let form = ExchangeForm {
            version: before.version,
            ..form
        };
        return page_conflict(&ExchangePage {
            clash: Some(clash),
            ..ExchangePage::of(&request, &mut look, form).await?
        });
    }
    look.tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}

async fn exchange(request: &Request, look: &mut Look) -> Result<Exchange, Refused> {
    let id: RowId = request.path_value("id")?;
    store::one(&mut look.tx, &look.permit, id)
        .await?
        .ok_or(Refused::NotFound)
}
