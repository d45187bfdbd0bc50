//! A refusal as pages show it: why not, and where to go on. Not the rules that refuse.

use base::ids::PersonId;
use base::refusal::Refusal;

/// A sentence and a link.
#[derive(Clone, Debug)]
pub(crate) struct RefusedBox {
    pub(crate) sentence: String,
    pub(crate) label: String,
    pub(crate) href: String,
}

impl RefusedBox {
    /// A refusal that leads somewhere.
    pub(crate) fn new(refusal: &impl Refusal, label: &str, href: impl Into<String>) -> Self {
        Self {
            sentence: refusal.german(),
            label: label.to_owned(),
            href: href.into(),
        }
    }

    /// A consent is missing: leads to the declarations of the person.
    pub(crate) fn no_consent(refusal: &impl Refusal, person: PersonId) -> Self {
        Self::new(
            refusal,
            "Zu den Einwilligungen",
            format!("/personen/{person}/einwilligungen"),
        )
    }
}
