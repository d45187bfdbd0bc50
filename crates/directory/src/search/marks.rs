//! What filters ask of an offer, as bits beside the index: twenty thousand offers are gone through in a fraction of a
//! millisecond. Knows no words.

use std::collections::BTreeSet;

use base::ids::{MunicipalityId, OrganisationId};
use base::language::Language;
use base::moment::Moment;

use crate::field::FieldOfAction;
use crate::offer::model::{Offer, Status};
use crate::topic::Topic;

/// A set of small numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Bits(u64);

impl Bits {
    fn of(numbers: impl Iterator<Item = usize>) -> Self {
        Self(
            numbers
                .filter(|number| *number < 64)
                .fold(0, |bits, number| bits | 1 << number),
        )
    }

    fn has(self, number: usize) -> bool {
        number < 64 && self.0 >> number & 1 == 1
    }
}

/// What filters ask of one offer.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    topics: Bits,
    fields: Bits,
    languages: Bits,
    areas: BTreeSet<MunicipalityId>,
    places: BTreeSet<MunicipalityId>,
    organisation: OrganisationId,
    modified_at: Moment,
    is_public: bool,
    is_offered: bool,
}

/// What is asked of an offer by filters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub(crate) topic: Option<Topic>,
    pub(crate) field: Option<FieldOfAction>,
    pub(crate) language: Option<Language>,
    pub(crate) municipality: Option<MunicipalityId>,
    pub(crate) organisation: Option<OrganisationId>,
    pub(crate) modified_after: Option<Moment>,
    pub(crate) only_public: bool,
    pub(crate) only_offered: bool,
}

impl Mark {
    pub(crate) fn of(offer: &Offer) -> Self {
        let at_places = offer.places.iter().filter_map(|at| at.place.municipality);
        Self {
            topics: Bits::of(offer.topics.iter().map(|topic| topic_number(*topic))),
            fields: Bits::of(offer.topics.iter().map(|topic| field_number(topic.field()))),
            languages: Bits::of(offer.languages.iter().map(|language| language_number(*language))),
            areas: offer.eligibility.areas.clone(),
            places: at_places.collect(),
            organisation: offer.provider.id,
            modified_at: offer.modified_at,
            is_public: offer.is_public,
            is_offered: matches!(offer.status, Status::Active | Status::TemporarilyClosed),
        }
    }

    pub(crate) fn is_kept_by(&self, asked: &Asked) -> bool {
        (self.is_public || !asked.only_public)
            && (self.is_offered || !asked.only_offered)
            && asked
                .topic
                .is_none_or(|topic| self.topics.has(topic_number(topic)))
            && asked
                .field
                .is_none_or(|field| self.fields.has(field_number(field)))
            && asked
                .language
                .is_none_or(|language| self.languages.has(language_number(language)))
            && asked.municipality.is_none_or(|home| self.serves(home))
            && asked
                .organisation
                .is_none_or(|organisation| self.organisation == organisation)
            && asked.modified_after.is_none_or(|after| after <= self.modified_at)
    }

    /// For the people of this municipality: by its area, or because it is for the whole district.
    fn serves(&self, home: MunicipalityId) -> bool {
        self.areas.is_empty() || self.areas.contains(&home)
    }

    /// Whether it is in this municipality, or for it alone: what is near is shown first.
    pub(crate) fn is_near(&self, home: MunicipalityId) -> bool {
        self.places.contains(&home) || self.areas.contains(&home)
    }
}

fn topic_number(topic: Topic) -> usize {
    topic as usize
}

fn field_number(field: FieldOfAction) -> usize {
    field as usize
}

fn language_number(language: Language) -> usize {
    language as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_topics_fields_and_languages_have_a_bit() {
        assert!(Topic::ALL.len() <= 64 && FieldOfAction::ALL.len() <= 64 && Language::ALL.len() <= 64);
    }
}
