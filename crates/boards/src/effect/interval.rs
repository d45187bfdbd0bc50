//! What everybody can know of a published number: the least and the most that it can be. Not the number itself.

use figures::shown::Shown;

/// A published number is rounded to five: it stands for up to so many fewer or more.
const ROUNDED_BY: i64 = 2;

/// The least and the most of a count; no most means that nothing bounds it from above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The least.
    pub low: i64,
    /// The most, if there is one.
    pub high: Option<i64>,
}

impl Interval {
    /// Exactly nothing.
    pub const NOTHING: Self = Self::new(0, 0);
    /// Of a count of which nothing is known.
    pub const ANY: Self = Self { low: 0, high: None };

    /// From here to there, both included.
    pub const fn new(low: i64, high: i64) -> Self {
        Self {
            low,
            high: Some(high),
        }
    }

    /// What a published figure says; a figure that is missing says nothing.
    pub fn of(shown: Option<Shown>) -> Self {
        match shown {
            Some(Shown::Number(number)) => Self::new((number - ROUNDED_BY).max(0), number + ROUNDED_BY),
            Some(Shown::UnderFive) => Self::new(0, ROUNDED_BY),
            Some(Shown::Withheld) | None => Self::ANY,
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low + other.low,
            high: self.high.zip(other.high).map(|(one, other)| one + other),
        }
    }

    /// What is left of this when the other is taken away; never fewer than nothing.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self {
            low: other.high.map_or(0, |high| (self.low - high).max(0)),
            high: self.high.map(|high| (high - other.low).max(0)),
        }
    }

    /// What both say; they speak of the same number.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let high = match (self.high, other.high) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        Self {
            low: self.low.max(other.low),
            high,
        }
    }

    /// As wide as chance alone makes a count of this size: its square root to both sides.
    #[must_use]
    pub fn with_chance(self) -> Self {
        Self {
            low: self.low - root(self.low),
            high: self.high.map(|high| high + root(high)),
        }
    }

    /// The share of this in the other, from its least to its most; nothing bounds it if the other may be nothing.
    pub(crate) fn share_of(self, other: Self) -> Range {
        let low = other.high.map_or(0.0, |whole| divided(self.low, whole));
        let high = self
            .high
            .filter(|_| other.low > 0)
            .map(|part| divided(part, other.low));
        Range { low, high }
    }
}

/// The least and the most of a share or rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) low: f64,
    pub(crate) high: Option<f64>,
}

impl Range {
    /// The mean of several, each with the same weight; nothing bounds the mean of none.
    pub(crate) fn mean(ranges: impl IntoIterator<Item = Self>) -> Self {
        let mut sum = Self {
            low: 0.0,
            high: Some(0.0),
        };
        let mut count = 0_u8;
        for range in ranges {
            sum.low += range.low;
            sum.high = sum.high.zip(range.high).map(|(one, other)| one + other);
            count = count.saturating_add(1);
        }
        if count == 0 {
            return Self { low: 0.0, high: None };
        }
        Self {
            low: sum.low / f64::from(count),
            high: sum.high.map(|high| high / f64::from(count)),
        }
    }

    /// Whether all of this lies below all of the other.
    pub(crate) fn is_below(self, other: Self) -> bool {
        self.high.is_some_and(|high| high < other.low)
    }

    /// Both multiplied.
    pub(crate) fn times(self, other: Self) -> Self {
        Self {
            low: self.low * other.low,
            high: self.high.zip(other.high).map(|(one, other)| one * other),
        }
    }
}

/// The smallest whole number whose square is no smaller.
fn root(number: i64) -> i64 {
    let root = number.max(0).isqrt();
    if root * root < number { root + 1 } else { root }
}

fn divided(part: i64, whole: i64) -> f64 {
    let exact = |number: i64| f64::from(i32::try_from(number).unwrap_or(i32::MAX));
    if whole > 0 {
        exact(part) / exact(whole)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_figure_says_what_it_was_rounded_from() {
        for (shown, low, high) in [
            (Some(Shown::Number(10)), 8, Some(12)),
            (Some(Shown::UnderFive), 0, Some(2)),
            (Some(Shown::Withheld), 0, None),
            (None, 0, None),
        ] {
            assert_eq!(Interval::of(shown), Interval { low, high });
        }
    }

    #[test]
    fn chance_widens_a_count_by_its_root_and_never_below_nothing() {
        for (count, low, high) in [(0, 0, 0), (1, 0, 2), (9, 6, 12), (10, 6, 14), (100, 90, 110)] {
            assert_eq!(
                Interval::new(count, count).with_chance(),
                Interval::new(low, high)
            );
        }
    }

    #[test]
    fn a_part_is_known_from_the_whole_and_the_rest() {
        let rest = Interval::new(40, 44).minus(Interval::new(8, 12));
        assert_eq!(rest, Interval::new(28, 36));
        assert_eq!(Interval::ANY.and(rest), rest);
        assert_eq!(Interval::new(3, 4).minus(Interval::ANY), Interval::new(0, 4));
    }
}
