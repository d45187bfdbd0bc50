//! The official municipality key (Amtlicher Gemeindeschlüssel, AGS). Not a postcode and not the longer regional key.

use std::fmt;
use std::str::FromStr;

/// The key of a municipality: eight digits, of which the first five name its district.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ags(String);

/// The key of a Kreis or a kreisfreie Stadt: the first five digits of an AGS.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DistrictAgs(String);

/// What was written is no official municipality key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAgs {
    /// Not eight digits.
    #[error("Ein AGS hat genau acht Ziffern, zum Beispiel 05774004")]
    NotEightDigits,
    /// Not five digits.
    #[error(
        "Der Schlüssel eines Kreises oder einer kreisfreien Stadt hat genau fünf Ziffern, zum Beispiel 05774"
    )]
    NotFiveDigits,
}

impl Ags {
    /// Whether this municipality belongs to the district.
    pub fn lies_in(&self, district: &DistrictAgs) -> bool {
        self.0.starts_with(&district.0)
    }

    /// The eight digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DistrictAgs {
    /// The five digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl FromStr for Ags {
    type Err = NotAnAgs;

    fn from_str(text: &str) -> Result<Self, NotAnAgs> {
        if is_digits(text, 8) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnAgs::NotEightDigits)
        }
    }
}

impl FromStr for DistrictAgs {
    type Err = NotAnAgs;

    fn from_str(text: &str) -> Result<Self, NotAnAgs> {
        if is_digits(text, 5) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnAgs::NotFiveDigits)
        }
    }
}

impl fmt::Display for Ags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for DistrictAgs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_eight_digits_are_a_municipality_key() {
        for (text, is_key) in [
            ("05774004", true),
            ("5774004", false),
            ("057740040", false),
            ("0577400a", false),
        ] {
            assert_eq!(text.parse::<Ags>().is_ok(), is_key, "{text}");
        }
    }

    #[test]
    fn a_key_tells_its_district() {
        let district: DistrictAgs = "05774".parse().unwrap();
        assert!("05774032".parse::<Ags>().unwrap().lies_in(&district));
        assert!(!"05762004".parse::<Ags>().unwrap().lies_in(&district));
        assert_eq!("0577".parse::<DistrictAgs>(), Err(NotAnAgs::NotFiveDigits));
    }
}
