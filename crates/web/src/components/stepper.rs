//! The way of a thing through its phases, as on top of a case file. Shows, does not steer.

use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon;

/// Phases in a row, one of them current.
#[derive(Clone, Debug, Template)]
#[template(path = "components/stepper.html")]
pub struct Stepper {
    label: String,
    steps: Vec<Step>,
}

impl HtmlSafe for Stepper {}

#[derive(Clone, Debug)]
struct Step {
    label: String,
    note: Option<String>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Done,
    Current,
    Ahead,
}

/// A stepper without steps; the label names it for screen readers.
pub fn phases(label: impl Display) -> Stepper {
    Stepper {
        label: label.to_string(),
        steps: Vec::new(),
    }
}

impl Stepper {
    /// Adds a phase that is behind.
    #[must_use]
    pub fn done(self, label: impl Display) -> Self {
        self.with(label, State::Done)
    }

    /// Adds the phase things stand in.
    #[must_use]
    pub fn current(self, label: impl Display) -> Self {
        self.with(label, State::Current)
    }

    /// Adds a phase that is still to come.
    #[must_use]
    pub fn ahead(self, label: impl Display) -> Self {
        self.with(label, State::Ahead)
    }

    /// Puts a few words below the last phase, as in "seit 12.03.2026".
    #[must_use]
    pub fn note(mut self, words: impl Display) -> Self {
        if let Some(step) = self.steps.last_mut() {
            step.note = Some(words.to_string());
        }
        self
    }

    fn with(mut self, label: impl Display, state: State) -> Self {
        self.steps.push(Step {
            label: label.to_string(),
            note: None,
            state,
        });
        self
    }
}
