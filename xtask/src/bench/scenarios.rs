//! What is measured, each with the number it must keep: of the house itself in `house`, of work with cases in
//! `case_work`. A new scenario is one entry in a list there and one function below it.

mod case_work;
mod clicks;
mod directory;
mod figures;
mod gate;
mod house;
mod rights;
mod themes;

use super::stage::Stage;

/// One measurement.
pub(crate) struct Scenario {
    /// Its name for `--only`.
    pub(crate) key: &'static str,
    /// What it measures.
    pub(crate) name: &'static str,
    /// What it must keep.
    pub(crate) limit: Limit,
    /// Measures it.
    pub(crate) measure: fn(&mut Stage) -> Result<f64, String>,
}

/// A bound with its unit.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    /// The unit of the number.
    pub(crate) unit: &'static str,
    bound: Bound,
}

#[derive(Clone, Copy)]
enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

impl Limit {
    const fn at_most(number: f64, unit: &'static str) -> Self {
        Self {
            unit,
            bound: Bound::AtMost(number),
        }
    }

    const fn at_least(number: f64, unit: &'static str) -> Self {
        Self {
            unit,
            bound: Bound::AtLeast(number),
        }
    }

    /// Does the number keep the limit?
    pub(crate) fn holds(self, number: f64) -> bool {
        match self.bound {
            Bound::AtMost(most) => number <= most,
            Bound::AtLeast(least) => number >= least,
        }
    }

    /// `at most 0.5 s`.
    pub(crate) fn words(self) -> String {
        let Self { unit, bound } = self;
        match bound {
            Bound::AtMost(most) => format!("at most {most} {unit}"),
            Bound::AtLeast(least) => format!("at least {least} {unit}"),
        }
    }
}

/// All scenarios, in the order in which they run.
pub(crate) fn all() -> impl Iterator<Item = &'static Scenario> {
    house::SCENARIOS
        .iter()
        .chain(case_work::SCENARIOS)
        .chain(gate::SCENARIOS)
        .chain(rights::SCENARIOS)
        .chain(directory::SCENARIOS)
        .chain(themes::SCENARIOS)
        .chain(figures::SCENARIOS)
}
