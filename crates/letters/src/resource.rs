//! The resource map (Ressourcenkarte): what the client can build on. Not needs and obstacles, which stand in `planning`.

pub mod model;
pub(crate) mod pages;
pub mod store;
