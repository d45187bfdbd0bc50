//! One place in a text that could tell who somebody is. What finds it stands beside this file.

use std::ops::Range;

/// What kind of trace it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A name of somebody.
    Name,
    /// A day, finer than the month.
    Date,
    /// A telephone number.
    Phone,
    /// A mail address.
    Mail,
    /// A file number, account or insurance number.
    FileNumber,
    /// A street with its number, or a postcode with its place.
    Address,
}

impl Kind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Date => "Datum",
            Self::Phone => "Telefonnummer",
            Self::Mail => "E-Mail-Adresse",
            Self::FileNumber => "Aktenzeichen oder Nummer",
            Self::Address => "Anschrift",
        }
    }
}

/// One place in a text.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands, in bytes; both ends lie between letters.
    pub range: Range<usize>,
    /// What kind it is.
    pub kind: Kind,
    /// What could stand there instead, such as „im März 2026".
    pub suggestion: String,
}

impl Hit {
    pub(super) fn new(range: Range<usize>, kind: Kind, suggestion: impl Into<String>) -> Self {
        Self {
            range,
            kind,
            suggestion: suggestion.into(),
        }
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.range.start < other.range.end && other.range.start < self.range.end
    }
}

impl std::fmt::Debug for Hit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hit({:?} at {:?})", self.kind, self.range)
    }
}
