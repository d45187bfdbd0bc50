//! The answer to a person: everything that is kept, as PDF and JSON, with third parties redacted; and letters on the way.

pub mod letter;
pub mod package;
pub mod pages;
pub mod paper;
pub mod redaction;
