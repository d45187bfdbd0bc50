//! Why something could not be printed. Never the fault of what a person typed: that prints as it is.

use std::fmt;

/// A template, a font or a writer failed; nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintFailure {
    /// Typst refused the template or its data do not fit.
    #[error("the template {template} cannot be set{}", at_line(*.line))]
    Template {
        /// The name of the template.
        template: &'static str,
        /// The line in the template, if the problem has one.
        line: Option<usize>,
        /// What Typst said.
        said: Said,
    },
    /// The workbook could not be written.
    #[error("the workbook cannot be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The CSV file could not be written.
    #[error("the CSV file cannot be written")]
    Csv(#[from] csv::Error),
}

/// What Typst said about a template. It may quote data, so it has no place in a log: `Debug` does not show it.
pub struct Said(String);

impl Said {
    pub(crate) fn new(said: String) -> Self {
        Self(said)
    }

    /// The words, for a developer's terminal and for tests with invented data.
    pub fn aloud(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Said(…)")
    }
}

fn at_line(line: Option<usize>) -> String {
    line.map(|line| format!(" (line {line})")).unwrap_or_default()
}
