//! One offer: whether it is open, where, by which telephone, in which languages, what it costs, what to bring.

use std::sync::Arc;

use askama::Template;
use base::day::Day;
use directory::offer::hours::Hours;
use directory::offer::model::{AtPlace, Cost, Gender, Offer};
use directory::open::standing;
use directory::place::model::{Phone, PlaceKind, StepFree};
use web::answer::{Answer, page};

use crate::guide::frame::Frame;
use crate::guide::offers::{Text, description, languages, line, name, open_words, public_offer};
use crate::guide::symbol;
use crate::guide::visit::Visit;
use crate::guide::words::Words;

#[derive(Template)]
#[template(path = "guide/offer.html")]
struct OfferPage {
    frame: Frame,
    offer: Arc<Offer>,
    name: Text,
    description: Text,
    open: Option<String>,
    closed: Option<String>,
    places: Vec<Where>,
    phones: Vec<Call>,
    languages: String,
    cost: Option<String>,
    for_whom: Vec<String>,
    status: Option<String>,
    waiting: Option<String>,
    free: Option<String>,
    assured: Option<String>,
    topics: Vec<(String, String)>,
    correct: String,
}

impl OfferPage {
    /// A web address that browsers may follow from here.
    fn is_web(url: &str) -> bool {
        url.starts_with("https://") || url.starts_with("http://")
    }
}

struct Where {
    name: String,
    address: String,
    note: Option<String>,
    steps: Option<String>,
    accessibility: Option<String>,
    transport: Option<String>,
    phones: Vec<Call>,
    hours: Vec<Time>,
    open: Option<String>,
    closures: Vec<String>,
}

struct Time {
    weekday: String,
    hours: String,
    more: Vec<String>,
    note: Option<String>,
    is_today: bool,
}

struct Call {
    number: String,
    href: String,
    note: Option<String>,
}

impl Call {
    fn of(phone: &Phone) -> Self {
        Self {
            number: phone.number.clone(),
            href: tel(&phone.number),
            note: phone.note.clone(),
        }
    }
}

/// The number as telephones dial it: digits and the plus of another country.
fn tel(number: &str) -> String {
    let digits: String = number
        .replace("(0)", "")
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '+')
        .collect();
    format!("tel:{digits}")
}

/// Shows an offer.
pub(crate) async fn show(visit: Visit) -> Answer {
    let offer = public_offer(&visit)?;
    let words = visit.words;
    let first = line(&offer, &visit);
    let about = |topic: &directory::topic::Topic| {
        (
            topic.name(visit.language()),
            visit.path(&format!("/thema/{topic}")),
        )
    };
    let (waiting, free) = room(&offer, words);
    let shown = name(&offer, visit.language());
    page(&OfferPage {
        frame: visit.frame(&shown.text),
        name: shown,
        description: description(&offer, visit.language()),
        open: first.open,
        closed: first.closed,
        places: offer
            .places
            .iter()
            .map(|at| at_place(at, &offer, &visit))
            .collect(),
        phones: offer.phones.iter().map(Call::of).collect(),
        languages: languages(&offer),
        cost: cost(offer.cost, words),
        for_whom: for_whom(&offer, words),
        status: statuses(&offer),
        waiting,
        free,
        assured: offer
            .assured
            .as_ref()
            .map(|assured| words.with("assured", "day", assured.on.german())),
        topics: offer.topics.iter().map(about).collect(),
        correct: visit.path(&format!("/angebot/{}/vorschlag", offer.id)),
        offer: Arc::clone(&offer),
    })
}

fn cost(cost: Cost, words: Words) -> Option<String> {
    let key = match cost {
        Cost::Unknown => return None,
        Cost::Free => "cost-free",
        Cost::Paid => "cost-paid",
        Cost::Reimbursed => "cost-reimbursed",
    };
    Some(words.of(key))
}

fn room(offer: &Offer, words: Words) -> (Option<String>, Option<String>) {
    let waiting = offer.capacity.waiting_days.filter(|days| *days > 0);
    (
        waiting.map(|days| words.with("waiting", "n", days)),
        offer
            .capacity
            .available
            .map(|free| words.with("free-places", "n", free)),
    )
}

fn for_whom(offer: &Offer, words: Words) -> Vec<String> {
    let who = &offer.eligibility;
    let gender = match who.gender {
        Gender::Any => None,
        Gender::Women => Some(words.of("women-only")),
        Gender::Men => Some(words.of("men-only")),
    };
    let levels =
        [who.level_from, who.level_to].map(|level| level.map(|level| level.to_string().to_uppercase()));
    let level = match levels {
        [None, None] => None,
        [Some(from), None] => Some(format!("{from} +")),
        [None, Some(to)] => Some(format!("A0–{to}")),
        [Some(from), Some(to)] if from == to => Some(from),
        [Some(from), Some(to)] => Some(format!("{from}–{to}")),
    };
    let mut said: Vec<String> = [
        who.minimum_age.map(|age| words.with("age-from", "n", age)),
        who.maximum_age.map(|age| words.with("age-to", "n", age)),
        gender,
        level.map(|level| format!("{}: {level}", words.of("level"))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if said.is_empty() && who.statuses.is_empty() && who.note.is_none() {
        said.push(words.of("everybody"));
    }
    said
}

/// The residence statuses by their German names, as they stand on papers.
fn statuses(offer: &Offer) -> Option<String> {
    let named: Vec<&str> = offer
        .eligibility
        .statuses
        .iter()
        .map(|one| one.german())
        .collect();
    (!named.is_empty()).then(|| named.join(", "))
}

fn at_place(at: &AtPlace, offer: &Offer, visit: &Visit) -> Where {
    let (words, today) = (visit.words, visit.now.day());
    let place = &at.place;
    let steps = match place.step_free {
        StepFree::Yes => Some(words.of("step-free")),
        StepFree::No => Some(words.of("not-step-free")),
        StepFree::Unknown => None,
    };
    let now = standing(&at.hours, &at.closures, visit.now);
    let coming = at
        .closures
        .iter()
        .filter(|closure| closure.to >= today)
        .map(|closure| {
            let until = closure.to.plus_days(1);
            words.with("closed-until", "day", until.german())
        });
    let mut hours: Vec<&Hours> = at.hours.iter().filter(|hours| holds(hours, today)).collect();
    hours.sort_by_key(|hours| (hours.weekday, hours.opens));
    Where {
        name: place.name.clone(),
        address: if place.kind == PlaceKind::Physical {
            place.address()
        } else {
            String::new()
        },
        note: at.note.clone(),
        steps: steps.filter(|_| place.kind == PlaceKind::Physical),
        accessibility: place.accessibility.clone(),
        transport: place.transport.clone(),
        phones: place.phones.iter().map(Call::of).collect(),
        hours: hours
            .into_iter()
            .map(|hours| time(hours, (today, words)))
            .collect(),
        open: open_words(&now, (offer, today), words).0,
        closures: coming.collect(),
    }
}

/// Whether these hours hold today or will.
fn holds(hours: &Hours, today: Day) -> bool {
    hours.valid_to.is_none_or(|to| today <= to)
}

fn time(hours: &Hours, (today, words): (Day, Words)) -> Time {
    let rhythm = match hours.every_weeks {
        1 => None,
        2 => Some(words.of("every-two-weeks")),
        weeks => Some(format!("1 / {weeks}")),
    };
    let alone = hours.by_appointment.then(|| words.of("by-appointment"));
    Time {
        weekday: words.weekday(hours.weekday),
        hours: format!("{}–{}", hours.opens, hours.closes),
        more: [rhythm, alone].into_iter().flatten().collect(),
        note: hours.note.clone(),
        is_today: hours.weekday == today.weekday(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_what_people_write_between() {
        assert_eq!(tel("05251 308-4610"), "tel:052513084610");
        assert_eq!(tel("+49 (0)5251 / 308 0"), "tel:+4952513080");
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert!(OfferPage::is_web("https://example.org") && OfferPage::is_web("http://example.org"));
        assert!(!OfferPage::is_web("javascript:alert(1)") && !OfferPage::is_web("//example.org"));
    }
}
