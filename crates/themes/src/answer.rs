//! Answers (Antworten): when a theme moves on or ends, those who raised it hear of it and can say that it goes on. Who that
//! is, only the job knows that delivers them; whoever writes an answer never learns it.

pub mod asked;
pub mod model;
mod nightly;
pub(crate) mod pages;
pub mod raiser;
pub mod store;

use post::job::kind::JobKind;
use post::mail::outbox::Outbox;

/// The background jobs of answers.
pub fn jobs(outbox: &Outbox) -> Vec<JobKind> {
    vec![nightly::delivery(outbox)]
}
