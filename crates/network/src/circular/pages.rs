//! Pages of letters to the network: list, form, preview with all recipients, sending; and the page that a mail leads to.

mod form;
mod letter;
mod opened;

use access::act::Act;
use askama::Template;
use web::answer::{Answer, page};
use web::components::{button, empty, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::circular::store::{self, Line};
use crate::look::reading;

pub(crate) fn routes() -> Routes {
    let send = Act::CircularSend;
    Routes::about("circular")
        .get("/rundbriefe", send, Fixture::None, list)
        .get("/rundbriefe/neu", send, Fixture::None, form::new)
        .post("/rundbriefe/neu", send, Fixture::None, form::add)
        .get("/rundbriefe/{id}", send, Fixture::Circular, letter::show)
        .get("/rundbriefe/{id}/bearbeiten", send, Fixture::Circular, form::edit)
        .post("/rundbriefe/{id}/bearbeiten", send, Fixture::Circular, form::save)
        .post("/rundbriefe/{id}/versand", send, Fixture::Circular, letter::send)
        .public_get("/rundbrief/{token}", Fixture::Link, opened::show)
        .public_post("/rundbrief/{token}", Fixture::Link, opened::sign_off)
}

#[derive(Template)]
#[template(path = "network/circulars.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<(Line, tag::Tag)>,
}

async fn list(request: Request) -> Answer {
    let mut look = reading(&request, Act::CircularSend).await?;
    let lines = store::list(&mut look.tx, &look.permit).await?;
    let row = |line: Line| {
        let mark = match line.circular.sent_at {
            Some(at) => tag::success(format!("versandt am {}", at.day().german())),
            None => tag::neutral("Entwurf"),
        };
        (line, mark)
    };
    page(&ListPage {
        shell: request.shell("Rundbriefe an das Netzwerk"),
        rows: lines.into_iter().map(row).collect(),
    })
}
