//! An offer as typed text, field by field: the same for the form, for proposed changes and for files. The rules that make
//! an offer of it stand in `checked`; words for people in `words`.

pub mod checked;
pub mod field;
pub mod names;
pub(crate) mod shown;
pub mod words;

use std::collections::BTreeMap;

use web::form::Form;

use crate::offer::form::field::{Field, Kind};
use crate::offer::model::Offer;

/// Between codes of a field that takes several.
pub const SEPARATOR: char = ';';

/// What was typed, by field; a field that is not there was not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferForm(BTreeMap<Field, String>);

impl OfferForm {
    /// What stands in the fields when an offer is opened.
    pub fn of(offer: &Offer) -> Self {
        let eligibility = &offer.eligibility;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let value = |field: Field| match field {
            Field::Organisation => offer.provider.id.to_string(),
            Field::Name => offer.name.clone(),
            Field::AlternateName => text(&offer.alternate_name),
            Field::Description => offer.description.clone(),
            Field::PlainDescription => text(&offer.plain_description),
            Field::Topics => joined(&offer.topics),
            Field::Languages => joined(&offer.languages),
            Field::Interpretation => text(&offer.interpretation_note),
            Field::Status => offer.status.to_string(),
            Field::ClosedUntil => offer.closed_until.map(|day| day.to_string()).unwrap_or_default(),
            Field::Alert => text(&offer.alert),
            Field::Access => text(&offer.application_process),
            Field::MinimumAge => number(eligibility.minimum_age),
            Field::MaximumAge => number(eligibility.maximum_age),
            Field::Gender => eligibility.gender.to_string(),
            Field::LevelFrom => eligibility
                .level_from
                .map(|level| level.to_string())
                .unwrap_or_default(),
            Field::LevelTo => eligibility
                .level_to
                .map(|level| level.to_string())
                .unwrap_or_default(),
            Field::Statuses => joined(&eligibility.statuses),
            Field::Areas => joined(&eligibility.areas),
            Field::Eligibility => text(&eligibility.note),
            Field::Cost => offer.cost.to_string(),
            Field::Fees => text(&offer.fees_note),
            Field::Documents => offer.documents.join("\n"),
            Field::Phones => {
                let phones = offer.phones.iter().map(words::phone);
                phones.collect::<Vec<_>>().join("\n")
            }
            Field::Email => text(&offer.email),
            Field::Website => text(&offer.url),
            Field::CapacityUnit => text(&offer.capacity.unit),
            Field::Source => text(&offer.source_url),
            Field::IsPublic => if offer.is_public { "ja" } else { "" }.to_owned(),
        };
        Self(Field::ALL.iter().map(|field| (*field, value(*field))).collect())
    }

    /// What was typed into the page's form, tidied.
    pub fn read(form: &Form) -> Self {
        let value = |field: Field| match field.kind() {
            Kind::Text | Kind::Lines => form.text(field.code()).replace("\r\n", "\n").trim().to_owned(),
            Kind::Many => {
                let separator = SEPARATOR.to_string();
                let chosen = form.all(field.code()).iter();
                let chosen = chosen.map(String::as_str).filter(|code| !code.is_empty());
                chosen.collect::<Vec<_>>().join(&separator)
            }
            _ => form.line(field.code()),
        };
        Self(Field::ALL.iter().map(|field| (*field, value(*field))).collect())
    }

    /// What was typed into a field; empty if it was not asked for.
    pub fn text(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// The codes in a field that takes several.
    pub fn codes(&self, field: Field) -> impl Iterator<Item = &str> {
        self.text(field)
            .split(SEPARATOR)
            .map(str::trim)
            .filter(|code| !code.is_empty())
    }

    /// The same with another text in a field.
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.0.insert(field, text.into());
        self
    }

    /// The same with these changes laid over it.
    #[must_use]
    pub fn changed_by(mut self, changes: &Self) -> Self {
        self.0.extend(changes.0.clone());
        self
    }

    /// Only the fields in which this form says something else than that one.
    #[must_use]
    pub fn changes_since(&self, before: &Self) -> Self {
        let differs = |(field, text): &(&Field, &String)| before.text(**field) != text.as_str();
        let changed = self.0.iter().filter(differs);
        Self(changed.map(|(field, text)| (*field, text.clone())).collect())
    }

    /// The fields that are there with their texts, in the order of the form.
    pub fn fields(&self) -> impl Iterator<Item = (Field, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str()))
    }

    /// Whether no field is there.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Field, String)> for OfferForm {
    fn from_iter<T: IntoIterator<Item = (Field, String)>>(fields: T) -> Self {
        Self(fields.into_iter().collect())
    }
}

fn joined<T: ToString>(values: impl IntoIterator<Item = T>) -> String {
    let codes: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    codes.join(&SEPARATOR.to_string())
}
