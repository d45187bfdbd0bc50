//! Places, hours, phones and contact persons out of HSDS objects.

use base::day::Day;
use base::ids::PlaceId;
use uuid::Uuid;

use crate::contact::model::Contact;
use crate::exchange::hsds::place::{BY_APPOINTMENT, position, weekday};
use crate::exchange::hsds::read::Reading;
use crate::exchange::hsds::read::walk::Spot;
use crate::offer::hours::{Closure, Hours};
use crate::offer::model::AtPlace;
use crate::place::model::{Phone, Place, PlaceKind, Position, StepFree};

/// Data of contact persons are used for so many months after they were read, unless somebody renews them.
const MONTHS_OF_CONTACTS: i32 = 12;

impl Reading<'_> {
    /// A service at one of its locations.
    pub(super) fn at_place(&mut self, spot: &Spot<'_>, service: &Spot<'_>) -> Option<AtPlace> {
        let id = self.id(spot)?;
        let Some(location) = spot.field("location") else {
            self.note(
                spot,
                "Der Ort (location) steht nicht dabei, das Angebot an diesem Ort bleibt weg.",
            );
            return None;
        };
        let place = self.place(&location)?;
        let schedules = [spot, &location, service]
            .map(|spot| spot.list("schedules"))
            .into_iter()
            .find(|schedules| !schedules.is_empty())
            .unwrap_or_default();
        Some(AtPlace {
            id: self.unique.row(id, place.id.uuid()),
            place,
            note: self.line(spot, "description"),
            hours: schedules
                .iter()
                .flat_map(|schedule| self.hours(schedule, id))
                .collect(),
            closures: spot
                .list("attributes")
                .iter()
                .filter_map(|attribute| self.closure(attribute, id))
                .collect(),
        })
    }

    fn place(&mut self, spot: &Spot<'_>) -> Option<Place> {
        let id = PlaceId::from_uuid(self.id(spot)?);
        if let Some(known) = self.parcel.places.get(&id) {
            return Some(known.clone());
        }
        let kind = match spot.field("location_type").and_then(|field| field.as_text()) {
            Some("physical" | "postal") | None => PlaceKind::Physical,
            Some("virtual") => PlaceKind::Virtual,
            Some(_) => {
                self.mistake(spot, "location_type ist physical, postal oder virtual.");
                return None;
            }
        };
        let address = spot.list("addresses").into_iter().next();
        let street = address
            .as_ref()
            .and_then(|address| self.line(address, "address_1"));
        let town = address.as_ref().and_then(|address| self.line(address, "city"));
        let name = self
            .line(spot, "name")
            .or_else(|| street.clone())
            .unwrap_or_else(|| "Ort ohne Namen".to_owned());
        let access = spot.list("accessibility").into_iter().next();
        let place = Place {
            id,
            organisation: None,
            name,
            kind,
            street,
            postcode: address
                .as_ref()
                .and_then(|address| self.line(address, "postal_code")),
            town,
            municipality: self.municipality_of_place(spot),
            position: self.position(spot),
            transport: self.text(spot, "transportation"),
            step_free: access.as_ref().map_or(StepFree::Unknown, step_free),
            accessibility: access.as_ref().and_then(|access| self.access_in_words(access)),
            url: self.url(spot, "url"),
            phones: self.phones(spot, id.uuid()),
            modified_at: self.known.now,
            version: 1,
        };
        self.parcel.places.insert(id, place.clone());
        Some(place)
    }

    fn municipality_of_place(&mut self, spot: &Spot<'_>) -> Option<base::ids::MunicipalityId> {
        let kind = spot.field("external_identifier_type")?.as_text()?;
        let key = spot.field("external_identifier")?.as_text()?;
        (kind == "AGS")
            .then(|| self.known.municipalities.get(key).copied())
            .flatten()
    }

    fn position(&mut self, spot: &Spot<'_>) -> Option<Position> {
        let degrees = |name| spot.field(name)?.as_degrees();
        let (latitude, longitude) = (degrees("latitude")?, degrees("longitude")?);
        let found = position(latitude, longitude);
        if found.is_none() {
            self.note(
                spot,
                "latitude und longitude liegen nicht auf der Erde und bleiben weg.",
            );
        }
        found
    }

    fn access_in_words(&mut self, access: &Spot<'_>) -> Option<String> {
        let description = self
            .text(access, "description")
            .filter(|text| StepFree::ALL.iter().all(|own| own.german() != text));
        let details = self.text(access, "details");
        let both: Vec<String> = [description, details].into_iter().flatten().collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    /// One weekly opening for each of the days of a schedule.
    fn hours(&mut self, spot: &Spot<'_>, parent: Uuid) -> Vec<Hours> {
        let Some(id) = self.id(spot) else {
            return Vec::new();
        };
        let weekly = spot.field("freq").and_then(|field| field.as_text());
        let days = spot.field("byday").and_then(|field| field.as_text());
        let (Some("WEEKLY"), Some(days)) = (weekly, days) else {
            self.note(
                spot,
                "Nur wöchentliche Zeiten mit Wochentag (freq WEEKLY, byday) können übernommen werden.",
            );
            return Vec::new();
        };
        let (Some(opens), Some(closes)) = (self.time(spot, "opens_at"), self.time(spot, "closes_at")) else {
            self.note(spot, "Zeiten ohne opens_at und closes_at bleiben weg.");
            return Vec::new();
        };
        if closes <= opens {
            self.note(spot, "Zeiten, die vor ihrem Beginn enden, bleiben weg.");
            return Vec::new();
        }
        let (valid_from, valid_to) = (self.day(spot, "valid_from"), self.day(spot, "valid_to"));
        let valid_from = valid_from.or_else(|| self.day(spot, "dtstart"));
        let every_weeks = self.number(spot, "interval", 1..=8).unwrap_or(1);
        if every_weeks > 1 && valid_from.is_none() {
            self.note(
                spot,
                "Alle wie viele Wochen gilt nur mit valid_from oder dtstart; die Zeiten bleiben weg.",
            );
            return Vec::new();
        }
        if matches!((valid_from, valid_to), (Some(from), Some(to)) if to < from) {
            self.mistake(spot, "valid_to liegt vor valid_from.");
            return Vec::new();
        }
        let attending = spot.field("attending_type").and_then(|field| field.as_text());
        let note = self.line(spot, "notes");
        let mut all = Vec::new();
        for code in days.split(',').map(str::trim) {
            let Some(weekday) = weekday(code) else {
                self.note(
                    spot,
                    format!("{code} in byday ist kein Wochentag ohne Zählung und bleibt weg."),
                );
                continue;
            };
            all.push(Hours {
                id: self.unique.row(id, parent),
                weekday,
                opens,
                closes,
                every_weeks,
                by_appointment: attending == Some(BY_APPOINTMENT),
                valid_from,
                valid_to,
                note: note.clone(),
            });
        }
        all
    }

    fn closure(&mut self, spot: &Spot<'_>, parent: Uuid) -> Option<Closure> {
        if spot.field("link_type")?.as_text()? != "closure" {
            return None;
        }
        let id = self.id(spot)?;
        let days = spot.field("value").and_then(|field| field.as_text());
        let span = days.and_then(|days| {
            let (from, to) = days.split_once('/')?;
            Some((from.parse::<Day>().ok()?, to.parse::<Day>().ok()?))
        });
        let Some((from, to)) = span.filter(|(from, to)| from <= to) else {
            self.mistake(spot, "value ist eine Zeit wie 2026-12-23/2027-01-03.");
            return None;
        };
        Some(Closure {
            id: self.unique.row(id, parent),
            from,
            to,
            reason: self.line(spot, "label"),
        })
    }

    /// The phones of something.
    pub(super) fn phones(&mut self, spot: &Spot<'_>, parent: Uuid) -> Vec<Phone> {
        let mut phones = Vec::new();
        for phone in spot.list("phones") {
            let (Some(id), Some(number)) = (self.id(&phone), self.required_line(&phone, "number")) else {
                continue;
            };
            phones.push(Phone {
                id: self.unique.row(id, parent),
                number,
                note: self.line(&phone, "description"),
            });
        }
        phones
    }

    /// The contact persons of something, with the first of their numbers.
    pub(super) fn contacts(&mut self, spot: &Spot<'_>, parent: Uuid) -> Vec<Contact> {
        let mut contacts = Vec::new();
        for contact in spot.list("contacts") {
            let Some(id) = self.id(&contact) else { continue };
            let Some(name) = self.line(&contact, "name") else {
                self.note(&contact, "Eine Ansprechperson ohne Namen bleibt weg.");
                continue;
            };
            let number = contact.list("phones").into_iter().next();
            contacts.push(Contact {
                id: self.unique.row(id, parent),
                name,
                function: self.line(&contact, "title"),
                email: self.email(&contact, "email"),
                phone: number.and_then(|phone| self.line(&phone, "number")),
                valid_until: Some(self.known.now.day().plus_months(MONTHS_OF_CONTACTS)),
            });
        }
        contacts
    }
}

fn step_free(access: &Spot<'_>) -> StepFree {
    let said = access.field("description").and_then(|field| field.as_text());
    let known = StepFree::ALL.iter().copied();
    let mut meant = known.filter(|own| Some(own.german()) == said);
    meant.next().unwrap_or(StepFree::Unknown)
}
