//! Amounts of money in euro, exact to the cent. Not a currency converter.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount in cents of a euro.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Euro(i64);

/// What was typed is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Bitte einen Betrag wie 57.000,00 eingeben")]
pub struct NotMoney;

impl Euro {
    /// The amount of so many cents.
    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// The amount in cents.
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// As Germans write it: `57.000,00 €`.
    pub fn german(self) -> String {
        let sign = if self.0 < 0 { "−" } else { "" };
        let euros = (self.0.unsigned_abs() / 100).to_string();
        let mut grouped = String::new();
        for (index, digit) in euros.chars().enumerate() {
            if index > 0 && (euros.len() - index).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        format!("{sign}{grouped},{:02} €", self.0.unsigned_abs() % 100)
    }
}

impl fmt::Display for Euro {
    /// With a point and two decimals, as stored and exported: `57000.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(
            f,
            "{sign}{}.{:02}",
            self.0.unsigned_abs() / 100,
            self.0.unsigned_abs() % 100
        )
    }
}

impl FromStr for Euro {
    type Err = NotMoney;

    /// Reads `57.000,00`, `57000`, `57000.5`, with or without `€`.
    fn from_str(text: &str) -> Result<Self, NotMoney> {
        let text = text.trim().trim_end_matches('€').trim();
        let plain = if text.contains(',') {
            text.replace('.', "").replace(',', ".")
        } else {
            text.to_owned()
        };
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 13
            || decimals.len() > 2
            || !digits_only(whole)
            || !digits_only(decimals)
        {
            return Err(NotMoney);
        }
        format!("{whole}{decimals:0<2}")
            .parse()
            .map(Self)
            .map_err(|_| NotMoney)
    }
}

impl Add for Euro {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Euro {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Euro {
    fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
        values.fold(Self(0), Add::add)
    }
}

impl Serialize for Euro {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Euro {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_the_german_way() {
        assert_eq!(Euro::from_cents(79_800_000).german(), "798.000,00 €");
        assert_eq!(Euro::from_cents(5).german(), "0,05 €");
        assert_eq!(Euro::from_cents(-123_456).german(), "−1.234,56 €");
    }

    #[test]
    fn typed_amounts_are_read_to_the_cent() {
        for (typed, cents) in [
            ("57.000,00", 5_700_000),
            ("57000", 5_700_000),
            ("22500.5", 2_250_050),
            ("1,05 €", 105),
        ] {
            assert_eq!(typed.parse::<Euro>().unwrap().cents(), cents, "{typed}");
        }
        for wrong in ["", "viel", "1.2.3", "1,234", "-5"] {
            assert_eq!(wrong.parse::<Euro>(), Err(NotMoney), "{wrong:?}");
        }
    }
}
