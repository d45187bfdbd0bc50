//! Places, hours, phones and contact persons as HSDS objects.

use base::day::Day;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::contact::model::Contact;
use crate::exchange::hsds::ids::derived;
use crate::exchange::hsds::object::Object;
use crate::offer::hours::{Closure, Hours};
use crate::place::model::{Phone, Place, PlaceKind, Position, StepFree};
use crate::search::shelf::Shelf;

/// The Land in which all districts lie.
const STATE: &str = "Nordrhein-Westfalen";
/// Weekdays as iCalendar and HSDS write them, Monday first.
pub(crate) const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// The word for what people can only come to with an appointment.
pub(crate) const BY_APPOINTMENT: &str = "by_appointment";

/// A place; what is not known of its address leaves the address out, as HSDS wants all of it or none.
pub(crate) fn location(place: &Place, shelf: &Shelf) -> Value {
    let mut object = Object::with_id(place.id)
        .text("location_type", place.kind.code())
        .url("url", place.url.as_deref())
        .if_some("organization_id", place.organisation)
        .text("name", &place.name)
        .if_some("transportation", place.transport.as_deref());
    if let Some(position) = place.position {
        object = object
            .value("latitude", degrees(position.latitude))
            .value("longitude", degrees(position.longitude));
    }
    let ags = place.municipality.and_then(|id| {
        let municipality = shelf
            .municipalities()
            .iter()
            .find(|municipality| municipality.id == id)?;
        municipality.ags.clone()
    });
    if let Some(ags) = ags {
        object = object
            .text("external_identifier", &ags)
            .text("external_identifier_type", "AGS");
    }
    object
        .list("addresses", address(place))
        .list("accessibility", accessibility(place))
        .list("phones", place.phones.iter().map(phone))
        .done()
}

fn degrees(millionths: i64) -> Value {
    #[expect(
        clippy::cast_precision_loss,
        reason = "millionths of a degree fit a float exactly"
    )]
    let degrees = millionths as f64 / 1_000_000.0;
    json!(degrees)
}

/// Millionths of a degree, if these are degrees of latitude and longitude.
pub(crate) fn position(latitude: f64, longitude: f64) -> Option<Position> {
    let is_on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    #[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
    let millionths = |degrees: f64| (degrees * 1_000_000.0).round() as i64;
    is_on_earth.then(|| Position {
        latitude: millionths(latitude),
        longitude: millionths(longitude),
    })
}

fn address(place: &Place) -> Option<Value> {
    if place.kind == PlaceKind::Virtual {
        return None;
    }
    let (street, postcode, town) = (
        place.street.as_deref()?,
        place.postcode.as_deref()?,
        place.town.as_deref()?,
    );
    let object = Object::with_id(derived(place.id.uuid(), "address", ""))
        .text("address_1", street)
        .text("city", town)
        .text("state_province", STATE)
        .text("postal_code", postcode)
        .text("country", "DE")
        .text("address_type", "physical");
    Some(object.done())
}

fn accessibility(place: &Place) -> Option<Value> {
    let is_known = place.step_free != StepFree::Unknown || place.accessibility.is_some();
    is_known.then(|| {
        Object::with_id(derived(place.id.uuid(), "accessibility", ""))
            .text("description", place.step_free.german())
            .if_some("details", place.accessibility.as_deref())
            .done()
    })
}

/// A phone number.
pub(crate) fn phone(phone: &Phone) -> Value {
    Object::with_id(phone.id)
        .text("number", &phone.number)
        .text("type", "voice")
        .if_some("description", phone.note.as_deref())
        .done()
}

/// A contact person whose data may still be used.
pub(crate) fn contact(contact: &Contact) -> Value {
    let number = contact.phone.as_deref().map(|number| {
        Object::with_id(derived(contact.id.uuid(), "phone", ""))
            .text("number", number)
            .text("type", "voice")
            .done()
    });
    Object::with_id(contact.id)
        .text("name", &contact.name)
        .if_some("title", contact.function.as_deref())
        .email("email", contact.email.as_deref())
        .list("phones", number)
        .done()
}

/// A weekly opening. Times are those of clocks in Germany, as the profile says.
pub(crate) fn schedule(hours: &Hours) -> Value {
    let day = usize::try_from(hours.weekday - 1)
        .ok()
        .and_then(|day| WEEKDAYS.get(day));
    let mut object = Object::with_id(hours.id)
        .if_some("valid_from", hours.valid_from)
        .if_some("valid_to", hours.valid_to)
        .if_some("dtstart", hours.valid_from)
        .text("wkst", "MO")
        .text("freq", "WEEKLY")
        .number("interval", Some(hours.every_weeks))
        .if_some("byday", day)
        .text("description", &hours.german())
        .text("opens_at", &hours.opens.to_string())
        .text("closes_at", &hours.closes.to_string())
        .if_some("notes", hours.note.as_deref());
    if hours.by_appointment {
        object = object.text("attending_type", BY_APPOINTMENT);
    }
    object.done()
}

/// Days on which it is closed, as an attribute of the service at its location.
pub(crate) fn closure(closure: &Closure) -> Value {
    attribute(
        closure.id.uuid(),
        "closure",
        &format!("{}/{}", closure.from, closure.to),
        closure.reason.as_deref(),
    )
}

/// A value of the profile for which HSDS has no field.
pub(crate) fn attribute(id: Uuid, link_type: &str, value: &str, label: Option<&str>) -> Value {
    Object::with_id(id)
        .text("link_type", link_type)
        .text("value", value)
        .if_some("label", label)
        .done()
}

/// The weekday of a code such as `MO`; Monday is 1.
pub(crate) fn weekday(code: &str) -> Option<i8> {
    let place = WEEKDAYS.iter().position(|own| *own == code)?;
    i8::try_from(place + 1).ok()
}

/// When contact persons may be shown: until their last day.
pub(crate) fn contacts(contacts: &[Contact], today: Day) -> impl Iterator<Item = Value> {
    contacts
        .iter()
        .filter(move |person| person.holds_on(today))
        .map(contact)
}

#[cfg(test)]
mod tests {
    use base::local_time::weekday_name;

    use super::*;

    #[test]
    fn weekdays_are_written_as_in_calendars() {
        for (place, code) in (1_i8..).zip(WEEKDAYS) {
            assert_eq!(weekday(code), Some(place), "{}", weekday_name(place));
        }
        assert_eq!(weekday("XX"), None);
    }

    #[test]
    fn a_position_off_the_earth_is_none() {
        assert_eq!(position(100.0, 8.0), None);
        let here = position(51.718_9, 8.757_5).unwrap();
        assert_eq!((here.latitude, here.longitude), (51_718_900, 8_757_500));
    }
}
