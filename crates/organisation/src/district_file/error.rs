//! What is wrong in a district file: line, field, reason. Not a refusal: nothing has been decided yet.

use std::cell::RefCell;
use std::fmt;

/// One defect of a district file, for the person who writes the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileError {
    /// The line in the file, from 1.
    pub line: usize,
    /// The field: `kommune[borchen].region[2].ab`.
    pub path: String,
    /// What is wrong and what would be right, in German.
    pub reason: String,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zeile {}, {}: {}", self.line, self.path, self.reason)
    }
}

/// Collects the defects while the file is read.
pub(super) struct Problems<'t> {
    text: &'t str,
    found: RefCell<Vec<FileError>>,
}

impl<'t> Problems<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            found: RefCell::new(Vec::new()),
        }
    }

    pub(super) fn note(&self, offset: usize, path: impl Into<String>, reason: impl Into<String>) {
        let error = FileError {
            line: self.line(offset),
            path: path.into(),
            reason: reason.into(),
        };
        self.found.borrow_mut().push(error);
    }

    /// The line of this byte, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.text
            .bytes()
            .take(offset)
            .filter(|byte| *byte == b'\n')
            .count()
            + 1
    }

    /// All defects in the order of lines, each once.
    pub(super) fn into_errors(self) -> Vec<FileError> {
        let mut errors = self.found.into_inner();
        errors.sort();
        errors.dedup();
        errors
    }
}
