//! The 16 languages that clients and the public read. Staff pages are German and do not ask.

use std::fmt;
use std::str::FromStr;

/// A language in which clients, partners and the public are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// German, the text that governs.
    German,
    /// Plain German (Leichte Sprache, BITV 2.0 Annex 2).
    PlainGerman,
    /// English.
    English,
    /// Ukrainian.
    Ukrainian,
    /// Russian.
    Russian,
    /// Polish.
    Polish,
    /// Arabic, right to left.
    Arabic,
    /// Romanian.
    Romanian,
    /// Turkish.
    Turkish,
    /// Farsi and Dari, right to left.
    Farsi,
    /// Kurmanji in Latin script.
    Kurmanji,
    /// Bulgarian.
    Bulgarian,
    /// Albanian.
    Albanian,
    /// Serbian in Latin script, also read by speakers of Croatian and Bosnian.
    Serbian,
    /// French.
    French,
    /// Tigrinya, Ethiopic script.
    Tigrinya,
}

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// A text names none of the 16 languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unbekannte Sprache")]
pub struct UnknownLanguage;

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 16] = [
        Self::German,
        Self::PlainGerman,
        Self::English,
        Self::Ukrainian,
        Self::Russian,
        Self::Polish,
        Self::Arabic,
        Self::Romanian,
        Self::Turkish,
        Self::Farsi,
        Self::Kurmanji,
        Self::Bulgarian,
        Self::Albanian,
        Self::Serbian,
        Self::French,
        Self::Tigrinya,
    ];

    /// The BCP 47 tag, as in folder names and `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::PlainGerman => "de-x-leicht",
            Self::English => "en",
            Self::Ukrainian => "uk",
            Self::Russian => "ru",
            Self::Polish => "pl",
            Self::Arabic => "ar",
            Self::Romanian => "ro",
            Self::Turkish => "tr",
            Self::Farsi => "fa",
            Self::Kurmanji => "kmr",
            Self::Bulgarian => "bg",
            Self::Albanian => "sq",
            Self::Serbian => "sr-Latn",
            Self::French => "fr",
            Self::Tigrinya => "ti",
        }
    }

    /// The name its speakers give it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::German => "Deutsch",
            Self::PlainGerman => "Leichte Sprache",
            Self::English => "English",
            Self::Ukrainian => "Українська",
            Self::Russian => "Русский",
            Self::Polish => "Polski",
            Self::Arabic => "العربية",
            Self::Romanian => "Română",
            Self::Turkish => "Türkçe",
            Self::Farsi => "فارسی",
            Self::Kurmanji => "Kurmancî",
            Self::Bulgarian => "Български",
            Self::Albanian => "Shqip",
            Self::Serbian => "Srpski / Hrvatski / Bosanski",
            Self::French => "Français",
            Self::Tigrinya => "ትግርኛ",
        }
    }

    /// The German name, for staff.
    pub const fn german_name(self) -> &'static str {
        match self {
            Self::German => "Deutsch",
            Self::PlainGerman => "Leichte Sprache",
            Self::English => "Englisch",
            Self::Ukrainian => "Ukrainisch",
            Self::Russian => "Russisch",
            Self::Polish => "Polnisch",
            Self::Arabic => "Arabisch",
            Self::Romanian => "Rumänisch",
            Self::Turkish => "Türkisch",
            Self::Farsi => "Farsi / Dari",
            Self::Kurmanji => "Kurmandschi",
            Self::Bulgarian => "Bulgarisch",
            Self::Albanian => "Albanisch",
            Self::Serbian => "Serbisch / Kroatisch / Bosnisch",
            Self::French => "Französisch",
            Self::Tigrinya => "Tigrinya",
        }
    }

    /// Which way it is written.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Arabic | Self::Farsi => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }

    /// `ltr` or `rtl`, for the `dir` attribute.
    pub const fn dir(self) -> &'static str {
        match self.direction() {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL
            .into_iter()
            .find(|language| language.tag() == tag)
            .ok_or(UnknownLanguage)
    }
}
