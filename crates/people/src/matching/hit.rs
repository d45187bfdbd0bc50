//! What a search answers: a person, how likely it is the one that is meant, and why. Never a name.

use base::ids::PersonId;

/// How likely a hit is the person that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Very likely the same person.
    Same,
    /// Worth a look before a second file is opened.
    Perhaps,
}

/// Why a person was found, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// All words are written alike, marks aside.
    SameSpelling,
    /// A word is another spelling of the same sound.
    SameSound,
    /// A word differs in an ending that may tell women from men.
    OtherEnding,
    /// A word differs by a slip of the keys.
    SmallSlip,
    /// What was typed begins a word.
    Beginning,
    /// One letter stands for a whole word.
    InitialOnly,
    /// Given and family name stand the other way round.
    SwappedNames,
    /// A word stands as given name here and as family name there.
    MovedName,
    /// One of them bears more names than the other.
    PartOfName,
    /// Of one of them a single name is known.
    OneNameOnly,
    /// A former name agrees.
    FormerName,
    /// The same day of birth.
    SameBirth,
    /// The year of birth agrees; the day is not known of both.
    BirthYearOnly,
    /// Day and month of birth are changed round.
    BirthSwapped,
    /// The days of birth differ by a slip of the keys.
    BirthSlip,
    /// Of one of them no birth is known.
    BirthUnknown,
    /// The births differ.
    BirthDiffers,
}

impl Reason {
    /// The reason in a few German words, for the list of hits.
    pub fn label(self) -> &'static str {
        match self {
            Self::SameSpelling => "gleich geschrieben",
            Self::SameSound => "klingt gleich",
            Self::OtherEnding => "andere Endung",
            Self::SmallSlip => "vielleicht vertippt",
            Self::Beginning => "beginnt so",
            Self::InitialOnly => "nur ein Buchstabe",
            Self::SwappedNames => "Vor- und Nachname vertauscht",
            Self::MovedName => "Name steht an anderer Stelle",
            Self::PartOfName => "ein Name fehlt",
            Self::OneNameOnly => "nur ein Name bekannt",
            Self::FormerName => "früherer Name",
            Self::SameBirth => "gleich geboren",
            Self::BirthYearOnly => "nur Geburtsjahr gleich",
            Self::BirthSwapped => "Tag und Monat vertauscht",
            Self::BirthSlip => "Geburtsdatum vielleicht vertippt",
            Self::BirthUnknown => "Geburtsdatum nicht bekannt",
            Self::BirthDiffers => "anderes Geburtsdatum",
        }
    }
}

/// How two persons resemble each other, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resemblance {
    /// How likely they are one person.
    pub class: Class,
    /// Why, in the order of [`Reason`]; never empty.
    pub reasons: Vec<Reason>,
    /// The smaller, the closer; only for ordering.
    pub(crate) distance: u16,
}

impl Resemblance {
    /// The birth is all that was asked for, and it agrees.
    pub(crate) fn by_birth() -> Self {
        Self {
            class: Class::Perhaps,
            reasons: vec![Reason::SameBirth],
            distance: 0,
        }
    }
}

/// A person that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Who was found.
    pub person: PersonId,
    /// How well they fit, and why.
    pub resemblance: Resemblance,
}
