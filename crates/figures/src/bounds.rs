//! What everybody can know of a number: the least and the most that it can be. Not the number.

/// The fewest values that a number about people keeps, whatever is published. Source: system part C.
pub const FEWEST_VALUES: i64 = 3;

/// The least and the most; no most means that nothing bounds it from above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub low: i64,
    /// The most, if there is one.
    pub high: Option<i64>,
}

impl Bounds {
    /// Of a count of which nothing is known.
    pub const ANY: Self = Self { low: 0, high: None };

    /// From here to there, both included.
    pub const fn new(low: i64, high: i64) -> Self {
        Self {
            low,
            high: Some(high),
        }
    }

    /// Whether the number can be this.
    pub fn holds(self, value: i64) -> bool {
        self.low <= value && self.high.is_none_or(|high| value <= high)
    }

    /// How many values the part of these bounds between `low` and `high` has.
    pub(crate) fn values_between(self, low: i64, high: i64) -> i64 {
        let high = self.high.map_or(high, |own| own.min(high));
        (high - self.low.max(low) + 1).max(0)
    }
}
