//! Organisations as HSDS objects, in full and as they stand in lists.

use std::collections::BTreeMap;

use base::day::Day;
use serde_json::Value;

use crate::exchange::hsds::object::Object;
use crate::exchange::hsds::offer;
use crate::exchange::hsds::place::{location, phone};
use crate::offer::model::Offer;
use crate::search::shelf::{Organisation, Shelf};

/// How much of its services an organisation shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Services {
    /// Id, name and status.
    Simple,
    /// Everything.
    Full,
}

/// An organisation with one-to-one fields only.
pub fn in_list(organisation: &Organisation) -> Value {
    own_fields(organisation).done()
}

/// An organisation with its phones, places and these services.
pub fn full(
    organisation: &Organisation,
    services: &[&Offer],
    (shelf, today): (&Shelf, Day),
    how: Services,
) -> Value {
    let phones = organisation.profile.iter().flat_map(|profile| &profile.phones);
    let own_places = services
        .iter()
        .flat_map(|offer| &offer.places)
        .filter(|at| at.place.organisation == Some(organisation.id))
        .map(|at| (at.place.id, &at.place));
    let places: BTreeMap<_, _> = own_places.collect();
    let services = services.iter().map(|service| match how {
        Services::Simple => Object::with_id(service.id)
            .text("name", &service.name)
            .text("status", offer::status(service.status))
            .done(),
        Services::Full => offer::full(service, (shelf, today), false),
    });
    own_fields(organisation)
        .list("phones", phones.map(phone))
        .list(
            "locations",
            places.into_values().map(|place| location(place, shelf)),
        )
        .list("services", services)
        .done()
}

/// HSDS wants a description: without one the name says what there is to say.
fn own_fields(organisation: &Organisation) -> Object {
    let profile = organisation.profile.as_ref();
    let described = profile.and_then(|profile| profile.description.as_deref());
    Object::with_id(organisation.id)
        .text("name", &organisation.name)
        .if_some("alternate_name", organisation.short_name.as_deref())
        .text("description", described.unwrap_or(&organisation.name))
        .email("email", profile.and_then(|profile| profile.email.as_deref()))
        .url("website", profile.and_then(|profile| profile.website.as_deref()))
}
