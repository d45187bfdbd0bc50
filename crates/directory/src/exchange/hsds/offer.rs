//! Offers as HSDS services, in full and as they stand in lists.

use base::day::Day;
use base::local_time::start_of;
use serde_json::Value;

use crate::exchange::hsds::ids::derived;
use crate::exchange::hsds::object::Object;
use crate::exchange::hsds::organisation;
use crate::exchange::hsds::place::{attribute, closure, contacts, location, phone, schedule};
use crate::exchange::hsds::taxonomy::Term;
use crate::offer::model::{AtPlace, Cost, Gender, Offer, Status};
use crate::search::shelf::Shelf;

/// A service with one-to-one fields only, its organisation among them.
pub fn in_list(offer: &Offer, shelf: &Shelf) -> Value {
    own_fields(offer)
        .value("organization", provider(offer, shelf))
        .done()
}

/// Only id and last change, to see what is new.
pub fn minimal(offer: &Offer) -> Value {
    Object::with_id(offer.id)
        .text("modified_date", &offer.modified_at.to_string())
        .done()
}

/// A service with everything that hangs on it; nested organisation left out where it would stand in itself.
pub fn full(offer: &Offer, (shelf, today): (&Shelf, Day), with_organisation: bool) -> Value {
    let mut object = own_fields(offer);
    if with_organisation {
        object = object.value("organization", provider(offer, shelf));
    }
    object
        .list("additional_urls", source(offer))
        .list("phones", offer.phones.iter().map(phone))
        .list("service_areas", service_areas(offer, shelf))
        .list(
            "service_at_locations",
            offer.places.iter().map(|at| at_location(offer, at, shelf).done()),
        )
        .list("languages", languages(offer))
        .list("cost_options", cost_option(offer))
        .list("required_documents", documents(offer))
        .list("contacts", contacts(&offer.contacts, today))
        .list("capacities", capacity(offer))
        .list("attributes", attributes(offer))
        .done()
}

/// A service at one of its locations, with the service itself as in lists.
pub fn service_at_location(offer: &Offer, at: &AtPlace, shelf: &Shelf) -> Value {
    at_location(offer, at, shelf)
        .value("service", in_list(offer, shelf))
        .done()
}

/// A service at one of its locations, with the service itself in full.
pub fn full_service_at_location(offer: &Offer, at: &AtPlace, (shelf, today): (&Shelf, Day)) -> Value {
    at_location(offer, at, shelf)
        .value("service", full(offer, (shelf, today), true))
        .done()
}

fn own_fields(offer: &Offer) -> Object {
    Object::with_id(offer.id)
        .text("organization_id", &offer.provider.id.to_string())
        .text("name", &offer.name)
        .if_some("alternate_name", offer.alternate_name.as_deref())
        .text("description", &offer.description)
        .url("url", offer.url.as_deref())
        .email("email", offer.email.as_deref())
        .text("status", status(offer.status))
        .if_some("interpretation_services", offer.interpretation_note.as_deref())
        .if_some("application_process", offer.application_process.as_deref())
        .if_some("fees_description", offer.fees_note.as_deref())
        .if_some("wait_time", offer.capacity.waiting_days.map(waiting))
        .if_some("eligibility_description", offer.eligibility.note.as_deref())
        .number("minimum_age", offer.eligibility.minimum_age)
        .number("maximum_age", offer.eligibility.maximum_age)
        .if_some("assured_date", offer.assured.as_ref().map(|assured| assured.on))
        .if_some("alert", offer.alert.as_deref())
        .text("last_modified", &offer.modified_at.to_string())
}

/// The code of HSDS, which has a blank where ours has an underline.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::TemporarilyClosed => "temporarily closed",
        other => other.code(),
    }
}

fn waiting(days: i64) -> String {
    if days == 1 {
        "1 Tag".to_owned()
    } else {
        format!("{days} Tage")
    }
}

fn provider(offer: &Offer, shelf: &Shelf) -> Value {
    match shelf.organisations().get(&offer.provider.id) {
        Some(known) => organisation::in_list(known),
        None => Object::with_id(offer.provider.id)
            .text("name", &offer.provider.name)
            .text("description", &offer.provider.name)
            .done(),
    }
}

fn source(offer: &Offer) -> Option<Value> {
    let url = offer
        .source_url
        .as_deref()
        .filter(|url| super::object::is_url(url))?;
    let object = Object::with_id(derived(offer.id.uuid(), "source", ""))
        .text("label", "Quelle")
        .text("url", url);
    Some(object.done())
}

fn at_location(offer: &Offer, at: &AtPlace, shelf: &Shelf) -> Object {
    Object::with_id(at.id)
        .text("service_id", &offer.id.to_string())
        .text("location_id", &at.place.id.to_string())
        .if_some("description", at.note.as_deref())
        .list("schedules", at.hours.iter().map(schedule))
        .value("location", location(&at.place, shelf))
        .list("attributes", at.closures.iter().map(closure))
}

/// The municipalities for whose people it is, by their official keys; none means the whole district.
fn service_areas(offer: &Offer, shelf: &Shelf) -> Vec<Value> {
    let named = shelf.municipalities().iter();
    named
        .filter(|municipality| offer.eligibility.areas.contains(&municipality.id))
        .map(|municipality| {
            let mut object = Object::with_id(derived(offer.id.uuid(), "area", &municipality.id.to_string()))
                .text("name", &municipality.name);
            if let Some(ags) = &municipality.ags {
                object = object.text("extent", ags).text("extent_type", "ags");
            }
            object.done()
        })
        .collect()
}

fn languages(offer: &Offer) -> impl Iterator<Item = Value> {
    offer.languages.iter().map(|language| {
        Object::with_id(derived(offer.id.uuid(), "language", language.tag()))
            .text("name", language.german_name())
            .text("code", language.tag())
            .done()
    })
}

fn cost_option(offer: &Offer) -> Option<Value> {
    let object = Object::with_id(derived(offer.id.uuid(), "cost", ""));
    match offer.cost {
        Cost::Unknown => None,
        Cost::Free => Some(
            object
                .text("option", offer.cost.german())
                .text("currency", "eur")
                .number("amount", Some(0))
                .done(),
        ),
        Cost::Paid | Cost::Reimbursed => Some(object.text("option", offer.cost.german()).done()),
    }
}

fn documents(offer: &Offer) -> impl Iterator<Item = Value> {
    (0..)
        .zip(&offer.documents)
        .map(|(place, document): (usize, &String)| {
            Object::with_id(derived(offer.id.uuid(), "document", &place.to_string()))
                .text("document", document)
                .done()
        })
}

fn capacity(offer: &Offer) -> Option<Value> {
    let (available, noted_on) = (offer.capacity.available?, offer.capacity.noted_on?);
    let unit = offer.capacity.unit.as_deref().unwrap_or("Plätze");
    let unit = Object::with_id(derived(offer.id.uuid(), "unit", unit)).text("name", unit);
    let object = Object::with_id(derived(offer.id.uuid(), "capacity", ""))
        .value("unit", unit.done())
        .number("available", Some(available))
        .number("maximum", offer.capacity.maximum)
        .text("updated", &start_of(noted_on).to_string());
    Some(object.done())
}

fn attributes(offer: &Offer) -> Vec<Value> {
    let mut all: Vec<Value> = offer
        .topics
        .iter()
        .map(|topic| term(offer, "topic", Term::Topic(*topic)))
        .collect();
    let eligibility = &offer.eligibility;
    all.extend(
        eligibility
            .statuses
            .iter()
            .map(|status| term(offer, "residence_status", Term::Status(*status))),
    );
    all.extend(
        eligibility
            .level_from
            .map(|level| term(offer, "level_from", Term::Level(level))),
    );
    all.extend(
        eligibility
            .level_to
            .map(|level| term(offer, "level_to", Term::Level(level))),
    );
    if eligibility.gender != Gender::Any {
        all.push(term(offer, "gender", Term::Gender(eligibility.gender)));
    }
    if offer.cost != Cost::Unknown {
        all.push(term(offer, "cost", Term::Cost(offer.cost)));
    }
    let plain = offer.plain_description.as_deref();
    all.extend(plain.map(|text| value(offer, "plain_description", text, None)));
    all.extend(
        offer
            .closed_until
            .map(|day| value(offer, "closed_until", &day.to_string(), None)),
    );
    for (language, text) in &offer.texts {
        all.push(value(offer, "name", &text.name, Some(language.tag())));
        all.push(value(
            offer,
            "description",
            &text.description,
            Some(language.tag()),
        ));
    }
    all
}

fn term(offer: &Offer, link_type: &str, term: Term) -> Value {
    Object::with_id(derived(offer.id.uuid(), link_type, term.code()))
        .text("link_type", link_type)
        .text("link_entity", "service")
        .text("taxonomy_term_id", &term.id().to_string())
        .value("taxonomy_term", term.json())
        .done()
}

fn value(offer: &Offer, link_type: &str, value: &str, label: Option<&str>) -> Value {
    let id = derived(offer.id.uuid(), link_type, label.unwrap_or_default());
    attribute(id, link_type, value, label)
}
