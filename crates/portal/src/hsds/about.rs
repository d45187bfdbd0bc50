//! What the interface says about itself: version, profile, OpenAPI document.

use axum::http::StatusCode;
use directory::exchange::hsds::VERSION;
use serde_json::json;
use web::answer::Answer;
use web::request::Request;

use crate::hsds::{BASE_PATH, answer};

const PROFILE: &str = include_str!("../../../../docs/hsds/profil.md");
const OPENAPI: &str = include_str!("../../../../docs/hsds/openapi.json");

pub(crate) async fn itself(request: Request) -> Answer {
    let here = address(&request);
    let about = json!({
        "version": VERSION,
        "profile": format!("{here}/profile"),
        "openapi_url": format!("{here}/openapi.json"),
    });
    Ok(answer::json(StatusCode::OK, &about))
}

pub(crate) async fn profile(_request: Request) -> Answer {
    Ok(answer::text(
        StatusCode::OK,
        "text/markdown; charset=utf-8",
        PROFILE.to_owned(),
    ))
}

pub(crate) async fn openapi(_request: Request) -> Answer {
    Ok(answer::text(
        StatusCode::OK,
        "application/json",
        OPENAPI.to_owned(),
    ))
}

/// The address of the interface as the visitor reaches it.
fn address(request: &Request) -> String {
    let scheme = if request.house().running.has_tls {
        "https"
    } else {
        "http"
    };
    format!("{scheme}://{}{BASE_PATH}", request.header("host"))
}
