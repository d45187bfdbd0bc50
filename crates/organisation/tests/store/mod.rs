//! The rows on both databases.

mod import;
mod search;
