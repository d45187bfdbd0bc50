//! Jobs, outbox and notices on both databases. Nothing sleeps: the clock is moved by hand.

#![expect(
    clippy::unwrap_used,
    reason = "a panic is a test's way to fail, in its helpers too"
)]

mod authority;
mod encryption;
mod jobs;
mod mail_server;
mod notices;
mod outbox;
mod store;

use db::migration::Migration;

/// The schema that these tests need.
const SCHEMA: &[&[Migration]] = &[access::MIGRATIONS, post::MIGRATIONS];
