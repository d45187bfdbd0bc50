//! The counts of one table before anything is withheld. They live in memory for the length of a job and are never kept.

use std::collections::BTreeMap;

use crate::kind::Kind;
use crate::period::Period;
use crate::place::{Places, Spot};

/// The heading under which the sum of a row stands.
pub const SUM: &str = "";

/// How many there are of something in a municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The key of the municipality, if it has one.
    pub municipality: Option<String>,
    /// The code of the column.
    pub column: String,
    /// How many.
    pub number: i64,
}

/// The counts of a table for a period.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    pub(crate) kind: Kind,
    pub(crate) period: Period,
    pub(crate) columns: Vec<String>,
    counts: BTreeMap<(String, String), i64>,
}

impl Draft {
    /// A table with these columns. What lies in no known place stands under [`crate::place::NOWHERE`]; a column that the table does not
    /// have is counted in its last one, the one for what is not known.
    pub fn new(
        (kind, period): (Kind, Period),
        places: &Places,
        columns: Vec<String>,
        counts: impl IntoIterator<Item = Count>,
    ) -> Self {
        let mut draft = Self {
            kind,
            period,
            columns,
            counts: BTreeMap::new(),
        };
        for count in counts {
            let known = draft.columns.iter().find(|column| **column == count.column);
            let Some(column) = known.or(draft.columns.last()).cloned() else {
                continue;
            };
            let place = places.known(count.municipality.as_deref()).to_owned();
            *draft.counts.entry((place, column)).or_default() += count.number;
        }
        draft
    }

    /// The table.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The period.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The codes of its columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The true number of a cell; [`SUM`] as column is the sum of the row.
    pub fn number(&self, places: &Places, spot: &Spot, column: &str) -> i64 {
        self.counts
            .iter()
            .filter(|((place, own), _)| (column == SUM || own == column) && lies_in(places, place, spot))
            .map(|(_, number)| number)
            .sum()
    }
}

impl std::fmt::Debug for Draft {
    /// Which table it is; its counts are about people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Draft({} {})", self.kind, self.period)
    }
}

fn lies_in(places: &Places, municipality: &str, spot: &Spot) -> bool {
    match spot {
        Spot::District => true,
        Spot::Municipality(key) => key == municipality,
        Spot::Region(key) => places
            .regions
            .iter()
            .filter(|region| region.key == *key)
            .flat_map(|region| &region.municipalities)
            .any(|place| place.key == municipality),
    }
}
