//! `/services`: the public offers.

use axum::http::StatusCode;
use axum::response::Response;
use base::ids::OfferId;
use directory::exchange::hsds::offer;
use web::answer::Answer;
use web::request::Request;

use crate::hsds::answer;
use crate::hsds::asked::Asked;
use crate::hsds::page::laid_out;
use crate::hsds::problem::Problem;
use crate::hsds::scope::{FILTERS, Scope};

pub(crate) async fn list(request: Request) -> Answer {
    request.form()?;
    Ok(found(&request).unwrap_or_else(|problem| problem.answer()))
}

fn found(request: &Request) -> Result<Response, Problem> {
    let known = [FILTERS.as_slice(), &["minimal", "full"]].concat();
    let asked = Asked::of(request, &known)?;
    let (is_minimal, is_full) = (asked.is("minimal")?, asked.is("full")?);
    if is_minimal && is_full {
        return Err(Problem::parameter("minimal", "geht nicht zusammen mit full."));
    }
    let layout = if is_minimal {
        asked.layout_of_short_entries()?
    } else {
        asked.layout()?
    };
    let scope = Scope::of(request)?;
    let offers = scope.asked_for(&asked, request)?;
    laid_out(&offers, layout, |service| {
        if is_minimal {
            offer::minimal(service)
        } else if is_full {
            offer::full(service, (scope.shelf(), scope.today), true)
        } else {
            offer::in_list(service, scope.shelf())
        }
    })
}

pub(crate) async fn one(request: Request) -> Answer {
    Ok(single(&request).unwrap_or_else(|problem| problem.answer()))
}

fn single(request: &Request) -> Result<Response, Problem> {
    let id = request
        .path_value::<OfferId>("id")
        .map_err(|_| Problem::NotFound)?;
    let scope = Scope::of(request)?;
    let service = scope.shelf().offer(id).filter(|offer| offer.is_public);
    let service = service.ok_or(Problem::NotFound)?;
    let full = offer::full(service, (scope.shelf(), scope.today), true);
    Ok(answer::json(StatusCode::OK, &full))
}
