//! The hand-over sheet in print: for the other organisation, and for the person with words in the own language beside the
//! German ones, and with the way there. What may stand on it has been decided before.

use base::day::Day;
use base::language::Language;
use consents::model::category::Category;
use consents::model::purpose::Purpose;
use consents::words::Words;
use directory::offer::hours::Hours;
use directory::offer::model::Offer;
use print::data;
use print::document::{Document, Letterhead, Template as Layout};
use serde_json::{Value, json};

use crate::words::word;

const LAYOUT: Layout = Layout {
    name: "hand-over",
    source: include_str!("../templates/print/hand-over.typ"),
};

/// A text of the sheet.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) category: Category,
    pub(crate) text: String,
}

/// The sheet for the other organisation.
pub(crate) struct HandOver<'o> {
    pub(crate) code: String,
    pub(crate) organisation: String,
    pub(crate) offer: Option<&'o Offer>,
    pub(crate) purpose: Purpose,
    pub(crate) lines: Vec<Line>,
    /// The name of the case manager.
    pub(crate) by: String,
    pub(crate) letterhead: Option<Letterhead>,
    pub(crate) today: Day,
    pub(crate) is_demo: bool,
}

impl HandOver<'_> {
    /// The document in German.
    pub(crate) fn document(&self) -> Document {
        self.set(&[Language::German], false)
    }

    fn set(&self, languages: &[Language], is_for_person: bool) -> Document {
        let each =
            |key: &str| -> Vec<String> { languages.iter().map(|language| word(*language, key)).collect() };
        let of_consent = |key: &str| -> Vec<String> {
            languages
                .iter()
                .map(|language| Words::current(*language).of(key))
                .collect()
        };
        let labels = [
            "to", "purpose", "by", "contents", "way", "hours", "phone", "bring", "code",
        ];
        let labels: serde_json::Map<String, Value> = labels
            .iter()
            .map(|key| ((*key).to_owned(), json!(each(key))))
            .collect();
        let own = languages.last().copied().unwrap_or(Language::German);
        Document {
            template: LAYOUT,
            title: format!("Übergabebogen {}", self.code),
            language: Language::German,
            printed_on: self.today,
            letterhead: self.letterhead.clone(),
            demo: self.is_demo,
            data: json!({
                "languages": languages.iter().map(|language| data::language(*language)).collect::<Vec<_>>(),
                "title": each(if is_for_person { "title-person" } else { "title" }),
                "lead": each(if is_for_person { "lead-person" } else { "lead" }),
                "labels": labels,
                "code": self.code,
                "organisation": self.organisation,
                "offer": self.offer.map(|offer| {
                    let names: Vec<&str> = languages.iter().map(|language| offer.name_in(*language)).collect();
                    names
                }),
                "purpose": of_consent(&self.purpose.key()),
                "by": self.by,
                "lines": self.lines.iter().map(|line| json!({
                    "label": of_consent(&line.category.key()),
                    "text": line.text,
                })).collect::<Vec<_>>(),
                "places": if is_for_person { self.offer.map_or_else(Vec::new, places) } else { Vec::new() },
                "phones": if is_for_person { self.offer.map_or_else(Vec::new, phones) } else { Vec::new() },
                "bring": if is_for_person { self.offer.map_or_else(Vec::new, |offer| offer.documents.clone()) } else { Vec::new() },
                "description": self.offer.filter(|_| is_for_person).map(|offer| offer.description_in(own).to_owned()),
                "answer": if is_for_person { Vec::new() } else { each("answer") },
                "note": each(if is_for_person { "note-person" } else { "note" }),
            }),
        }
    }
}

/// The same for the person, with words in the own language and the way there.
pub(crate) struct ForPerson<'p, 'o> {
    pub(crate) paper: &'p HandOver<'o>,
    pub(crate) language: Language,
}

impl ForPerson<'_, '_> {
    pub(crate) fn document(&self) -> Document {
        let mut languages = vec![Language::German];
        if self.language != Language::German {
            languages.push(self.language);
        }
        self.paper.set(&languages, true)
    }
}

fn places(offer: &Offer) -> Vec<Value> {
    let place = |at: &directory::offer::model::AtPlace| {
        let place = &at.place;
        let town = [place.postcode.as_deref(), place.town.as_deref()];
        let town: Vec<&str> = town.into_iter().flatten().collect();
        let hours: Vec<String> = at.hours.iter().map(Hours::german).collect();
        json!({
            "name": place.name,
            "street": place.street,
            "town": town.join(" "),
            "transport": place.transport,
            "hours": hours,
        })
    };
    offer.places.iter().map(place).collect()
}

fn phones(offer: &Offer) -> Vec<String> {
    offer.phones.iter().map(|phone| phone.number.clone()).collect()
}

#[cfg(test)]
mod tests {
    use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

    use super::*;

    #[test]
    fn the_sheet_is_valid_pdf_ua_in_every_language_and_fits_on_two_pages() {
        let ua_1 = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
        let paper = HandOver {
            code: "V-7K3QX".to_owned(),
            organisation: "Beispielverband".to_owned(),
            offer: None,
            purpose: Purpose::Language,
            lines: Category::all(false)
                .map(|category| Line {
                    category,
                    text: "Zeile eins\nZeile zwei mit etwas mehr Text".to_owned(),
                })
                .collect(),
            by: "Anna Beispiel".to_owned(),
            letterhead: None,
            today: "2026-03-02".parse().unwrap(),
            is_demo: true,
        };
        let for_person = |language| {
            ForPerson {
                paper: &paper,
                language,
            }
            .document()
        };
        let all = Language::ALL
            .iter()
            .map(|language| for_person(*language))
            .chain([paper.document()]);
        for document in all {
            let file = print::public(&document).unwrap();
            let report = validate_pdf_bytes(&file.bytes, &ua_1).unwrap();
            assert!(report.failures.is_empty(), "{:?}", report.failures);
            assert!((1..=2).contains(&report.document.page_count));
        }
    }
}
