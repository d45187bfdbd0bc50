//! Letters to the network by topic: written once, each recipient gets a mail of its own with a link, and can sign off.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod store;
