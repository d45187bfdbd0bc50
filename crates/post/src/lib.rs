//! Background jobs, the outbox, mail and notices of one district, all of them rows of its database. Work is queued in
//! the transaction that wants it and done by a worker that survives a restart. A mail holds a link and fixed words,
//! never content; what goes to a client passes the second door, [`mail::outbox::personal`]. No pages: they read here.

pub mod job;
pub mod mail;
pub mod notice;
pub mod person_data;
mod tidy;

use db::migration::Migration;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 20,
        name: "job",
        text: include_str!("../migrations/0020_job.sql"),
    },
    Migration {
        number: 21,
        name: "outbox",
        text: include_str!("../migrations/0021_outbox.sql"),
    },
];

/// The jobs of this room: sending mail, and tidying up once a day.
pub fn jobs(
    outbox: &mail::outbox::Outbox,
    transport: &mail::transport::Transport,
) -> Vec<job::kind::JobKind> {
    vec![mail::send::kind(outbox, transport), tidy::kind()]
}
