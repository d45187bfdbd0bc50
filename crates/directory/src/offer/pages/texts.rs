//! Name and description of an offer in the other languages, all on one page.

use std::collections::BTreeMap;

use askama::Template;
use base::input::InputErrors;
use base::language::Language;
use web::answer::{Answer, go_to_saying, page as answer_page, page_again, page_conflict};
use web::components::field::{self as parts, Field as Part};
use web::components::tabs::Tabs;
use web::components::{button, errors, notice};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use access::act::Act;

use super::attached::{self, Opened};
use crate::offer::form::checked::{LONGEST_NAME, LONGEST_TEXT};
use crate::offer::model::{Offer, OfferText};
use crate::offer::store::write;

#[derive(Template)]
#[template(path = "directory/texts.html")]
struct TextsPage {
    shell: Shell,
    tabs: Tabs,
    path: String,
    version: i64,
    errors: InputErrors,
    met: Option<notice::Notice>,
    german: String,
    languages: Vec<LanguageFields>,
}

struct LanguageFields {
    name: &'static str,
    is_filled: bool,
    fields: [Part; 2],
}

/// `GET /angebote/{id}/texte`
pub(super) async fn form(request: Request) -> Answer {
    let Opened { offer, .. } = attached::open(&request, Act::OfferWrite).await?;
    answer_page(&page(&request, &offer, &offer.texts, InputErrors::new()))
}

/// `POST /angebote/{id}/texte`
pub(super) async fn save(request: Request) -> Answer {
    let Opened {
        mut tx,
        permit,
        offer,
    } = attached::open_writing(&request, Act::OfferWrite).await?;
    let form = request.form()?;
    let (texts, errors) = read(&form);
    if !errors.is_empty() {
        return page_again(&page(&request, &offer, &texts, errors));
    }
    let version = form.version();
    let after = Offer {
        texts: texts.clone(),
        version,
        ..offer.clone()
    };
    if !write::save(&mut tx, &after, (Some(permit.account()), permit.now())).await? {
        let met = notice::warning("Inzwischen hat jemand anderes dieses Angebot gespeichert")
            .text("Ihre Übersetzungen stehen noch da und gelten, wenn Sie noch einmal speichern.")
            .link("Das Angebot, wie es jetzt ist", attached::path(offer.id));
        return page_conflict(&TextsPage {
            met: Some(met),
            ..page(&request, &offer, &texts, errors)
        });
    }
    crate::look::commit(&request, tx).await?;
    go_to_saying(&attached::path(offer.id), "gespeichert")
}

fn page(
    request: &Request,
    offer: &Offer,
    texts: &BTreeMap<Language, OfferText>,
    errors: InputErrors,
) -> TextsPage {
    let others = Language::ALL
        .into_iter()
        .filter(|language| *language != Language::German);
    let languages = others.map(|language| {
        let text = texts.get(&language);
        let (name, description) = names_of(language);
        let named = parts::text(name, "Name").value(text.map_or("", |text| &text.name));
        let described = parts::area(description, "Beschreibung", 3);
        let described = described.value(text.map_or("", |text| &text.description));
        let written = |part: Part| {
            part.attr("lang", language.tag())
                .attr("dir", language.dir())
                .errors(&errors)
        };
        LanguageFields {
            name: language.german_name(),
            is_filled: text.is_some(),
            fields: [written(named), written(described)],
        }
    });
    TextsPage {
        shell: attached::shell(request, "Übersetzungen", offer),
        tabs: attached::bar(offer.id, "texte"),
        path: attached::path(offer.id),
        version: offer.version,
        languages: languages.collect(),
        german: format!("{}: {}", offer.name, offer.description),
        met: None,
        errors,
    }
}

/// A language counts if both its fields are filled; one alone is an error.
fn read(form: &Form) -> (BTreeMap<Language, OfferText>, InputErrors) {
    let mut errors = InputErrors::new();
    let mut texts = BTreeMap::new();
    for language in Language::ALL {
        let (name_field, text_field) = names_of(language);
        let name = form.line(name_field);
        let description = form.text(text_field).replace("\r\n", "\n").trim().to_owned();
        if name.is_empty() && description.is_empty() || language == Language::German {
            continue;
        }
        if name.is_empty() {
            errors.add(
                name_field,
                format!("Bitte auch den Namen auf {} eingeben.", language.german_name()),
            );
        }
        if description.is_empty() {
            errors.add(
                text_field,
                format!(
                    "Bitte auch die Beschreibung auf {} eingeben.",
                    language.german_name()
                ),
            );
        }
        if name.chars().count() > LONGEST_NAME {
            errors.add(
                name_field,
                format!("Bitte höchstens {LONGEST_NAME} Zeichen eingeben."),
            );
        }
        if description.chars().count() > LONGEST_TEXT {
            errors.add(
                text_field,
                format!("Bitte höchstens {LONGEST_TEXT} Zeichen eingeben."),
            );
        }
        texts.insert(language, OfferText { name, description });
    }
    (texts, errors)
}

/// The names of the two fields of a language.
const fn names_of(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::German => ("name_de", "text_de"),
        Language::PlainGerman => ("name_leicht", "text_leicht"),
        Language::English => ("name_en", "text_en"),
        Language::Ukrainian => ("name_uk", "text_uk"),
        Language::Russian => ("name_ru", "text_ru"),
        Language::Polish => ("name_pl", "text_pl"),
        Language::Arabic => ("name_ar", "text_ar"),
        Language::Romanian => ("name_ro", "text_ro"),
        Language::Turkish => ("name_tr", "text_tr"),
        Language::Farsi => ("name_fa", "text_fa"),
        Language::Kurmanji => ("name_kmr", "text_kmr"),
        Language::Bulgarian => ("name_bg", "text_bg"),
        Language::Albanian => ("name_sq", "text_sq"),
        Language::Serbian => ("name_sr", "text_sr"),
        Language::French => ("name_fr", "text_fr"),
        Language::Tigrinya => ("name_ti", "text_ti"),
    }
}
