//! The notice on paper: German beside the language of the reader, or alone.

use base::day::Day;
use base::language::Language;
use print::document::{Document, Letterhead, Template};
use serde_json::{Value, json};

use crate::notice::content::{About, sections};
use crate::notice::words::Words;
use crate::papers::state::VERSION;

const TEMPLATE: Template = Template {
    name: "privacy-notice",
    source: include_str!("../../templates/print/privacy-notice.typ"),
};

/// The notice of a controller beside a language.
pub(crate) fn document(
    about: About<'_>,
    (language, is_reviewed): (Language, bool),
    (day, is_demo): (Day, bool),
) -> Document {
    let german = Words(Language::German);
    let other = (language != Language::German).then_some(Words(language));
    let each = |text: &dyn Fn(Words) -> String| -> Value {
        std::iter::once(text(german)).chain(other.map(text)).collect()
    };
    let translated = other.map(|words| sections(about, words));
    let parts: Vec<Value> = sections(about, german)
        .into_iter()
        .enumerate()
        .map(|(at, section)| {
            let twin = translated.as_ref().and_then(|all| all.get(at));
            let pairs: Vec<Value> = section
                .paragraphs
                .iter()
                .enumerate()
                .map(|(line, text)| {
                    let beside = twin.and_then(|twin| twin.paragraphs.get(line));
                    std::iter::once(text).chain(beside).cloned().collect()
                })
                .collect();
            let title: Value = std::iter::once(section.title.clone())
                .chain(twin.map(|twin| twin.title.clone()))
                .collect();
            json!({ "title": title, "pairs": pairs })
        })
        .collect();
    let languages: Vec<Value> = std::iter::once(Language::German)
        .chain(other.map(|words| words.0))
        .map(print::data::language)
        .collect();
    let controller = about.controller;
    Document {
        template: TEMPLATE,
        title: german.of("title"),
        language: Language::German,
        printed_on: day,
        letterhead: Some(Letterhead::of(&controller.name, controller.address.as_deref())),
        demo: is_demo,
        data: json!({
            "title": each(&|words| words.of("title")),
            "intro": each(&|words| words.of("intro")),
            "aid": other.map(|_| each(&|words| words.declared("reading-aid"))),
            "unreviewed": other.is_some() && !is_reviewed,
            "languages": languages,
            "parts": parts,
            "stand": format!("Stand: {}, Lotse {VERSION}", day.german()),
        }),
    }
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::{Ids, OrganisationId};
    use consents::store::controller::Controller;
    use organisation::model::organisation::PrivacyLaw;
    use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

    use super::*;

    #[test]
    fn the_notice_is_valid_pdf_ua_alone_and_beside_each_script() {
        let ua_1 = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
        let controller = Controller {
            name: "Kreis Muster".to_owned(),
            address: Some("Musterweg 1, 33100 Musterstadt".to_owned()),
            officer: None,
            law: PrivacyLaw::Dsgvo,
        };
        let about = About {
            controller: &controller,
            periods: &[],
            organisation: OrganisationId::from_uuid(Ids::seeded(Clock::machine(), 1).next()),
        };
        let day = "2026-03-02".parse().unwrap();
        for language in [
            Language::German,
            Language::PlainGerman,
            Language::Arabic,
            Language::Ukrainian,
            Language::Tigrinya,
        ] {
            let document = document(about, (language, false), (day, false));
            let printed = print::public(&document).unwrap();
            let report = validate_pdf_bytes(&printed.bytes, &ua_1).unwrap();
            assert!(report.failures.is_empty(), "{language}: {:?}", report.failures);
        }
    }
}
