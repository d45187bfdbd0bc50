//! Municipalities change their region on a day (Neuzuschnitt). Not a correction: what was before that day stays.

use base::day::Day;
use base::ids::{MunicipalityId, RegionId, RowId};
use base::refusal::Refusal;

use crate::model::history::{ChangeRefused, Dated};
use crate::model::structure::Structure;

/// One municipality moves; the row's first day is the day of the move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who moves.
    pub municipality: MunicipalityId,
    /// Where to, from when, on whose word.
    pub next: Dated<RegionId>,
}

/// What one move did to the rows, for the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Who moved.
    pub municipality: MunicipalityId,
    /// The row that ends on the day of the move.
    pub ended: Option<RowId>,
    /// The row that begins.
    pub begun: RowId,
}

/// A redistricting cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedistrictingRefused {
    /// There is no such municipality.
    NoSuchMunicipality,
    /// The region does not exist for the whole time.
    RegionDoesNotExistThen {
        /// Who would move.
        municipality: String,
        /// The day of the move.
        day: Day,
    },
    /// The municipality's dated rows do not allow it.
    Change {
        /// Who would move.
        municipality: String,
        /// Why not.
        refused: ChangeRefused,
    },
}

impl Refusal for RedistrictingRefused {
    fn german(&self) -> String {
        match self {
            Self::NoSuchMunicipality => "Diese Kommune gibt es nicht. Bitte die Seite neu laden.".to_owned(),
            Self::RegionDoesNotExistThen { municipality, day } => format!(
                "{municipality}: Die Region besteht ab {} nicht durchgehend. Bitte eine andere Region oder einen anderen Tag wählen.",
                day.german()
            ),
            Self::Change {
                municipality,
                refused,
            } => format!("{municipality}: {}", refused.german()),
        }
    }
}

impl Structure {
    /// Makes all moves or none; days before each move keep their region.
    ///
    /// # Errors
    /// [`RedistrictingRefused`] for the first move that cannot be made; nothing has changed then.
    pub fn redistrict(&mut self, moves: Vec<Move>) -> Result<Vec<Moved>, RedistrictingRefused> {
        let mut municipalities = self.municipalities.clone();
        let mut done = Vec::with_capacity(moves.len());
        for Move { municipality, next } in moves {
            let place = municipalities
                .iter_mut()
                .find(|place| place.id == municipality)
                .ok_or(RedistrictingRefused::NoSuchMunicipality)?;
            let region = self
                .region(next.value)
                .filter(|region| region.validity.contains(next.validity));
            if region.is_none() {
                let day = next.validity.from();
                return Err(RedistrictingRefused::RegionDoesNotExistThen {
                    municipality: place.name.clone(),
                    day,
                });
            }
            let begun = next.id;
            let ended = place
                .region
                .begin(next)
                .map_err(|refused| RedistrictingRefused::Change {
                    municipality: place.name.clone(),
                    refused,
                })?;
            done.push(Moved {
                municipality,
                ended,
                begun,
            });
        }
        self.municipalities = municipalities;
        Ok(done)
    }
}
