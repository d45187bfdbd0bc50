//! Mail: fixed words and a link, queued in the outbox, sent by a job. Content never leaves by mail.

pub mod model;
pub mod outbox;
pub mod send;
pub mod store;
mod tls;
pub mod transport;
