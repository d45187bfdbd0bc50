//! What a run of steps says at its end: one table and one closing line. Decides nothing.

use std::time::Duration;

use crate::count::Count;

/// How a step ended.
pub(crate) enum Outcome {
    /// It ran; it holds if nothing failed.
    Ran(Count),
    /// It could not run, or broke off: this counts as a failure.
    Broken(String),
    /// It has nothing to do here, and says why.
    Skipped(String),
}

impl Outcome {
    /// What the step adds to the sum.
    pub(crate) fn count(&self) -> Count {
        match self {
            Self::Ran(count) => *count,
            Self::Broken(_) => Count { passed: 0, failed: 1 },
            Self::Skipped(_) => Count::default(),
        }
    }

    fn verdict(&self) -> String {
        match self {
            Self::Ran(Count { passed, failed: 0 }) => format!("ok      {passed}"),
            Self::Ran(Count { passed, failed }) => format!("FAILED  {failed} of {}", passed + failed),
            Self::Broken(reason) => format!("FAILED  {}", first_line(reason)),
            Self::Skipped(reason) => format!("skipped {}", first_line(reason)),
        }
    }
}

/// One line of the closing table.
pub(crate) struct Line {
    /// The step.
    pub(crate) name: &'static str,
    /// How it ended.
    pub(crate) outcome: Outcome,
    /// How long it took.
    pub(crate) took: Duration,
}

/// The sum over all steps.
pub(crate) fn sum(lines: &[Line]) -> Count {
    lines
        .iter()
        .fold(Count::default(), |sum, line| sum + line.outcome.count())
}

/// The closing table and, as its last line, the sum: `12 passed, 0 failed`.
pub(crate) fn table(lines: &[Line]) -> String {
    let width = lines
        .iter()
        .map(|line| line.name.chars().count())
        .max()
        .unwrap_or(0);
    let row = |name: &str, took: Duration, verdict: &str| {
        format!("{name:<width$}  {:>7.1} s  {verdict}", took.as_secs_f64())
            .trim_end()
            .to_owned()
    };
    let mut rows: Vec<String> = lines
        .iter()
        .map(|line| row(line.name, line.took, &line.outcome.verdict()))
        .collect();
    rows.push(row("", lines.iter().map(|line| line.took).sum(), ""));
    let Count { passed, failed } = sum(lines);
    format!("\n{}\n\n{passed} passed, {failed} failed", rows.join("\n"))
}

fn first_line(reason: &str) -> &str {
    reason.lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_sums_all_steps_and_a_broken_step_counts_as_failed() {
        let line = |outcome| Line {
            name: "step",
            outcome,
            took: Duration::from_millis(1500),
        };
        let lines = [
            line(Outcome::Ran(Count { passed: 4, failed: 1 })),
            line(Outcome::Broken("no browser\ndetails".into())),
            line(Outcome::Skipped("no data here".into())),
        ];
        let table = table(&lines);
        assert_eq!(table.lines().last(), Some("4 passed, 2 failed"));
        assert!(table.contains("FAILED  no browser"), "{table}");
        assert!(table.contains("skipped no data here"), "{table}");
    }
}
