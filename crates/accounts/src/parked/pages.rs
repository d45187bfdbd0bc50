//! The page of parked texts. They are kept sealed for a day by the gate; here they are shown to their account only.

use access::act::Act;
use access::parked::{FIELD, HOURS_KEPT, Parked};
use askama::Template;
use base::ids::RowId;
use web::answer::{Answer, Refused, go_to, local_path, page};
use web::components::{button, empty};
use web::house::NavEntry;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;
use web::typed::{self, Typed};

/// Where parked texts are shown.
pub(crate) const PATH: &str = "/konto/eingaben";

/// The routes of parked texts.
pub(crate) fn routes() -> Routes {
    Routes::about("parked text")
        .get("/konto/eingaben", Act::AccountOwn, Fixture::None, list)
        .post("/konto/eingaben", Act::AccountOwn, Fixture::None, forget)
}

#[derive(Template)]
#[template(path = "accounts/parked.html")]
struct ParkedPage {
    shell: Shell,
    hours: i64,
    parked: Vec<ParkedForm>,
}

struct ParkedForm {
    id: String,
    path: String,
    room: Option<&'static str>,
    when: String,
    typed: Vec<Typed>,
    fields: Vec<(String, String)>,
}

impl ParkedForm {
    fn of(parked: Parked, navigation: &[NavEntry]) -> Self {
        let fields = parked.fields.iter();
        Self {
            id: parked.id.to_string(),
            path: local_path(&parked.path).to_owned(),
            room: room(&parked.path, navigation),
            when: parked.parked_at.german(),
            typed: typed::in_words(fields.map(|(name, text)| (name.as_str(), text.as_str()))),
            fields: parked.fields,
        }
    }
}

/// The entry of the navigation below which a page lies.
fn room(path: &str, navigation: &[NavEntry]) -> Option<&'static str> {
    let lies_below = |entry: &&NavEntry| {
        let rest = path.strip_prefix(entry.href);
        entry.href != "/" && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    };
    let entries = navigation.iter().filter(lies_below);
    entries
        .max_by_key(|entry| entry.href.len())
        .map(|entry| entry.label)
}

async fn list(request: Request) -> Answer {
    let parked = request.access().parked(request.who()?).await?;
    page(&ParkedPage {
        shell: request.shell_below("Ihre Eingaben sind noch da", &[("Mein Konto", "/konto")]),
        hours: HOURS_KEPT,
        parked: parked
            .into_iter()
            .map(|one| ParkedForm::of(one, &request.house().navigation))
            .collect(),
    })
}

async fn forget(request: Request) -> Answer {
    let who = request.who()?;
    let form = request.form()?;
    let id: RowId = form.text("id").parse().map_err(|_| Refused::NotFound)?;
    if request.access().forget_parked(who, id).await? {
        go_to(PATH)
    } else {
        Err(Refused::NotFound)
    }
}
