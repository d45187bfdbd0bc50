//! What was wrong with a form: field by field, in German, with nothing lost. Not a refusal by a rule.

use std::collections::BTreeMap;

/// Errors of one form: field name → German sentence that says what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputErrors(BTreeMap<&'static str, String>);

impl InputErrors {
    /// No errors yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes an error; the first one of a field stays.
    pub fn add(&mut self, field: &'static str, sentence: impl Into<String>) {
        self.0.entry(field).or_insert_with(|| sentence.into());
    }

    /// The sentence at this field, if any.
    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    /// Whether everything was right.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All errors in the order of field names.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(field, sentence)| (*field, sentence.as_str()))
    }

    /// Takes the value, or notes the error and gives `None`.
    pub fn take<T, E: std::fmt::Display>(&mut self, field: &'static str, result: Result<T, E>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(field, format!("{error}."));
                None
            }
        }
    }
}
