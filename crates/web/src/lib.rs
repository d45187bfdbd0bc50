//! What every page shares: the frame, the components, the files of the interface. No page of the domain, no rule, no table.

pub mod answer;
pub mod assets;
pub mod components;
pub mod form;
pub mod gallery;
pub mod headers;
pub mod house;
mod metrics;
mod refusal_page;
pub mod request;
pub mod routes;
pub mod server;
pub mod shell;
pub mod standing;
mod taken_up;
pub mod typed;
pub mod upload;
