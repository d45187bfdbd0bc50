//! `/service_at_locations`: the public offers at each of their places.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::Response;
use base::ids::RowId;
use directory::exchange::hsds::offer;
use directory::offer::model::{AtPlace, Offer};
use web::answer::Answer;
use web::request::Request;

use crate::hsds::answer;
use crate::hsds::asked::Asked;
use crate::hsds::near::Wanted;
use crate::hsds::page::laid_out;
use crate::hsds::problem::Problem;
use crate::hsds::scope::{FILTERS, Scope};

pub(crate) async fn list(request: Request) -> Answer {
    request.form()?;
    Ok(found(&request).unwrap_or_else(|problem| problem.answer()))
}

fn found(request: &Request) -> Result<Response, Problem> {
    let known = [FILTERS.as_slice(), &["full", "postcode", "proximity"]].concat();
    let asked = Asked::of(request, &known)?;
    let is_full = asked.is("full")?;
    let layout = asked.layout()?;
    let scope = Scope::of(request)?;
    let wanted = Wanted::of(&asked, &scope)?;
    let offers = scope.asked_for(&asked, request)?;
    let at_places: Vec<(&Arc<Offer>, &AtPlace)> = offers
        .iter()
        .flat_map(|offer| offer.places.iter().map(move |at| (offer, at)))
        .filter(|(_, at)| wanted.keeps(&at.place))
        .collect();
    laid_out(&at_places, layout, |(service, at)| {
        if is_full {
            offer::full_service_at_location(service, at, (scope.shelf(), scope.today))
        } else {
            offer::service_at_location(service, at, scope.shelf())
        }
    })
}

pub(crate) async fn one(request: Request) -> Answer {
    Ok(single(&request).unwrap_or_else(|problem| problem.answer()))
}

fn single(request: &Request) -> Result<Response, Problem> {
    let id = request.path_value::<RowId>("id").map_err(|_| Problem::NotFound)?;
    let scope = Scope::of(request)?;
    let found = scope.public().find_map(|service| {
        let at = service.places.iter().find(|at| at.id == id)?;
        Some(offer::full_service_at_location(
            service,
            at,
            (scope.shelf(), scope.today),
        ))
    });
    Ok(answer::json(StatusCode::OK, &found.ok_or(Problem::NotFound)?))
}
