//! What watchers of the machine ask: does it live, is it ready. No data, no session.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use web::house::Houses;

/// `/healthz` and `/readyz`.
pub fn router(houses: Houses) -> Router {
    let ready = move || {
        let houses = houses.clone();
        async move { ready(&houses).await }
    };
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
}

async fn ready(houses: &Houses) -> (StatusCode, &'static str) {
    for house in houses.all() {
        if !house.access.is_ready().await {
            return (StatusCode::SERVICE_UNAVAILABLE, "database away\n");
        }
    }
    (StatusCode::OK, "ready\n")
}
