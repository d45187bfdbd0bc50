//! Sessions (Anmeldungen): a secret in the browser, its hash in the database, an end by idleness and by time.

pub mod model;
pub mod origin;
pub mod sign_in;
pub mod store;
pub mod throttle;
