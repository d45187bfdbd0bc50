//! What the interface says about itself.

use axum::http::StatusCode;
use serde_json::json;
use web::answer::Answer;
use web::request::Request;

use crate::hsds::BASE_PATH;
use crate::hsds::answer;

pub(crate) async fn show(request: Request) -> Answer {
    let here = address(&request);
    let about = json!({
        "version": "3.1",
        "profile": format!("{here}/profile"),
        "openapi_url": format!("{here}/openapi.json"),
    });
    Ok(answer::json(StatusCode::OK, &about))
}

/// The address of the interface as the visitor reaches it.
pub(crate) fn address(request: &Request) -> String {
    let scheme = if request.house().running.has_tls {
        "https"
    } else {
        "http"
    };
    format!("{scheme}://{}{BASE_PATH}", request.header("host"))
}
