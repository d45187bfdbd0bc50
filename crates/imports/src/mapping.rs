//! Which column means what, as it was chosen for one list. How it is guessed stands in `column`.

use std::fmt;
use std::str::FromStr;

use base::refusal::Refusal;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::column::{Field, headings_folded, recognised};

/// For each column what it means; `None` is not taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(Vec<Option<Field>>);

/// Why a mapping cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingRefused {
    /// No column holds a name.
    NoName,
    /// Two columns mean the same.
    Twice(Field),
    /// A whole name and parts of it.
    NameInTwoWays,
}

impl Refusal for MappingRefused {
    fn german(&self) -> String {
        match self {
            Self::NoName => {
                "Bitte ordnen Sie mindestens eine Spalte dem Namen zu; ohne Namen wird niemand übernommen.".to_owned()
            }
            Self::Twice(field) => format!(
                "„{}“ ist zwei Spalten zugeordnet. Bitte wählen Sie eine davon; die andere können Sie auslassen.",
                field.german()
            ),
            Self::NameInTwoWays => {
                "Der Name kann nicht zugleich in einer Zelle und getrennt stehen. Bitte lassen Sie eine der Spalten aus."
                    .to_owned()
            }
        }
    }
}

impl Mapping {
    /// The mapping with these meanings, unchecked, as a guess.
    pub fn of(fields: Vec<Option<Field>>) -> Self {
        Self(fields)
    }

    /// Whether rows can be read with it.
    ///
    /// # Errors
    /// [`MappingRefused`] with the reason.
    pub fn checked(self) -> Result<Self, MappingRefused> {
        for (place, field) in self.0.iter().enumerate() {
            if let Some(field) = field
                && self.0[..place].contains(&Some(*field))
            {
                return Err(MappingRefused::Twice(*field));
            }
        }
        let has = |field| self.column(field).is_some();
        let has_parts = has(Field::Given) || has(Field::Family);
        match (has(Field::Name), has_parts) {
            (false, false) => Err(MappingRefused::NoName),
            (true, true) => Err(MappingRefused::NameInTwoWays),
            _ => Ok(self),
        }
    }

    /// In which column this stands, counted from 0.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.0.iter().position(|own| *own == Some(field))
    }

    /// What this column means.
    pub fn at(&self, column: usize) -> Option<Field> {
        self.0.get(column).copied().flatten()
    }

    /// The columns that are taken over, with their meaning.
    pub fn columns(&self) -> impl Iterator<Item = (usize, Field)> {
        self.0
            .iter()
            .enumerate()
            .filter_map(|(place, field)| Some((place, (*field)?)))
    }
}

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes: Vec<&str> = self.0.iter().map(|field| field.map_or("", Field::code)).collect();
        f.write_str(&codes.join(","))
    }
}

impl FromStr for Mapping {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.split(',').map(|code| code.parse().ok()).collect()))
    }
}

db::text_columns!(Mapping);

/// By what lists of the same kind are known again; none if the row is hardly a row of headings, so that nothing is ever
/// kept of a name.
pub fn fingerprint(headings: &[String]) -> Option<String> {
    const ENOUGH: usize = 2;
    if recognised(headings) < ENOUGH {
        return None;
    }
    let digest = Sha256::digest(headings_folded(headings).as_bytes());
    Some(HEXLOWER.encode(digest.get(..16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fields: &[Option<Field>], expected: Result<(), MappingRefused>) {
        assert_eq!(
            Mapping::of(fields.to_vec()).checked().map(drop),
            expected,
            "{fields:?}"
        );
    }

    #[test]
    fn a_mapping_needs_a_name_and_names_nothing_twice() {
        check(&[Some(Field::Name), None], Ok(()));
        check(&[Some(Field::Given)], Ok(()));
        check(
            &[Some(Field::Family), Some(Field::Given), Some(Field::Born)],
            Ok(()),
        );
        check(&[Some(Field::Born)], Err(MappingRefused::NoName));
        check(&[], Err(MappingRefused::NoName));
        check(
            &[Some(Field::Name), Some(Field::Given)],
            Err(MappingRefused::NameInTwoWays),
        );
        check(
            &[Some(Field::Name), Some(Field::Born), Some(Field::Born)],
            Err(MappingRefused::Twice(Field::Born)),
        );
    }

    #[test]
    fn a_mapping_is_stored_as_codes() {
        let mapping = Mapping::of(vec![Some(Field::Family), None, Some(Field::OpenedOn)]);
        assert_eq!(mapping.to_string(), "family,,opened_on");
        assert_eq!("family,,opened_on".parse(), Ok(mapping));
    }

    #[test]
    fn lists_are_known_again_by_real_headings_only() {
        let of = |texts: &[&str]| {
            fingerprint(
                &texts
                    .iter()
                    .map(|text| (*text).to_owned())
                    .collect::<Vec<String>>(),
            )
        };
        assert_eq!(of(&["Name", "Phase"]), of(&["NAME ", "phase:"]));
        assert_ne!(of(&["Name", "Phase"]), of(&["Phase", "Name"]));
        assert_eq!(of(&["Probe", "Petra"]), None);
    }
}
