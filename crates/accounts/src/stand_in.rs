//! Stand-ins (Vertretungen): a colleague for one's own absence at once, oneself for somebody else with a second person.

mod model;
pub(crate) mod pages;
mod store;
