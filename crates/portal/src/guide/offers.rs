//! Offers as the guide shows them: what a line of a list says, in the language of the visit. What is written in German is
//! marked as German, so that it is read out as German.

use std::borrow::Borrow;
use std::sync::Arc;

use base::day::Day;
use base::ids::MunicipalityId;
use base::language::Language;
use directory::offer::model::{Cost, Offer};
use directory::open::{Standing as OpenStanding, standing_of};
use directory::search::finder::Finder;
use directory::search::query::{Found, Query, SearchRefused};
use web::answer::Refused;

use crate::guide::visit::Visit;
use crate::guide::words::Words;

/// How long a page waits for the index after a start of the program.
const PATIENCE: [std::time::Duration; 8] = [std::time::Duration::from_millis(250); 8];

/// One offer in a list.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) name: Text,
    pub(crate) href: String,
    pub(crate) provider: String,
    pub(crate) places: String,
    pub(crate) languages: String,
    pub(crate) is_free: bool,
    pub(crate) open: Option<String>,
    pub(crate) closed: Option<String>,
}

/// A text with the language in which it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) language: Language,
}

impl Text {
    /// Whether it is in another language than the page.
    pub(crate) fn is_foreign(&self, words: impl Borrow<Words>) -> bool {
        let words = words.borrow();
        self.language != words.0 && !(is_german(self.language) && is_german(words.0))
    }
}

fn is_german(language: Language) -> bool {
    matches!(language, Language::German | Language::PlainGerman)
}

/// The name of an offer in a language, as far as there is one.
pub(crate) fn name(offer: &Offer, language: Language) -> Text {
    let own = offer.texts.contains_key(&language);
    Text {
        text: offer.name_in(language).to_owned(),
        language: if own { language } else { Language::German },
    }
}

/// The description of an offer in a language, as far as there is one.
pub(crate) fn description(offer: &Offer, language: Language) -> Text {
    let is_plain = language == Language::PlainGerman && offer.plain_description.is_some();
    let own = offer.texts.contains_key(&language) || is_plain;
    Text {
        text: offer.description_in(language).to_owned(),
        language: if own { language } else { Language::German },
    }
}

/// The offer as a line of a list.
pub(crate) fn line(offer: &Offer, visit: &Visit) -> Line {
    let (open, closed) = open_words(
        &standing_of(offer, visit.now),
        (offer, visit.now.day()),
        visit.words,
    );
    Line {
        name: name(offer, visit.language()),
        href: visit.path(&format!("/angebot/{}", offer.id)),
        provider: offer.provider.name.clone(),
        places: towns(offer),
        languages: languages(offer),
        is_free: offer.cost == Cost::Free,
        open,
        closed,
    }
}

/// The languages in which people are served, each in its own name.
pub(crate) fn languages(offer: &Offer) -> String {
    let names: Vec<&str> = offer
        .languages
        .iter()
        .map(|language| language.own_name())
        .collect();
    names.join(", ")
}

fn towns(offer: &Offer) -> String {
    let mut towns: Vec<&str> = offer
        .places
        .iter()
        .filter_map(|at| at.place.town.as_deref())
        .collect();
    towns.dedup();
    towns.join(", ")
}

/// What is said of the hours right now: open, or closed with the next opening.
pub(crate) fn open_words(
    standing: &OpenStanding,
    (offer, today): (&Offer, Day),
    words: Words,
) -> (Option<String>, Option<String>) {
    if !offer.is_offered_on(today) {
        let until = offer.closed_until.filter(|until| *until > today);
        let said = until.map_or_else(
            || words.of("closed-for-now"),
            |until| words.with("closed-until", "day", until.german()),
        );
        return (None, Some(said));
    }
    match standing {
        OpenStanding::Open(_) => (Some(words.of("open-now")), None),
        OpenStanding::ByAppointment(_) => (None, Some(words.of("by-appointment"))),
        OpenStanding::Closed(_) => (None, Some(words.of("closed-now"))),
        OpenStanding::Unknown => (None, None),
    }
}

/// Asks the directory; a program that has just started is given a moment.
///
/// # Errors
/// [`Refused::NotFound`] if what is asked makes no sense; `Ok(None)` if the directory cannot answer now.
pub(crate) async fn ask(visit: &Visit, query: &Query) -> Result<Option<Found>, Refused> {
    let finder = visit.request.room::<Finder>()?;
    for pause in PATIENCE {
        match finder.search(query, visit.now) {
            Ok(found) => return Ok(Some(found)),
            Err(SearchRefused::NotReady) => tokio::time::sleep(pause).await,
            Err(SearchRefused::TooLong) => return Err(Refused::NotFound),
            Err(SearchRefused::Failed) => return Ok(None),
        }
    }
    Ok(None)
}

/// The offer with this id, if the public may see it and it has not ended.
///
/// # Errors
/// [`Refused::NotFound`] if there is none.
pub(crate) fn public_offer(visit: &Visit) -> Result<Arc<Offer>, Refused> {
    let id = visit.request.path_value("id")?;
    let shelf = visit
        .request
        .room::<Finder>()?
        .shelf()
        .map_err(|_| Refused::NotFound)?;
    shelf
        .offer(id)
        .filter(|offer| offer.is_public && offer.status != directory::offer::model::Status::Defunct)
        .cloned()
        .ok_or(Refused::NotFound)
}

/// What the public asks in a place.
pub(crate) fn query(words: &str, place: Option<MunicipalityId>) -> Query {
    Query {
        municipality: place,
        ..Query::public(words)
    }
}
