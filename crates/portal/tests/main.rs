//! What is shown without an account, on both databases.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod guide;
mod guide_request;
mod guide_scene;
mod hsds;
mod partner;
