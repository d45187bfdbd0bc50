//! The directory as programs of others read it: Open Referral HSDS 3.1 at `/hsds/3.1/`. Only what is public leaves, and
//! nothing can be changed here. What it says of itself stands in `docs/hsds`.

mod about;
mod answer;
mod asked;
mod near;
mod organizations;
mod page;
mod problem;
mod scope;
mod services;
mod services_at_locations;
mod taxonomies;

use web::routes::{Fixture, Routes};

/// Where the interface begins.
pub(crate) const BASE_PATH: &str = "/hsds/3.1";

/// The addresses of the interface.
pub fn routes() -> Routes {
    Routes::about("HSDS interface")
        .public_get("/hsds/3.1", Fixture::None, about::itself)
        .public_get("/hsds/3.1/", Fixture::None, about::itself)
        .public_get("/hsds/3.1/profile", Fixture::None, about::profile)
        .public_get("/hsds/3.1/openapi.json", Fixture::None, about::openapi)
        .public_get("/hsds/3.1/services", Fixture::None, services::list)
        .public_post("/hsds/3.1/services", Fixture::None, services::list)
        .public_get("/hsds/3.1/services/{id}", Fixture::Offer, services::one)
        .public_get("/hsds/3.1/organizations", Fixture::None, organizations::list)
        .public_post("/hsds/3.1/organizations", Fixture::None, organizations::list)
        .public_get(
            "/hsds/3.1/organizations/{id}",
            Fixture::Organisation,
            organizations::one,
        )
        .public_get(
            "/hsds/3.1/service_at_locations",
            Fixture::None,
            services_at_locations::list,
        )
        .public_post(
            "/hsds/3.1/service_at_locations",
            Fixture::None,
            services_at_locations::list,
        )
        .public_get(
            "/hsds/3.1/service_at_locations/{id}",
            Fixture::Offer,
            services_at_locations::one,
        )
        .public_get("/hsds/3.1/taxonomies", Fixture::None, taxonomies::list)
        .public_post("/hsds/3.1/taxonomies", Fixture::None, taxonomies::list)
        .public_get("/hsds/3.1/taxonomies/{id}", Fixture::Taxonomy, taxonomies::one)
        .public_get("/hsds/3.1/taxonomy_terms", Fixture::None, taxonomies::terms)
        .public_post("/hsds/3.1/taxonomy_terms", Fixture::None, taxonomies::terms)
        .public_get(
            "/hsds/3.1/taxonomy_terms/{id}",
            Fixture::TaxonomyTerm,
            taxonomies::term,
        )
}
