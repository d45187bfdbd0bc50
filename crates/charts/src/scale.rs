//! From amounts to lengths, with round numbers at the ticks. Not for logarithms: counts and posts start at nothing.

/// A scale from zero to a round number above the largest amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    top: f64,
    step: f64,
}

impl Scale {
    /// The scale that ends at the largest amount, for bars that carry their values.
    pub(crate) fn to(largest: f64) -> Self {
        if largest > 0.0 {
            Self {
                top: largest,
                step: largest,
            }
        } else {
            Self { top: 1.0, step: 1.0 }
        }
    }

    /// The scale that holds amounts up to `largest` with about this many steps.
    pub(crate) fn up_to(largest: f64, steps: u8) -> Self {
        if largest <= 0.0 || !largest.is_finite() {
            return Self { top: 1.0, step: 1.0 };
        }
        let rough = largest / f64::from(steps.max(1));
        let power = 10_f64.powf(rough.log10().floor());
        let factor = [1.0, 2.0, 5.0]
            .into_iter()
            .find(|factor| factor * power >= rough)
            .unwrap_or(10.0);
        let step = factor * power;
        Self {
            top: (largest / step - 1e-9).ceil() * step,
            step,
        }
    }

    /// The same scale with steps of at least one, for amounts that are whole.
    pub(crate) fn in_whole_steps(self) -> Self {
        if self.step >= 1.0 {
            self
        } else {
            Self {
                top: self.top.ceil(),
                step: 1.0,
            }
        }
    }

    /// The part of the whole length that this amount takes, from 0 to 1.
    pub(crate) fn share(self, amount: f64) -> f64 {
        (amount / self.top).clamp(0.0, 1.0)
    }

    /// The amounts at the ticks, from zero to the top.
    pub(crate) fn ticks(self) -> impl Iterator<Item = f64> {
        (0_u8..=20)
            .map(move |index| f64::from(index) * self.step)
            .take_while(move |tick| *tick <= self.top * 1.001)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(largest: f64, expected: &[f64]) {
        let ticks: Vec<f64> = Scale::up_to(largest, 4).ticks().collect();
        assert_eq!(ticks.len(), expected.len(), "{largest}: {ticks:?}");
        assert!(
            ticks
                .iter()
                .zip(expected)
                .all(|(one, other)| (one - other).abs() < 1e-9),
            "{largest}: {ticks:?}"
        );
    }

    #[test]
    fn ticks_are_round_and_hold_the_largest_amount() {
        check(14.0, &[0.0, 5.0, 10.0, 15.0]);
        check(100.0, &[0.0, 50.0, 100.0]);
        check(0.9, &[0.0, 0.5, 1.0]);
        check(0.0, &[0.0, 1.0]);
        check(1037.0, &[0.0, 500.0, 1000.0, 1500.0]);
    }
}
