//! Vollzeitäquivalente, exact to a thousandth. Not a working-time account.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Vollzeitäquivalent (VZÄ): a share of full-time work in thousandths, so that sums are exact (concept § 6.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fte(i64);

/// What was typed is no VZÄ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Bitte VZÄ als Zahl mit höchstens drei Nachkommastellen eingeben, zum Beispiel 0,5")]
pub struct NotFte;

impl Fte {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The value in thousandths of a full-time post.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// Thousandths of a full-time post.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// What is left when `other` is taken away, but never below zero.
    #[must_use]
    pub fn minus_at_most(self, other: Self) -> Self {
        Self((self.0 - other.0).max(0))
    }

    /// As Germans write it, with one to three decimals: `13,0`, `0,5`, `0,125`.
    pub fn german(self) -> String {
        self.to_string().replace('.', ",")
    }
}

impl fmt::Display for Fte {
    /// With a point and one to three decimals: `0.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / 1000, self.0.abs() % 1000);
        let decimals = format!("{rest:03}");
        let decimals = decimals.trim_end_matches('0');
        write!(
            f,
            "{sign}{whole}.{}",
            if decimals.is_empty() { "0" } else { decimals }
        )
    }
}

impl FromStr for Fte {
    type Err = NotFte;

    /// Reads `0,5`, `0.5`, `13`.
    fn from_str(text: &str) -> Result<Self, NotFte> {
        let text = text.trim().replace(',', ".");
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 6
            || decimals.len() > 3
            || !digits_only(whole)
            || !digits_only(decimals)
        {
            return Err(NotFte);
        }
        let thousandths: i64 = format!("{whole}{decimals:0<3}").parse().map_err(|_| NotFte)?;
        Ok(Self(thousandths))
    }
}

impl Add for Fte {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Fte {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Fte {
    fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
        values.fold(Self::ZERO, Add::add)
    }
}

impl Serialize for Fte {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fte {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_of_fourteen_posts_leave_exactly_one() {
        let allocated: Fte = std::iter::repeat_n(Fte::from_thousandths(1000), 13).sum();
        assert_eq!(("14".parse::<Fte>().unwrap() - allocated).german(), "1,0");
    }

    #[test]
    fn vzae_are_read_and_written_exactly() {
        for (typed, written) in [
            ("0,5", "0,5"),
            ("3.5", "3,5"),
            ("14", "14,0"),
            ("0,125", "0,125"),
            ("0", "0,0"),
        ] {
            assert_eq!(typed.parse::<Fte>().unwrap().german(), written);
        }
        for wrong in ["", "eins", "-1", "1,2345", "1e3", "1,,5", "9999999"] {
            assert_eq!(wrong.parse::<Fte>(), Err(NotFte), "{wrong:?}");
        }
    }
}
