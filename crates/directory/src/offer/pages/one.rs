//! One offer as everybody who is signed in reads it: what, for whom, where and when, whom to ask, how true it is.

use askama::Template;
use base::day::Day;
use base::moment::Moment;
use web::answer::{Answer, page as answer_page};
use web::components::notice::Notice;
use web::components::tag::Tag;
use web::components::{button, facts, field, notice};
use web::request::Request;
use web::shell::Shell;

use access::act::Act;

use super::attached::{self, Opened};
use super::list::tags;
use crate::field::FieldOfAction;
use crate::look;
use crate::offer::form::names::Names;
use crate::offer::form::words;
use crate::offer::hours::Closure;
use crate::offer::model::{AtPlace, Capacity, Eligibility, Freshness, Gender, Offer, Origin};
use crate::open::standing;
use crate::profile;
use crate::profile::model::Profile;
use crate::proposal;

#[derive(Template)]
#[template(path = "directory/offer.html")]
struct OfferPage {
    shell: Shell,
    path: String,
    offer: Offer,
    tags: Vec<Tag>,
    notices: Vec<Notice>,
    for_whom: facts::Facts,
    at_a_glance: facts::Facts,
    origin: facts::Facts,
    places: Vec<PlaceCard>,
    contacts: Vec<ContactCard>,
    texts: Vec<(&'static str, &'static str, &'static str, String)>,
    profile: Option<Profile>,
    organisation_href: String,
    room: String,
    may_write: bool,
    may_confirm: bool,
    may_propose: bool,
    open_proposals: i64,
}

/// A place with what is known of it on this page.
struct PlaceCard {
    name: String,
    address: String,
    standing: String,
    note: String,
    access: String,
    transport: String,
    hours: Vec<(String, String)>,
    closures: Vec<String>,
    phones: Vec<String>,
    url: Option<String>,
}

struct ContactCard {
    name: String,
    function: String,
    email: Option<String>,
    phone: String,
}

/// `GET /angebote/{id}`
pub(super) async fn page(request: Request) -> Answer {
    let Opened { mut tx, offer, .. } = attached::open(&request, Act::OfferRead).await?;
    let names = look::names(&mut tx).await?;
    let profile = profile::store::profile(&mut tx, offer.provider.id).await?;
    let may_write = look::may(&request, Act::OfferWrite);
    let open_proposals = if may_write {
        proposal::store::count_open(&mut tx, offer.id).await?
    } else {
        0
    };
    let now = request.access().clock().now();
    let today = now.day();
    answer_page(&OfferPage {
        shell: request.shell_below(offer.name.clone(), &[("Angebote", "/angebote")]),
        path: attached::path(offer.id),
        tags: tags(&offer, today),
        notices: notices(&offer, today),
        for_whom: for_whom(&offer.eligibility, &names),
        at_a_glance: at_a_glance(&offer),
        origin: origin(&offer, today),
        places: offer.places.iter().map(|place| place_card(place, now)).collect(),
        contacts: contacts(&offer, today),
        texts: texts(&offer),
        organisation_href: organisation_href(&request, &offer),
        room: room(&offer),
        may_write,
        may_confirm: look::may(&request, Act::OfferConfirm),
        may_propose: look::may(&request, Act::OfferPropose),
        open_proposals,
        profile,
        offer,
    })
}

/// Empty for whoever may not see organisations.
fn organisation_href(request: &Request, offer: &Offer) -> String {
    if look::may(request, Act::OrganisationRead) {
        format!("/organisationen/{}", offer.provider.id)
    } else {
        String::new()
    }
}

fn notices(offer: &Offer, today: Day) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(alert) = &offer.alert {
        notices.push(notice::warning("Wichtiger Hinweis").text(alert));
    }
    if offer.origin == Origin::Demo {
        let sentence = "Dieses Angebot gibt es nicht. Es zeigt, wie ein Eintrag aussieht.";
        notices.push(notice::note("Erfundenes Beispiel").text(sentence));
    }
    if offer.freshness(today) == Freshness::Never && offer.origin == Origin::Published {
        let sentence = "Die Angaben stammen aus einer öffentlichen Quelle. Bitte vor der Weitergabe nachfragen und dann bestätigen.";
        notices.push(notice::note("Noch nicht bestätigt").text(sentence));
    }
    notices
}

fn for_whom(eligibility: &Eligibility, names: &Names) -> facts::Facts {
    let age = match (eligibility.minimum_age, eligibility.maximum_age) {
        (None, None) => "jedes Alter".to_owned(),
        (Some(from), None) => format!("ab {from} Jahren"),
        (None, Some(to)) => format!("bis {to} Jahre"),
        (Some(from), Some(to)) => format!("{from} bis {to} Jahre"),
    };
    let level = match (eligibility.level_from, eligibility.level_to) {
        (None, None) => "keine Vorgabe".to_owned(),
        (Some(from), None) => format!("ab {}", from.german()),
        (None, Some(to)) => format!("bis {}", to.german()),
        (Some(from), Some(to)) => format!("{} bis {}", from.german(), to.german()),
    };
    let areas: Vec<&str> = eligibility
        .areas
        .iter()
        .filter_map(|id| names.municipality(*id))
        .collect();
    let statuses: Vec<&str> = eligibility
        .statuses
        .iter()
        .map(|status| status.german())
        .collect();
    let all = |listed: Vec<&str>, none: &str| {
        if listed.is_empty() {
            none.to_owned()
        } else {
            listed.join(", ")
        }
    };
    let gender = match eligibility.gender {
        Gender::Any => "für alle",
        other => other.german(),
    };
    let list = facts::list()
        .fact("Wohnort", all(areas, "ganzer Kreis"))
        .fact("Alter", age)
        .fact("Geschlecht", gender)
        .fact("Deutsch", level)
        .fact("Aufenthalt", all(statuses, "keine Vorgabe"));
    fact_if_known(list, "Außerdem", eligibility.note.as_deref())
}

/// Adds a fact unless nothing is known.
fn fact_if_known(list: facts::Facts, label: &str, value: Option<&str>) -> facts::Facts {
    match value.filter(|value| !value.is_empty()) {
        Some(value) => list.fact(label, value),
        None => list,
    }
}

fn at_a_glance(offer: &Offer) -> facts::Facts {
    let languages: Vec<&str> = offer
        .languages
        .iter()
        .map(|language| language.german_name())
        .collect();
    let phones: Vec<String> = offer.phones.iter().map(words::phone).collect();
    let topics: Vec<&str> = offer.topics.iter().map(|topic| topic.german()).collect();
    let fields: Vec<&str> = offer.fields().into_iter().map(FieldOfAction::german).collect();
    let mut list = facts::list()
        .fact("Handlungsfeld", fields.join(", "))
        .fact("Themen", topics.join(", "));
    let phones = phones.join(" · ");
    let cost = offer.cost.german();
    for (label, value) in [
        ("Sprachen", Some(languages.join(", ").as_str())),
        ("Sprachmittlung", offer.interpretation_note.as_deref()),
        ("Kosten", Some(cost)),
        ("Zu den Kosten", offer.fees_note.as_deref()),
        ("Telefon", Some(phones.as_str())),
    ] {
        list = fact_if_known(list, label, value);
    }
    if let Some(email) = &offer.email {
        list = list.fact("E-Mail", email).href(format!("mailto:{email}"));
    }
    if let Some(url) = &offer.url {
        list = list.fact("Internetseite", url).href(url);
    }
    list
}

fn origin(offer: &Offer, today: Day) -> facts::Facts {
    let assured = match &offer.assured {
        None => "noch nie".to_owned(),
        Some(assured) => {
            let days = assured.on.days_until(today);
            let by = assured
                .by_name
                .as_deref()
                .map(|name| format!(", {name}"))
                .unwrap_or_default();
            format!("{}{by} (vor {days} Tagen)", assured.on.german())
        }
    };
    let mut list = facts::list()
        .fact("Bestätigt", assured)
        .fact("Eintrag", offer.origin.german())
        .fact("Geändert", offer.modified_at.german())
        .fact(
            "Wegweiser",
            if offer.is_public {
                "öffentlich"
            } else {
                "nur intern"
            },
        );
    if let Some(source) = &offer.source_url {
        list = list.fact("Quelle", source).href(source);
    }
    list
}

/// How much room there is, in words.
pub(super) fn room(offer: &Offer) -> String {
    let Capacity {
        unit,
        available,
        maximum,
        waiting_days,
        noted_on,
    } = &offer.capacity;
    let mut parts = Vec::new();
    let unit = unit.as_deref().unwrap_or("Plätze");
    match (available, maximum) {
        (Some(available), Some(maximum)) => parts.push(format!("{available} von {maximum} {unit} frei")),
        (Some(available), None) => parts.push(format!("{available} {unit} frei")),
        (None, Some(maximum)) => parts.push(format!("{maximum} {unit}")),
        (None, None) => {}
    }
    match waiting_days {
        Some(0) => parts.push("ohne Wartezeit".to_owned()),
        Some(1) => parts.push("1 Tag Wartezeit".to_owned()),
        Some(days) => parts.push(format!("{days} Tage Wartezeit")),
        None => {}
    }
    if parts.is_empty() {
        return "nicht bekannt".to_owned();
    }
    let noted = noted_on.map(|day| format!(" (Stand {})", day.german()));
    format!("{}{}", parts.join(", "), noted.unwrap_or_default())
}

fn place_card(at: &AtPlace, now: Moment) -> PlaceCard {
    let place = &at.place;
    let hours = at.hours.iter().map(|hours| {
        let note = hours.note.clone().unwrap_or_default();
        (hours.german(), note)
    });
    let today = now.day();
    let closures = at.closures.iter().filter(|closure| closure.to >= today);
    let access = [Some(place.step_free.german()), place.accessibility.as_deref()];
    PlaceCard {
        name: place.name.clone(),
        address: place.address(),
        standing: standing(&at.hours, &at.closures, now).german(),
        note: at.note.clone().unwrap_or_default(),
        access: access.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        transport: place.transport.clone().unwrap_or_default(),
        hours: hours.collect(),
        closures: closures.map(Closure::german).collect(),
        phones: place.phones.iter().map(words::phone).collect(),
        url: place.url.clone(),
    }
}

fn contacts(offer: &Offer, today: Day) -> Vec<ContactCard> {
    let shown = offer.contacts.iter().filter(|contact| contact.holds_on(today));
    shown
        .map(|contact| ContactCard {
            name: contact.name.clone(),
            function: contact.function.clone().unwrap_or_default(),
            email: contact.email.clone(),
            phone: contact.phone.clone().unwrap_or_default(),
        })
        .collect()
}

/// Name in its language, tag, direction and the translated name.
fn texts(offer: &Offer) -> Vec<(&'static str, &'static str, &'static str, String)> {
    let texts = offer.texts.iter();
    texts
        .map(|(language, text)| {
            (
                language.german_name(),
                language.tag(),
                language.dir(),
                text.name.clone(),
            )
        })
        .collect()
}

impl OfferPage {
    fn available(&self) -> String {
        text(self.offer.capacity.available)
    }

    fn maximum(&self) -> String {
        text(self.offer.capacity.maximum)
    }

    fn waiting(&self) -> String {
        text(self.offer.capacity.waiting_days)
    }
}

fn text(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}
