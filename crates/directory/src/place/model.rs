//! A place and a phone number as values. Reads no row.

use base::ids::{MunicipalityId, OrganisationId, PlaceId, RowId};
use base::moment::Moment;

db::coded! {
    /// What kind of place it is.
    pub enum PlaceKind {
        /// A house with a door.
        Physical = "physical",
        /// On the network or by phone.
        Virtual = "virtual",
    }
}

impl PlaceKind {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Physical => "vor Ort",
            Self::Virtual => "online oder telefonisch",
        }
    }
}

db::coded! {
    /// Whether one gets in without a step.
    pub enum StepFree {
        /// One does.
        Yes = "yes",
        /// One does not.
        No = "no",
        /// Nobody has looked.
        Unknown = "unknown",
    }
}

impl StepFree {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Yes => "stufenlos erreichbar",
            Self::No => "nicht stufenlos erreichbar",
            Self::Unknown => "stufenlos: nicht bekannt",
        }
    }
}

/// Where a place lies, in millionths of a degree (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// North of the equator.
    pub latitude: i64,
    /// East of Greenwich.
    pub longitude: i64,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place.
    pub id: PlaceId,
    /// The organisation that looks after it.
    pub organisation: Option<OrganisationId>,
    /// Its name: Rathaus, Mehrgenerationenhaus.
    pub name: String,
    /// What kind it is.
    pub kind: PlaceKind,
    /// Street and number.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// The municipality in which it lies.
    pub municipality: Option<MunicipalityId>,
    /// Where it lies on a map.
    pub position: Option<Position>,
    /// How to get there by bus or train.
    pub transport: Option<String>,
    /// Whether one gets in without a step.
    pub step_free: StepFree,
    /// More on access.
    pub accessibility: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// Its phone numbers.
    pub phones: Vec<Phone>,
    /// When it was changed last.
    pub modified_at: Moment,
    /// Counts saved changes.
    pub version: i64,
}

impl Place {
    /// Street, postcode and town on one line; empty if nothing is known.
    pub fn address(&self) -> String {
        let town = [self.postcode.as_deref(), self.town.as_deref()];
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let parts = [self.street.as_deref().unwrap_or_default(), &town];
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// The row.
    pub id: RowId,
    /// The number as people dial it.
    pub number: String,
    /// What it is for.
    pub note: Option<String>,
}
