//! Request for an appointment (Terminwunsch): somebody without an account asks, on the public guide, to be called back by
//! the case managers of a place. No reason is asked for. Whoever takes it up gets a contact card; a code takes it back.

pub mod model;
pub mod store;
