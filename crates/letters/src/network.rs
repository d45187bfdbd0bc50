//! The network map (Netzwerkkarte): people around the client in three rings, with the tie to each. Not who takes part in
//! the case.

pub mod map;
pub mod model;
pub(crate) mod pages;
pub mod store;
