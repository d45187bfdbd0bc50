//! The fields of a person's form, the same when adding and when changing. What they must be stands in `person::input`.

use askama::Template;
use askama::filters::HtmlSafe;
use base::input::InputErrors;
use base::language::Language;
use web::components::field::{self, Choice};

use crate::person::input::PersonInput;

/// The fields of names and birth.
#[derive(Template)]
#[template(path = "people/_name_fields.html")]
pub(crate) struct NameFields<'p> {
    pub(crate) input: &'p PersonInput,
    pub(crate) errors: &'p InputErrors,
    /// Fields shown elsewhere on the page: in the conflict above the form.
    pub(crate) without: &'p [&'static str],
}

impl HtmlSafe for NameFields<'_> {}

impl NameFields<'_> {
    fn has(&self, field: &str) -> bool {
        !self.without.contains(&field)
    }
}

/// The fields of language and contact.
#[derive(Template)]
#[template(path = "people/_contact_fields.html")]
pub(crate) struct ContactFields<'p> {
    pub(crate) input: &'p PersonInput,
    pub(crate) errors: &'p InputErrors,
    pub(crate) without: &'p [&'static str],
    pub(crate) languages: Vec<Choice>,
    pub(crate) language_hint: String,
}

impl HtmlSafe for ContactFields<'_> {}

impl ContactFields<'_> {
    fn has(&self, field: &str) -> bool {
        !self.without.contains(&field)
    }
}

/// All languages, by their German names.
pub(crate) fn languages() -> Vec<Choice> {
    Language::ALL
        .into_iter()
        .map(|language| Choice::new(language.tag(), language.german_name()))
        .collect()
}
