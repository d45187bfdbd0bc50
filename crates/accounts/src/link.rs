//! Signing in with a mailed link and a PIN, in sixteen languages, and setting a password with a mailed link.

mod model;
pub(crate) mod pages;
pub(crate) mod password;
mod words;
