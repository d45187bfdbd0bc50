//! The leaflet on a topic in a place: its offers on paper, in the language of the visit, with a picture code that leads to
//! the same page. Anybody may ask for one, so that printing goes one at a time and the same sheet is printed once.

use std::collections::HashMap;

use base::ids::MunicipalityId;
use base::language::Language;
use directory::offer::model::{Cost, Offer};
use directory::search::query::Query;
use directory::topic::Topic;
use print::document::{Document, Letterhead, Template};
use print::file::FileKind;
use qrcode::QrCode;
use qrcode::render::svg;
use serde_json::{Value, json};
use tokio::sync::Mutex;
use web::answer::{Answer, Refused, beside, file};

use crate::guide::hours::asked_place;
use crate::guide::missing;
use crate::guide::offers::{self, Text, ask};
use crate::guide::visit::Visit;
use crate::guide::words::Words;

const TEMPLATE: Template = Template {
    name: "guide-leaflet",
    source: include_str!("../../templates/print/guide-leaflet.typ"),
};
/// So many offers stand on a leaflet.
const MOST_OFFERS: usize = 40;
/// So many leaflets are kept.
const MOST_KEPT: usize = 100;

/// Which leaflet.
type Key = (Topic, Option<MunicipalityId>, Language);

/// The printed leaflets of a district.
#[derive(Debug, Default)]
pub(crate) struct Shelf(Mutex<HashMap<Key, (Document, Vec<u8>)>>);

impl Shelf {
    /// The leaflet in print: as it was printed before if it says the same.
    async fn printed(&self, key: Key, document: Document) -> Result<Vec<u8>, Refused> {
        let mut kept = self.0.lock().await;
        if let Some((_, bytes)) = kept.get(&key).filter(|(known, _)| *known == document) {
            return Ok(bytes.clone());
        }
        let wanted = document.clone();
        let bytes = beside(move || print::public(&wanted)).await?.bytes;
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(key, (document, bytes.clone()));
        Ok(bytes)
    }
}

/// Prints the leaflet that the address names.
pub(crate) async fn print_out(visit: Visit) -> Answer {
    let query = visit.request.query();
    let topic: Topic = query.text("thema").parse().map_err(|_| Refused::NotFound)?;
    let place = asked_place(&visit)?;
    let asked = Query {
        topic: Some(topic),
        per_page: MOST_OFFERS,
        ..offers::query("", place)
    };
    let Some(found) = ask(&visit, &asked).await? else {
        return missing::closed(&visit);
    };
    if found.hits.is_empty() {
        return Err(Refused::NotFound);
    }
    let hits: Vec<&Offer> = found.hits.iter().map(|hit| hit.offer.as_ref()).collect();
    let document = document(&visit, (topic, place), &hits);
    let guide = visit.request.room::<crate::guide::standing::Guide>()?;
    let bytes = guide
        .shelf
        .printed((topic, place, visit.language()), document)
        .await?;
    let name = format!("wegweiser-{topic}-{}.pdf", visit.language());
    file(bytes, FileKind::Pdf.media_type(), &name)
}

fn document(visit: &Visit, (topic, place): (Topic, Option<MunicipalityId>), hits: &[&Offer]) -> Document {
    let words = visit.words;
    let district = visit.request.house().district.clone();
    let named = place.and_then(|place| visit.standing.place(place));
    let below = place.map_or_else(
        || format!("/thema/{topic}"),
        |place| format!("/thema/{topic}?ort={place}"),
    );
    let address = format!("{}{}", origin(visit), visit.path(&below));
    let title = topic.name(visit.language());
    Document {
        template: TEMPLATE,
        title: title.clone(),
        language: visit.language(),
        printed_on: visit.now.day(),
        letterhead: Some(Letterhead::of(&district, None)),
        demo: visit.request.house().running.is_demo,
        data: json!({
            "title": title,
            "place": words.with("handout-title", "place", named.unwrap_or(&district)),
            "is_large": visit.language() == Language::PlainGerman,
            "offers": hits.iter().map(|offer| on_paper(offer, words)).collect::<Vec<_>>(),
            "scan": words.of("handout-scan"),
            "address": address,
            "code": picture(&address),
            "stand": visit.now.day().german(),
        }),
    }
}

/// Where the guide is reached from outside.
fn origin(visit: &Visit) -> String {
    let scheme = if visit.request.house().running.has_tls {
        "https"
    } else {
        "http"
    };
    format!("{scheme}://{}", visit.request.header("host"))
}

fn on_paper(offer: &Offer, words: Words) -> Value {
    let name = offers::name(offer, words.0);
    let text = offers::description(offer, words.0);
    let written = |text: &Text| {
        json!({
            "text": text.text,
            "language": print::data::language(text.language),
            "is_foreign": text.is_foreign(words),
        })
    };
    let places: Vec<Value> = offer.places.iter().map(|at| at_place(at, words)).collect();
    let phones: Vec<&str> = offer.phones.iter().map(|phone| phone.number.as_str()).collect();
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut fact = |key: &str, value: String| {
        if !value.is_empty() {
            facts.push((words.of(key), value));
        }
    };
    fact("phone", phones.join(", "));
    fact("mail", offer.email.clone().unwrap_or_default());
    fact("languages", offers::languages(offer));
    if offer.cost == Cost::Free {
        fact("costs", words.of("cost-free"));
    }
    json!({
        "name": written(&name),
        "provider": offer.provider.name,
        "text": written(&text),
        "places": places,
        "facts": facts,
    })
}

fn at_place(at: &directory::offer::model::AtPlace, words: Words) -> Value {
    let hours: Vec<String> = at
        .hours
        .iter()
        .map(|hours| {
            let alone = if hours.by_appointment {
                format!(" ({})", words.of("by-appointment"))
            } else {
                String::new()
            };
            format!(
                "{} {}–{}{alone}",
                words.weekday(hours.weekday),
                hours.opens,
                hours.closes
            )
        })
        .collect();
    let phones: Vec<&str> = at
        .place
        .phones
        .iter()
        .map(|phone| phone.number.as_str())
        .collect();
    json!({
        "name": at.place.name,
        "address": at.place.address(),
        "hours": hours,
        "phones": phones.join(", "),
    })
}

/// The picture code of an address as a drawing; empty if the address is too long for one.
fn picture(address: &str) -> String {
    QrCode::new(address).map_or_else(
        |_| String::new(),
        |code| code.render::<svg::Color<'_>>().min_dimensions(200, 200).build(),
    )
}

#[cfg(test)]
mod tests {
    use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

    use super::*;

    fn leaflet(language: Language) -> Document {
        let words = Words(language);
        let german = Text {
            text: "Sprachcafé im Rathaus".to_owned(),
            language: Language::German,
        };
        let written = json!({
            "text": german.text,
            "language": print::data::language(german.language),
            "is_foreign": german.is_foreign(words),
        });
        let offer = json!({
            "name": written,
            "provider": "Verein Muster",
            "text": written,
            "places": [{
                "name": "Rathaus",
                "address": "Markt 1, 33000 Muster",
                "hours": [format!("{} 09:00–12:00", words.weekday(1))],
                "phones": "05251 0000",
            }],
            "facts": [(words.of("costs"), words.of("cost-free"))],
        });
        Document {
            template: TEMPLATE,
            title: Topic::Conversation.name(language),
            language,
            printed_on: "2026-03-02".parse().unwrap(),
            letterhead: Some(Letterhead::of("Kreis Muster", None)),
            demo: false,
            data: json!({
                "title": Topic::Conversation.name(language),
                "place": words.with("handout-title", "place", "Muster"),
                "is_large": language == Language::PlainGerman,
                "offers": [offer, offer],
                "scan": words.of("handout-scan"),
                "address": "https://muster.example/wegweiser/de/thema/conversation",
                "code": picture("https://muster.example/wegweiser/de/thema/conversation"),
                "stand": "02.03.2026",
            }),
        }
    }

    #[test]
    fn a_leaflet_is_valid_pdf_ua_in_every_language() {
        let ua_1 = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
        for language in Language::ALL {
            let printed = print::public(&leaflet(language)).unwrap();
            let report = validate_pdf_bytes(&printed.bytes, &ua_1).unwrap();
            assert!(report.failures.is_empty(), "{language}: {:?}", report.failures);
        }
    }
}
