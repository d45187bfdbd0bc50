//! Counters for operators, by route pattern: never an id, a name or an address.

use std::time::Duration;

/// Notes that a request was answered.
pub(crate) fn answered(verb: &'static str, path: &'static str, status: u16, took: Duration) {
    let class = match status {
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    };
    metrics::counter!("lotse_requests_total", "verb" => verb, "route" => path, "status" => class)
        .increment(1);
    metrics::histogram!("lotse_request_seconds", "route" => path).record(took.as_secs_f64());
}
