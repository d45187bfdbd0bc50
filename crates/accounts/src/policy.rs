//! The policy as a page and as files (Berechtigungskonzept), straight from the table that decides. No rule of its own.

mod document;
mod model;
pub(crate) mod pages;
