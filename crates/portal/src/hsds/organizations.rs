//! `/organizations`: who offers something to the public, and who is listed anyway.

use std::collections::HashMap;

use axum::http::StatusCode;
use axum::response::Response;
use base::ids::OrganisationId;
use directory::exchange::hsds::organisation::{self, Services};
use directory::offer::model::Offer;
use directory::search::shelf::Organisation;
use web::answer::Answer;
use web::request::Request;

use crate::hsds::answer;
use crate::hsds::asked::Asked;
use crate::hsds::page::laid_out;
use crate::hsds::problem::Problem;
use crate::hsds::scope::Scope;

/// An organisation with its public offers.
type Listed<'s> = (&'s Organisation, Vec<&'s Offer>);

pub(crate) async fn list(request: Request) -> Answer {
    request.form()?;
    Ok(found(&request).unwrap_or_else(|problem| problem.answer()))
}

fn found(request: &Request) -> Result<Response, Problem> {
    let known = ["full_service", "full", "taxonomy_term_id", "taxonomy_id"];
    let asked = Asked::of(request, &known)?;
    let (is_full, with_full_services) = (asked.is("full")?, asked.is("full_service")?);
    let layout = asked.layout()?;
    let scope = Scope::of(request)?;
    let mut listed = listed(&scope);
    if ["search", "taxonomy_term_id", "taxonomy_id"]
        .iter()
        .any(|name| asked.text(name).is_some())
    {
        let offers = scope.asked_for(&asked, request)?;
        let words = asked.words().to_lowercase();
        let has_terms = asked.text("taxonomy_term_id").is_some() || asked.text("taxonomy_id").is_some();
        listed.retain(|(organisation, _)| {
            let is_called_so =
                !has_terms && !words.is_empty() && organisation.name.to_lowercase().contains(&words);
            is_called_so || offers.iter().any(|offer| offer.provider.id == organisation.id)
        });
    }
    laid_out(&listed, layout, |(listed, services)| {
        if with_full_services {
            organisation::full(listed, services, (scope.shelf(), scope.today), Services::Full)
        } else if is_full {
            organisation::full(listed, services, (scope.shelf(), scope.today), Services::Simple)
        } else {
            organisation::in_list(listed)
        }
    })
}

/// Those who have a public offer and those who are listed anyway, by name.
fn listed(scope: &Scope) -> Vec<Listed<'_>> {
    let mut offers: HashMap<OrganisationId, Vec<&Offer>> = HashMap::new();
    for offer in scope.public() {
        offers.entry(offer.provider.id).or_default().push(offer);
    }
    let mut listed: Vec<Listed<'_>> = scope
        .shelf()
        .organisations()
        .values()
        .map(|organisation| {
            (
                organisation.as_ref(),
                offers.remove(&organisation.id).unwrap_or_default(),
            )
        })
        .filter(|(organisation, offers)| !offers.is_empty() || is_listed(organisation))
        .collect();
    listed.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name).then_with(|| one.id.cmp(&other.id)));
    listed
}

fn is_listed(organisation: &Organisation) -> bool {
    organisation
        .profile
        .as_ref()
        .is_some_and(|profile| profile.is_listed)
}

pub(crate) async fn one(request: Request) -> Answer {
    Ok(single(&request).unwrap_or_else(|problem| problem.answer()))
}

fn single(request: &Request) -> Result<Response, Problem> {
    let id = request
        .path_value::<OrganisationId>("id")
        .map_err(|_| Problem::NotFound)?;
    let asked = Asked::of(request, &["full_service"])?;
    let how = if asked.is("full_service")? {
        Services::Full
    } else {
        Services::Simple
    };
    let scope = Scope::of(request)?;
    let known = scope.shelf().organisations().get(&id).ok_or(Problem::NotFound)?;
    let offers: Vec<&Offer> = scope.public().filter(|offer| offer.provider.id == id).collect();
    if offers.is_empty() && !is_listed(known) {
        return Err(Problem::NotFound);
    }
    let full = organisation::full(known, &offers, (scope.shelf(), scope.today), how);
    Ok(answer::json(StatusCode::OK, &full))
}
