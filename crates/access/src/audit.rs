//! The audit trail (Protokoll): who did what to whom and why, append-only, chained, checked.

pub mod model;
pub mod release;
mod restored;
pub mod sealer;
pub mod store;
pub mod verify;
pub mod writer;
