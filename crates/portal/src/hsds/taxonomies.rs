//! `/taxonomies` and `/taxonomy_terms`: the lists of the German profile, the same in every district.

use axum::http::StatusCode;
use axum::response::Response;
use directory::exchange::hsds::taxonomy::{Taxonomy, Term};
use uuid::Uuid;
use web::answer::Answer;
use web::request::Request;

use crate::hsds::answer;
use crate::hsds::asked::Asked;
use crate::hsds::page::laid_out;
use crate::hsds::problem::Problem;

pub(crate) async fn list(request: Request) -> Answer {
    request.form()?;
    Ok(all(&request).unwrap_or_else(|problem| problem.answer()))
}

fn all(request: &Request) -> Result<Response, Problem> {
    let asked = Asked::of(request, &[])?;
    let words = asked.words().to_lowercase();
    let found: Vec<Taxonomy> = Taxonomy::ALL
        .iter()
        .copied()
        .filter(|taxonomy| taxonomy.german().to_lowercase().contains(&words))
        .collect();
    laid_out(&found, asked.layout()?, |taxonomy| taxonomy.json())
}

pub(crate) async fn one(request: Request) -> Answer {
    let id = id_in_path(&request);
    let found = id.and_then(|id| Taxonomy::ALL.iter().find(|taxonomy| taxonomy.id() == id));
    Ok(match found {
        Some(taxonomy) => answer::json(StatusCode::OK, &taxonomy.json()),
        None => Problem::NotFound.answer(),
    })
}

pub(crate) async fn terms(request: Request) -> Answer {
    request.form()?;
    Ok(all_terms(&request).unwrap_or_else(|problem| problem.answer()))
}

fn all_terms(request: &Request) -> Result<Response, Problem> {
    let asked = Asked::of(request, &["taxonomy_id", "top_only", "parent_id"])?;
    let (taxonomy, parent) = (asked.id("taxonomy_id")?, asked.id("parent_id")?);
    let only_top = asked.is("top_only")?;
    let words = asked.words().to_lowercase();
    let found: Vec<Term> = Term::all()
        .filter(|term| term.german().to_lowercase().contains(&words))
        .filter(|term| taxonomy.is_none_or(|id| term.taxonomy().id() == id))
        .filter(|term| parent.is_none_or(|id| term.parent().map(Term::id) == Some(id)))
        .filter(|term| !only_top || term.parent().is_none())
        .collect();
    laid_out(&found, asked.layout()?, |term| term.json())
}

pub(crate) async fn term(request: Request) -> Answer {
    let found = id_in_path(&request).and_then(Term::with_id);
    Ok(match found {
        Some(term) => answer::json(StatusCode::OK, &term.json()),
        None => Problem::NotFound.answer(),
    })
}

fn id_in_path(request: &Request) -> Option<Uuid> {
    request.path_value("id").ok()
}
