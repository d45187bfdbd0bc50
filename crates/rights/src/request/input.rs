//! A request as it was typed, and what its fields must be. Nothing typed is lost when something is wrong.

use base::day::Day;
use base::input::InputErrors;
use web::form::Form;

use crate::request::model::{Identity, RequestKind, RequestState};

/// The longest text (letters).
const LONGEST: usize = 4_000;
/// A request is taken down at most so many months after it came.
const MONTHS_BACK: i32 = 3;

/// What stands in the fields of a new request.
#[derive(Clone, Default)]
pub struct RequestInput {
    /// What is asked for, as code.
    pub kind: String,
    /// The day it came.
    pub received_on: String,
    /// How the person was made sure of, as code.
    pub identity: String,
    /// What the person wants, in their words.
    pub wish: String,
}

/// A request that was taken down.
#[derive(Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// What is asked for.
    pub kind: RequestKind,
    /// The day it came.
    pub received_on: Day,
    /// How the person was made sure of.
    pub identity: Identity,
    /// What the person wants; empty if the kind says it all.
    pub wish: String,
}

impl std::fmt::Debug for NewRequest {
    /// Kind and day; the wish is the person's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewRequest({}, {})", self.kind, self.received_on)
    }
}

impl RequestInput {
    /// As it was sent.
    pub fn of(form: &Form) -> Self {
        Self {
            kind: form.text("art").to_owned(),
            received_on: form.text("eingang").to_owned(),
            identity: form.text("identitaet").to_owned(),
            wish: form.text("anliegen").trim().to_owned(),
        }
    }

    /// As it is offered on this day.
    pub fn offered(today: Day) -> Self {
        Self {
            received_on: today.to_string(),
            identity: Identity::Known.code().to_owned(),
            ..Self::default()
        }
    }

    /// The request, if every field is right.
    ///
    /// # Errors
    /// A sentence for each field that is not.
    pub fn checked(&self, today: Day) -> Result<NewRequest, InputErrors> {
        let mut errors = InputErrors::new();
        let kind = self.kind.parse::<RequestKind>().ok();
        if kind.is_none() {
            errors.add("art", "Bitte wählen Sie, worum es geht.");
        }
        let identity = self.identity.parse::<Identity>().ok();
        if identity.is_none() {
            errors.add(
                "identitaet",
                "Bitte wählen Sie, woran Sie die Person erkannt haben.",
            );
        }
        let received = self.received_on.parse::<Day>().ok();
        match received {
            None => errors.add("eingang", "Bitte geben Sie den Tag des Eingangs an."),
            Some(day) if day > today => {
                errors.add("eingang", "Der Eingang kann nicht in der Zukunft liegen.");
            }
            Some(day) if day < today.plus_months(-MONTHS_BACK) => {
                errors.add("eingang", "Der Eingang liegt mehr als drei Monate zurück.");
            }
            Some(_) => {}
        }
        if self.wish.chars().count() > LONGEST {
            errors.add("anliegen", "Bitte kürzen Sie das Anliegen auf 4 000 Zeichen.");
        }
        let needs_words = matches!(kind, Some(RequestKind::Correction | RequestKind::Objection));
        if needs_words && self.wish.is_empty() {
            errors.add("anliegen", "Bitte schreiben Sie auf, was die Person möchte.");
        }
        match (kind, received, identity) {
            (Some(kind), Some(received_on), Some(identity)) if errors.is_empty() => Ok(NewRequest {
                kind,
                received_on,
                identity,
                wish: self.wish.clone(),
            }),
            _ => Err(errors),
        }
    }
}

/// How a request ends, if the fields are right.
///
/// # Errors
/// A sentence for each field that is not.
pub fn closing(form: &Form) -> Result<(RequestState, String), InputErrors> {
    let mut errors = InputErrors::new();
    let state = form.text("ergebnis").parse::<RequestState>().ok();
    let state = state.filter(|state| *state != RequestState::Open);
    let outcome = form.text("antwort").trim().to_owned();
    if state.is_none() {
        errors.add("ergebnis", "Bitte wählen Sie das Ergebnis.");
    }
    if state == Some(RequestState::Refused) && outcome.is_empty() {
        errors.add(
            "antwort",
            "Bitte begründen Sie die Ablehnung. Die Begründung steht im Schreiben.",
        );
    }
    if outcome.chars().count() > LONGEST {
        errors.add("antwort", "Bitte kürzen Sie den Text auf 4 000 Zeichen.");
    }
    match state {
        Some(state) if errors.is_empty() => Ok((state, outcome)),
        _ => Err(errors),
    }
}

/// Why something takes longer or is held, if the field is right.
///
/// # Errors
/// A sentence if it is not.
pub fn reason(form: &Form, field: &'static str) -> Result<String, InputErrors> {
    let mut errors = InputErrors::new();
    let reason = form.text(field).trim().to_owned();
    if reason.is_empty() {
        errors.add(field, "Bitte geben Sie den Grund an.");
    } else if reason.chars().count() > LONGEST {
        errors.add(field, "Bitte kürzen Sie den Grund auf 4 000 Zeichen.");
    }
    if errors.is_empty() {
        Ok(reason)
    } else {
        Err(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(kind: &str, received: &str, wish: &str) -> RequestInput {
        RequestInput {
            kind: kind.to_owned(),
            received_on: received.to_owned(),
            identity: "known".to_owned(),
            wish: wish.to_owned(),
        }
    }

    #[test]
    fn a_request_says_what_when_and_by_whom() {
        let today: Day = "2026-03-02".parse().unwrap();
        let check = |input: RequestInput, wrong: &[&str]| {
            let found: Vec<&str> = match input.checked(today) {
                Ok(_) => Vec::new(),
                Err(errors) => errors.iter().map(|(field, _)| field).collect(),
            };
            assert_eq!(found, wrong);
        };
        check(input("access", "2026-03-02", ""), &[]);
        check(input("", "2026-03-02", ""), &["art"]);
        check(input("access", "2026-03-03", ""), &["eingang"]);
        check(input("access", "2025-11-01", ""), &["eingang"]);
        check(input("correction", "2026-03-01", ""), &["anliegen"]);
        check(
            input("correction", "2026-03-01", "Mein Name ist falsch geschrieben"),
            &[],
        );
    }
}
