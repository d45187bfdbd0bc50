//! What was typed into a form, as text, before any rule looked at it.

use std::collections::HashMap;

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
