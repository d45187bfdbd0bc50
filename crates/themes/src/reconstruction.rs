//! Reconstructions (Fallrekonstruktionen): one course of integration told without names, as it was beside as it should
//! have been. Written by one case manager, released by another; what it teaches becomes findings.

pub mod asked;
pub mod check;
pub mod input;
pub mod model;
pub mod nightly;
mod pages;
mod paper;
pub mod picture;
pub mod store;

use web::routes::Routes;

/// The pages of reconstructions.
pub(crate) fn routes() -> Routes {
    pages::routes()
}
