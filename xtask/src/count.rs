//! Reads the closing lines of test runners: how many passed, how many failed. Runs nothing.

use std::ops::{Add, AddAssign};

/// How many checks of a step passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Checks that hold.
    pub(crate) passed: usize,
    /// Checks that do not.
    pub(crate) failed: usize,
}

impl Count {
    /// One check with a yes or no.
    pub(crate) fn one(ok: bool) -> Self {
        Self {
            passed: usize::from(ok),
            failed: usize::from(!ok),
        }
    }

    /// Sums the closing lines of nextest, cargo test, node's test runner and the plain `N passed, N failed`.
    pub(crate) fn read(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines() {
            sum += Self::closing_line(line.trim()).unwrap_or_default();
        }
        sum
    }

    fn closing_line(line: &str) -> Option<Self> {
        let nextest = line.contains(" run: ") && (line.contains("tests run") || line.contains("test run"));
        if nextest || line.starts_with("test result:") || is_plain(line) {
            let failed = ["failed", "timed out"]
                .iter()
                .filter_map(|word| number_before(line, word))
                .sum();
            return Some(Self {
                passed: number_before(line, "passed").unwrap_or(0),
                failed,
            });
        }
        let node = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?;
        let (word, number) = node.split_once(' ')?;
        let number = number.parse().ok()?;
        match word {
            "pass" => Some(Self {
                passed: number,
                failed: 0,
            }),
            "fail" | "cancelled" => Some(Self {
                passed: 0,
                failed: number,
            }),
            _ => None,
        }
    }
}

impl Add for Count {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

fn is_plain(line: &str) -> bool {
    let mut words = line.split(' ');
    words.next().is_some_and(|word| word.parse::<usize>().is_ok())
        && words.next() == Some("passed,")
        && words.next().is_some_and(|word| word.parse::<usize>().is_ok())
        && words.next() == Some("failed")
        && words.next().is_none()
}

fn number_before(line: &str, word: &str) -> Option<usize> {
    let (before, _) = line.split_once(word)?;
    before.trim_end().rsplit([' ', '\u{a0}']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_every_runner_are_understood() {
        let check = |line: &str, passed: usize, failed: usize| {
            assert_eq!(Count::read(line), Count { passed, failed }, "{line}");
        };
        check(
            "     Summary [   1.023s] 12 tests run: 12 passed, 3 skipped",
            12,
            0,
        );
        check("     Summary [   1.023s] 1 test run: 1 passed, 0 skipped", 1, 0);
        check(
            "     Summary [  60.0s] 5/9 tests run: 2 passed (1 slow), 2 failed, 1 timed out, 0 skipped",
            2,
            3,
        );
        check(
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            4,
            2,
        );
        check("ℹ pass 7\nℹ fail 1\nℹ cancelled 1", 7, 2);
        check("# pass 7\n# fail 0", 7, 0);
        check("8 passed, 1 failed", 8, 1);
        check("the house has passed, failed and skipped tests", 0, 0);
        check("ℹ tests 7", 0, 0);
    }

    #[test]
    fn several_closing_lines_are_summed() {
        let output = "test result: ok. 4 passed; 0 failed;\nnoise\ntest result: ok. 1 passed; 0 failed;";
        assert_eq!(Count::read(output), Count { passed: 5, failed: 0 });
    }
}
