//! Why the interface gives no answer, as a problem in JSON (RFC 9457). Not the refusal pages of the house.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use base::refusal::Refusal;
use directory::search::query::SearchRefused;
use serde_json::json;

use crate::hsds::answer;

/// Seconds after which asking again makes sense while the search is being prepared.
const TRY_AGAIN_SECONDS: &str = "5";

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// A parameter has no such value, or there is no such parameter.
    Parameter { name: String, because: String },
    /// The body is none that can be read.
    Body(String),
    /// There is no such page.
    BeyondTheEnd { page: usize, pages: usize },
    /// There is no such thing, or it is not public.
    NotFound,
    /// The search says no.
    Search(SearchRefused),
}

impl Problem {
    /// A parameter that cannot be used.
    pub(crate) fn parameter(name: &str, because: impl Into<String>) -> Self {
        Self::Parameter {
            name: name.to_owned(),
            because: because.into(),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Parameter { .. } | Self::Body(_) | Self::Search(SearchRefused::TooLong) => {
                StatusCode::BAD_REQUEST
            }
            Self::BeyondTheEnd { .. } | Self::NotFound => StatusCode::NOT_FOUND,
            Self::Search(SearchRefused::NotReady | SearchRefused::Failed) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::Parameter { name, because } => format!("Parameter {name}: {because}"),
            Self::Body(because) => because.clone(),
            Self::BeyondTheEnd { page, pages } => {
                format!("Seite {page} gibt es nicht, die letzte ist {pages}.")
            }
            Self::NotFound => "Das gibt es nicht, oder es ist nicht öffentlich.".to_owned(),
            Self::Search(refused) => refused.german(),
        }
    }

    /// The answer.
    pub(crate) fn answer(&self) -> Response {
        let status = self.status();
        let mut problem = json!({
            "type": "about:blank",
            "title": status.canonical_reason().unwrap_or("Error"),
            "status": status.as_u16(),
            "detail": self.detail(),
        });
        if let Self::Parameter { name, .. } = self {
            problem["parameter"] = json!(name);
        }
        let mut response = answer::text(status, "application/problem+json", problem.to_string());
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from_static(TRY_AGAIN_SECONDS));
        }
        response
    }
}

impl From<SearchRefused> for Problem {
    fn from(refused: SearchRefused) -> Self {
        Self::Search(refused)
    }
}
