//! The directory as others read it: Open Referral HSDS 3.1 at `/hsds/3.1/`. Not a way to change anything.

mod answer;
mod root;

use web::routes::{Fixture, Routes};

/// Where the interface begins.
pub(crate) const BASE_PATH: &str = "/hsds/3.1";

/// The addresses of the interface.
pub(crate) fn routes() -> Routes {
    Routes::about("HSDS interface").public_get("/hsds/3.1/", Fixture::None, root::show)
}
