//! The accounts of the house (Konten) as the administration sees them: list, new, change, roles, lock, links.

pub(crate) mod form;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod role;
pub(crate) mod safety;
pub(crate) mod store;
