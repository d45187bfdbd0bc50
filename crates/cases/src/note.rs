//! Private scratch notes (Notizen) beside a case: for their author alone, gone after 90 days, in no export and no file.

pub(crate) mod pages;
pub mod store;

/// After so long a note is gone (days).
pub const NOTE_DAYS: i32 = 90;
