//! How a number about people is shown: rounded to five, „unter 5", or withheld. Not when it is withheld.

use crate::bounds::{Bounds, FEWEST_VALUES};

const STEP: i64 = 5;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Fewer than three, perhaps none: zero is not told apart, or one and two would be the only values left.
    UnderFive,
    /// This multiple of five: up to two fewer or more.
    Number(i64),
    /// Withheld.
    Withheld,
}

impl Shown {
    /// As a column keeps it: nothing for withheld, 0 for „unter 5".
    pub(crate) fn code(self) -> Option<i64> {
        match self {
            Self::UnderFive => Some(0),
            Self::Number(number) => Some(number),
            Self::Withheld => None,
        }
    }

    /// Of what a column keeps.
    pub(crate) fn of_code(code: Option<i64>) -> Self {
        match code {
            None => Self::Withheld,
            Some(0) => Self::UnderFive,
            Some(number) => Self::Number(number),
        }
    }
}

/// All values that are shown alike: „unter 5" is step 0, 5 is step 1, 10 is step 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Band(i64);

impl Band {
    const fn of(value: i64) -> Self {
        Self((value + 2) / STEP)
    }

    const fn first(self) -> i64 {
        if self.0 == 0 { 0 } else { self.0 * STEP - 2 }
    }

    const fn last(self) -> i64 {
        self.0 * STEP + 2
    }

    const fn shown(self) -> Shown {
        match self.0 {
            0 => Shown::UnderFive,
            steps => Shown::Number(steps * STEP),
        }
    }
}

/// How this number is shown to somebody who knows these bounds of it, and what that somebody knows afterwards.
///
/// The bounds are cut into classes, each with at least [`FEWEST_VALUES`] values: as a rule one class for each rounded
/// number. Where the lowest or the highest class would be too short, it is joined to its neighbour and both are withheld.
/// The cut depends on the bounds alone, never on the number, so a „–" says no more than its class does.
pub(crate) fn shown(known: Bounds, value: i64) -> (Shown, Bounds) {
    let own = Band::of(value);
    let lowest = Band::of(known.low);
    let Some(high) = known.high else {
        return below_the_sky(known, lowest, own);
    };
    let highest = Band::of(high);
    if lowest == highest {
        return (own.shown(), known);
    }
    let is_short = |band: Band| known.values_between(band.first(), band.last()) < FEWEST_VALUES;
    let second = Band(lowest.0 + 1);
    let last_but_one = Band(highest.0 - 1);
    let is_joined_below = is_short(lowest);
    let is_joined_above = is_short(highest);
    if is_joined_below && is_joined_above && second >= last_but_one {
        return (Shown::Withheld, known);
    }
    if is_joined_below && own <= second {
        return (Shown::Withheld, Bounds::new(known.low, second.last().min(high)));
    }
    if is_joined_above && own >= last_but_one {
        return (
            Shown::Withheld,
            Bounds::new(last_but_one.first().max(known.low), high),
        );
    }
    (own.shown(), within(known, own))
}

fn below_the_sky(known: Bounds, lowest: Band, own: Band) -> (Shown, Bounds) {
    let second = Band(lowest.0 + 1);
    let is_joined = known.values_between(lowest.first(), lowest.last()) < FEWEST_VALUES;
    if is_joined && own <= second {
        return (Shown::Withheld, Bounds::new(known.low, second.last()));
    }
    (own.shown(), within(known, own))
}

fn within(known: Bounds, band: Band) -> Bounds {
    let high = known.high.map_or(band.last(), |high| high.min(band.last()));
    Bounds::new(known.low.max(band.first()), high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_knows_anything_of_is_rounded_to_five() {
        for (value, expected) in [
            (0, Shown::UnderFive),
            (1, Shown::UnderFive),
            (2, Shown::UnderFive),
            (3, Shown::Number(5)),
            (7, Shown::Number(5)),
            (8, Shown::Number(10)),
            (12, Shown::Number(10)),
            (1_000_003, Shown::Number(1_000_005)),
        ] {
            let (shown, known) = super::shown(Bounds::ANY, value);
            assert_eq!(shown, expected, "{value}");
            assert!(known.holds(value));
        }
    }

    #[test]
    fn two_that_are_under_five_have_no_sum() {
        for value in 0..=4 {
            let (shown, known) = super::shown(Bounds::new(0, 4), value);
            assert_eq!((shown, known), (Shown::Withheld, Bounds::new(0, 4)), "{value}");
        }
    }

    #[test]
    fn the_classes_depend_on_the_bounds_alone_hold_every_value_and_are_never_short() {
        for low in 0..=12 {
            for high in low + 2..=low + 24 {
                let known = Bounds::new(low, high);
                let classes: Vec<_> = (low..=high).map(|value| super::shown(known, value)).collect();
                for (value, (shown, class)) in (low..=high).zip(&classes) {
                    assert!(class.holds(value), "{known:?} {value}");
                    assert!(
                        class.values_between(0, i64::MAX) >= FEWEST_VALUES,
                        "{known:?} {value}"
                    );
                    for (other, (other_shown, other_class)) in (low..=high).zip(&classes) {
                        let is_same = class == other_class && shown == other_shown;
                        assert_eq!(class.holds(other), is_same, "{known:?} {value} {other}");
                    }
                }
            }
        }
    }
}
