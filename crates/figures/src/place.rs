//! The places of a snapshot: a district with its regions and their municipalities, as they were. Not master data: names
//! are copied, so that a figure stands for what it stood for when the district is cut anew.

use std::fmt;
use std::str::FromStr;

/// The region and municipality of what has no place, or one that is not known any more.
pub const NOWHERE: &str = "none";

/// A municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its key in master data.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// A region with its municipalities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its key in master data.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its municipalities, in order of name.
    pub municipalities: Vec<Municipality>,
}

/// A district with its regions. What lies in no region stands in one of its own, [`NOWHERE`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Its name.
    pub district: String,
    /// Its regions, in order of name; the last is [`NOWHERE`].
    pub regions: Vec<Region>,
}

impl Places {
    /// A district with these regions, and a place for what has none.
    pub fn new(district: impl Into<String>, mut regions: Vec<Region>) -> Self {
        let nowhere = Municipality {
            key: NOWHERE.to_owned(),
            name: "Ohne Ort".to_owned(),
        };
        match regions.iter_mut().find(|region| region.key == NOWHERE) {
            Some(region) => region.municipalities.push(nowhere),
            None => regions.push(Region {
                key: NOWHERE.to_owned(),
                name: "Ohne Region".to_owned(),
                municipalities: vec![nowhere],
            }),
        }
        Self {
            district: district.into(),
            regions,
        }
    }

    /// Whether the district is cut into regions.
    pub fn has_regions(&self) -> bool {
        self.regions.iter().any(|region| region.key != NOWHERE)
    }

    /// The key of the municipality, or [`NOWHERE`] if it is none of these.
    pub(crate) fn known(&self, municipality: Option<&str>) -> &str {
        self.regions
            .iter()
            .flat_map(|region| &region.municipalities)
            .map(|known| known.key.as_str())
            .find(|known| Some(*known) == municipality)
            .unwrap_or(NOWHERE)
    }

    /// Whether a spot holds only what has no place.
    pub fn is_nowhere(&self, spot: &Spot) -> bool {
        match spot {
            Spot::District => false,
            Spot::Municipality(key) => key == NOWHERE,
            Spot::Region(key) => {
                key == NOWHERE
                    && self
                        .regions
                        .iter()
                        .filter(|region| region.key == NOWHERE)
                        .all(|region| region.municipalities.len() == 1)
            }
        }
    }

    /// The name of a spot.
    pub fn name(&self, spot: &Spot) -> &str {
        let municipalities = || self.regions.iter().flat_map(|region| &region.municipalities);
        match spot {
            Spot::District => Some(self.district.as_str()),
            Spot::Region(key) => self
                .regions
                .iter()
                .find(|region| region.key == *key)
                .map(|region| region.name.as_str()),
            Spot::Municipality(key) => municipalities()
                .find(|place| place.key == *key)
                .map(|place| place.name.as_str()),
        }
        .unwrap_or_default()
    }
}

/// Of which place a figure is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The whole district.
    District,
    /// A region.
    Region(String),
    /// A municipality.
    Municipality(String),
}

impl fmt::Display for Spot {
    /// As a column keeps it: `district`, `region:…`, `municipality:…`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::District => f.write_str("district"),
            Self::Region(key) => write!(f, "region:{key}"),
            Self::Municipality(key) => write!(f, "municipality:{key}"),
        }
    }
}

/// A text names no spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no spot")]
pub struct NoSpot;

impl FromStr for Spot {
    type Err = NoSpot;

    fn from_str(text: &str) -> Result<Self, NoSpot> {
        match text.split_once(':') {
            None if text == "district" => Ok(Self::District),
            Some(("region", key)) => Ok(Self::Region(key.to_owned())),
            Some(("municipality", key)) => Ok(Self::Municipality(key.to_owned())),
            _ => Err(NoSpot),
        }
    }
}

db::text_columns!(Spot);
