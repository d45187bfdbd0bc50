//! The area of a place in square kilometres, exact to the hectare. Not a shape on a map.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;
use std::str::FromStr;

/// An area in hectares (hundredths of a square kilometre), so that sums are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area(i64);

/// What was written is no area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Bitte die Fläche in km² mit höchstens zwei Nachkommastellen angeben, zum Beispiel 76.22")]
pub struct NotAnArea;

impl Area {
    /// The area of so many hectares.
    pub const fn from_hectares(hectares: i64) -> Self {
        Self(hectares)
    }

    /// The area in hectares.
    pub const fn hectares(self) -> i64 {
        self.0
    }

    /// As Germans write it: `76,22 km²`, `1.246,82 km²`.
    pub fn german(self) -> String {
        let whole = (self.0 / 100).to_string();
        let grouped = match whole.len() {
            0..=3 => whole,
            digits => format!("{}.{}", &whole[..digits - 3], &whole[digits - 3..]),
        };
        format!("{grouped},{:02} km²", self.0 % 100)
    }
}

impl fmt::Display for Area {
    /// With a point and two decimals, in square kilometres: `76.22`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl FromStr for Area {
    type Err = NotAnArea;

    /// Reads `76.22`, `76,22`, `1.246,82`, `76`; above zero, below a million square kilometres.
    fn from_str(text: &str) -> Result<Self, NotAnArea> {
        let text = text.trim();
        let text = if text.contains(',') {
            text.replace('.', "").replace(',', ".")
        } else {
            text.to_owned()
        };
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 6
            || decimals.len() > 2
            || !digits_only(whole)
            || !digits_only(decimals)
        {
            return Err(NotAnArea);
        }
        match format!("{whole}{decimals:0<2}").parse() {
            Ok(hectares) if hectares > 0 => Ok(Self(hectares)),
            _ => Err(NotAnArea),
        }
    }
}

impl Add for Area {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Area {
    fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
        values.fold(Self(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_read_and_written_exactly() {
        for (typed, written) in [
            ("76.22", "76,22 km²"),
            ("109,8", "109,80 km²"),
            ("1246.82", "1.246,82 km²"),
            ("1.246,82", "1.246,82 km²"),
        ] {
            assert_eq!(typed.parse::<Area>().unwrap().german(), written);
        }
        for wrong in ["", "0", "-1", "1.234", "viel"] {
            assert_eq!(wrong.parse::<Area>(), Err(NotAnArea), "{wrong:?}");
        }
    }
}
