//! Reads HSDS JSON: services, organisations, pages of them, or an export of this program. Either the whole file can be
//! read, or every mistake is named with its path and nothing is taken. Writes no row.

mod offer;
mod place;
mod unique;
mod walk;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use base::ids::{MunicipalityId, OrganisationId, PlaceId};
use base::moment::Moment;
use serde_json::Value;

use crate::exchange::hsds::read::unique::Unique;
use crate::exchange::hsds::read::walk::Spot;
use crate::offer::model::Offer;
use crate::place::model::{Phone, Place};

/// The largest file that is read.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// So many mistakes are named; a file with more is another kind of file.
const MOST_MISTAKES: usize = 50;

/// A mistake or a note with the place in the file: `$.contents[2].name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The place in the file.
    pub path: String,
    /// What is wrong or was left out, in a German sentence.
    pub text: String,
}

/// An organisation in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrganisation {
    /// Its id, which it keeps.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short_name: Option<String>,
    /// What it does.
    pub description: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// Its page.
    pub website: Option<String>,
    /// Its phone numbers.
    pub phones: Vec<Phone>,
}

/// What stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parcel {
    /// Organisations, each once.
    pub organisations: BTreeMap<OrganisationId, NewOrganisation>,
    /// Places, each once.
    pub places: BTreeMap<PlaceId, Place>,
    /// Offers in the order of the file, each once.
    pub offers: Vec<Offer>,
    /// What could not be taken over, though the rest can.
    pub notes: Vec<Finding>,
}

/// What is known here and named in files.
#[derive(Clone, Debug)]
pub struct Known {
    /// The municipalities by their official keys.
    pub municipalities: HashMap<String, MunicipalityId>,
    /// The organisations of the district.
    pub organisations: BTreeSet<OrganisationId>,
    /// The moment of reading.
    pub now: Moment,
}

/// What is being read.
struct Reading<'k> {
    known: &'k Known,
    parcel: Parcel,
    mistakes: Vec<Finding>,
    unique: Unique,
}

/// Reads a file.
///
/// # Errors
/// Every mistake with its place, at most fifty.
pub fn read(bytes: &[u8], known: &Known) -> Result<Parcel, Vec<Finding>> {
    let whole = |text: String| {
        vec![Finding {
            path: "$".to_owned(),
            text,
        }]
    };
    if bytes.len() > LARGEST_FILE {
        return Err(whole("Die Datei ist zu groß, höchstens 20 MB.".to_owned()));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if std::str::from_utf8(bytes).is_err() {
        return Err(whole("Die Datei ist kein Text in UTF-8.".to_owned()));
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        whole(format!(
            "Die Datei ist kein gültiges JSON (Zeile {}, Zeichen {}).",
            error.line(),
            error.column()
        ))
    })?;
    let mut reading = Reading {
        known,
        parcel: Parcel::default(),
        mistakes: Vec::new(),
        unique: Unique::default(),
    };
    reading.entries(&Spot::root(&value));
    if reading.parcel.offers.is_empty()
        && reading.parcel.organisations.is_empty()
        && reading.mistakes.is_empty()
    {
        return Err(whole(
            "In der Datei stehen weder Angebote (services) noch Organisationen (organizations).".to_owned(),
        ));
    }
    if reading.mistakes.is_empty() {
        Ok(reading.parcel)
    } else {
        Err(reading.mistakes)
    }
}

impl Reading<'_> {
    /// One entry, a list of them, a page, or an export with lists by name.
    fn entries(&mut self, spot: &Spot<'_>) {
        if let Some(list) = spot.as_list() {
            for entry in list {
                self.entry(&entry);
            }
        } else if spot.has("id") {
            self.entry(spot);
        } else {
            for name in ["organizations", "contents", "services"] {
                for entry in spot.list(name) {
                    self.entry(&entry);
                }
            }
        }
    }

    /// A service has a status; an organisation may have services.
    fn entry(&mut self, spot: &Spot<'_>) {
        if spot.has("status") {
            self.service(spot, None);
        } else if spot.has("services") || spot.has("description") && !spot.has("taxonomy") {
            let organisation = self.organisation(spot);
            for service in spot.list("services") {
                if service.has("status") {
                    self.service(&service, organisation);
                }
            }
        } else {
            self.mistake(
                spot,
                "Das ist weder ein Angebot (service) noch eine Organisation.",
            );
        }
    }

    /// Reads an organisation; the first with an id counts.
    fn organisation(&mut self, spot: &Spot<'_>) -> Option<OrganisationId> {
        let id = OrganisationId::from_uuid(self.id(spot)?);
        if self.parcel.organisations.contains_key(&id) {
            return Some(id);
        }
        let name = self.required_line(spot, "name")?;
        let organisation = NewOrganisation {
            id,
            name,
            short_name: self.line(spot, "alternate_name"),
            description: self.text(spot, "description"),
            email: self.email(spot, "email"),
            website: self.url(spot, "website"),
            phones: self.phones(spot, id.uuid()),
        };
        self.parcel.organisations.insert(id, organisation);
        Some(id)
    }

    fn mistake(&mut self, spot: &Spot<'_>, text: impl Into<String>) {
        if self.mistakes.len() < MOST_MISTAKES {
            self.mistakes.push(spot.finding(text));
        }
    }

    fn note(&mut self, spot: &Spot<'_>, text: impl Into<String>) {
        self.parcel.notes.push(spot.finding(text));
    }
}

#[cfg(test)]
mod tests;
