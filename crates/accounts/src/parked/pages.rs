//! The page of parked texts. They are kept sealed for a day by the gate; here they are shown to their account only.

use access::act::Act;
use access::parked::{HOURS_KEPT, Parked};
use askama::Template;
use base::ids::RowId;
use web::answer::{Answer, Refused, go_to, local_path, page};
use web::components::{button, empty};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

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
    when: String,
    fields: Vec<(String, String)>,
}

impl ParkedForm {
    fn of(parked: Parked) -> Self {
        Self {
            id: parked.id.to_string(),
            path: local_path(&parked.path).to_owned(),
            when: parked.parked_at.german(),
            fields: parked.fields,
        }
    }
}

async fn list(request: Request) -> Answer {
    let parked = request.access().parked(request.who()?).await?;
    page(&ParkedPage {
        shell: request.shell_below("Ihre Eingaben sind noch da", &[("Mein Konto", "/konto")]),
        hours: HOURS_KEPT,
        parked: parked.into_iter().map(ParkedForm::of).collect(),
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
