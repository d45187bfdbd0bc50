//! One place in a text that could tell who somebody is. What finds it stands beside this file.

use std::ops::Range;

db::coded! {
    /// What kind of trace it is.
    pub enum Kind {
        /// A name of somebody.
        Name = "name",
        /// Somebody who is told by the name of a relative, such as „Selams Mutter“.
        Relation = "relation",
        /// A day, finer than the month.
        Date = "date",
        /// A year of birth, or an age to the month.
        Birth = "birth",
        /// A telephone number.
        Phone = "phone",
        /// A mail address.
        Mail = "mail",
        /// A name in a social network, or the address of a page.
        Handle = "handle",
        /// A file number, account or insurance number.
        FileNumber = "file_number",
        /// The plate of a car.
        Plate = "plate",
        /// A street with or without its number, or a postcode with its place.
        Address = "address",
        /// A municipality, a village or a part of one.
        Place = "place",
        /// A school or kindergarten by its name.
        School = "school",
        /// An employer, association, practice or house by its name.
        Organisation = "organisation",
        /// What many share, together with something that makes it rare.
        Combination = "combination",
    }
}

impl Kind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Relation => "Angehörige mit Namen",
            Self::Date => "Datum",
            Self::Birth => "Geburtsjahr oder genaues Alter",
            Self::Phone => "Telefonnummer",
            Self::Mail => "E-Mail-Adresse",
            Self::Handle => "Profil oder Internetadresse",
            Self::FileNumber => "Aktenzeichen oder Nummer",
            Self::Plate => "Kennzeichen",
            Self::Address => "Anschrift",
            Self::Place => "Ort",
            Self::School => "Schule oder Kita mit Namen",
            Self::Organisation => "Betrieb, Verein oder Einrichtung mit Namen",
            Self::Combination => "Seltene Verbindung",
        }
    }

    /// Why it is pointed out, in one German sentence.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Name => "Namen sagen unmittelbar, um wen es geht.",
            Self::Relation => "Wer zu wem gehört, verrät beide.",
            Self::Date => "Ein Tag lässt sich mit einer Akte abgleichen; der Monat genügt.",
            Self::Birth => "Geburtsjahr und genaues Alter grenzen stark ein; eine Altersspanne genügt.",
            Self::Phone | Self::Mail | Self::Handle => "Darüber ist genau eine Person erreichbar.",
            Self::FileNumber | Self::Plate => "Die Nummer gehört zu genau einer Akte oder Person.",
            Self::Address => "Unter einer Anschrift wohnen wenige.",
            Self::Place => "In kleinen Orten kennt man sich; Region oder Kreis genügt.",
            Self::School => "An einer Schule oder Kita ist ein Kind leicht zu erkennen.",
            Self::Organisation => "Betrieb oder Verein verrät den Ort und oft die Person.",
            Self::Combination => "Jede Angabe für sich ist häufig, zusammen trifft es wenige.",
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
    /// What could stand there instead, such as „im März 2026“.
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

    /// What stands there, in the text that was checked.
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range.clone()).unwrap_or_default()
    }

    /// What stands before and after it in the text that was checked, at most so many letters each.
    pub fn around<'t>(&self, text: &'t str, letters: usize) -> (&'t str, &'t str) {
        let before = text.get(..self.range.start).unwrap_or_default();
        let after = text.get(self.range.end..).unwrap_or_default();
        let mut backwards = before.char_indices().rev();
        let from = match letters.checked_sub(1) {
            None => before.len(),
            Some(last) => backwards.nth(last).map_or(0, |(at, _)| at),
        };
        let to = after
            .char_indices()
            .nth(letters)
            .map_or(after.len(), |(at, _)| at);
        (
            before.get(from..).unwrap_or_default(),
            after.get(..to).unwrap_or_default(),
        )
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
