//! Pages of themes and their routes.

mod bundle;
mod clock;
mod form;
mod late;
mod list;
mod one;
mod step;
mod watch;

use access::act::Act;
use base::ids::ThemeId;
use web::answer::Refused;
use web::request::Request;
use web::routes::{Fixture, Routes};

use crate::look::Look;
use crate::theme::model::Theme;
use crate::theme::store;

pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::ThemeRead, Act::ThemeWrite);
    Routes::about("theme")
        .get("/themen", read, Fixture::None, list::show)
        .get("/themen/neu", write, Fixture::None, form::new)
        .post("/themen/neu", write, Fixture::None, form::add)
        .get("/themen/verzug", read, Fixture::None, late::show)
        .get("/themen/fristen", write, Fixture::None, clock::show)
        .post("/themen/fristen", write, Fixture::None, clock::save)
        .get("/themen/{id}", read, Fixture::Theme, one::show)
        .get("/themen/{id}/bearbeiten", write, Fixture::Theme, form::edit)
        .post("/themen/{id}/bearbeiten", write, Fixture::Theme, form::save)
        .get("/themen/{id}/befunde", write, Fixture::Theme, bundle::show)
        .post("/themen/{id}/befunde", write, Fixture::Theme, bundle::add)
        .get("/themen/{id}/schritte", write, Fixture::Theme, step::ask)
        .post("/themen/{id}/schritte", write, Fixture::Theme, step::take)
        .post("/themen/{id}/beobachtung", read, Fixture::Theme, watch::switch)
}

/// The theme in the address.
pub(crate) async fn theme(request: &Request, look: &mut Look) -> Result<Theme, Refused> {
    let id: ThemeId = request.path_value("id")?;
    let found = store::one(&mut look.tx, &look.permit, id).await?;
    found.ok_or(Refused::NotFound)
}
