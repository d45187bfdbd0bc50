//! What was typed into a form, as text, before any rule looked at it.

use std::collections::HashMap;

use base::day::Day;
use base::input::InputErrors;

/// Fields and what was typed into them; unknown bytes are replaced, nothing is refused here.
#[derive(Clone, Debug, Default)]
pub struct Form(HashMap<String, Vec<String>>);

impl Form {
    /// Reads an `application/x-www-form-urlencoded` body or query.
    pub fn read(bytes: &[u8]) -> Self {
        let mut fields: HashMap<String, Vec<String>> = HashMap::new();
        for (name, value) in form_urlencoded::parse(bytes) {
            fields
                .entry(name.into_owned())
                .or_default()
                .push(value.into_owned());
        }
        Self(fields)
    }

    /// What was typed, as it was typed; empty if the field was not sent.
    pub fn text(&self, field: &str) -> &str {
        self.0
            .get(field)
            .and_then(|values| values.first())
            .map_or("", String::as_str)
    }

    /// What was typed into a one-line field, tidied: no control or direction marks, single blanks.
    pub fn line(&self, field: &str) -> String {
        base::names::one_line(self.text(field))
    }

    /// The day that was typed; `None` if the field is empty, or holds none, which the errors then say.
    pub fn day(&self, field: &'static str, errors: &mut InputErrors) -> Option<Day> {
        match self.text(field).trim() {
            "" => None,
            typed => errors.take(field, Day::typed(typed)),
        }
    }

    /// All values of a field with several ticks.
    pub fn all(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    /// Whether a tick was set.
    pub fn is_ticked(&self, field: &str) -> bool {
        !self.text(field).is_empty()
    }

    /// The version of the record that the form was made from; -1 if there is none, which no record has.
    pub fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or(-1)
    }

    /// All fields but those that must not be shown again, in order of their names.
    pub fn shown_again(&self) -> Vec<(&str, &str)> {
        const NEVER: [&str; 8] = [
            "csrf",
            access::parked::FIELD,
            "kennwort",
            "kennwort_neu",
            "kennwort_wiederholt",
            "code",
            "pin",
            "pin_wiederholt",
        ];
        let mut fields: Vec<(&str, &str)> = self
            .0
            .iter()
            .filter(|(name, _)| !NEVER.contains(&name.as_str()))
            .flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
            .collect();
        fields.sort_unstable();
        fields
    }
}

/// A text as it was typed; the errors say if it is longer than so many characters.
pub fn limited(text: &str, (field, longest): (&'static str, usize), errors: &mut InputErrors) -> String {
    let length = text.chars().count();
    if length > longest {
        errors.add(
            field,
            format!("Der Text hat {length} Zeichen, höchstens {longest} sind möglich. Bitte kürzen Sie ihn."),
        );
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_none_if_nothing_was_typed_and_an_error_if_it_is_none() {
        let mut errors = InputErrors::new();
        let form = Form::read(b"am=3.3.2026&bis=&um=31.02.2026");
        assert_eq!(form.day("am", &mut errors), "2026-03-03".parse().ok());
        assert_eq!(form.day("bis", &mut errors), None);
        assert_eq!(form.day("fehlt", &mut errors), None);
        assert!(errors.is_empty());
        assert_eq!(form.day("um", &mut errors), None);
        assert!(errors.at("um").is_some());
    }
}
