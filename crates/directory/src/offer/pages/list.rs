//! All offers, by name with filters, or those that fit the words, the best first. One offer: `one`.

use std::sync::Arc;

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::language::Language;
use base::refusal::Refusal as _;
use db::tx::Tx;
use web::answer::{Answer, Refused, page as answer_page};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, ListAddress, PAGE, Pager};
use web::components::notice::Notice;
use web::components::tag::{self, Tag};
use web::components::{button, empty, field, notice};
use web::request::Request;
use web::shell::Shell;

use crate::field::FieldOfAction;
use crate::look;
use crate::offer::form::names::Names;
use crate::offer::model::{Freshness, Offer, Origin, Status};
use crate::offer::store::list::{Filter, Start};
use crate::offer::store::{self, care};
use crate::search::finder::Finder;
use crate::search::query::Query;
use crate::topic::Topic;

/// Offers on a page.
const ROWS: usize = 50;

#[derive(Template)]
#[template(path = "directory/offers.html")]
struct ListPage {
    shell: Shell,
    asked: Asked,
    choices: Choices,
    active: ActiveFilters,
    rows: Vec<Row>,
    pager: Pager,
    refused: Option<Notice>,
    gap: String,
    may_write: bool,
    may_import: bool,
    may_note_gap: bool,
}

struct Choices {
    fields: Vec<Choice>,
    topics: Vec<Choice>,
    municipalities: Vec<Choice>,
    languages: Vec<Choice>,
    organisations: Vec<Choice>,
}

/// What is asked for in the address; what is unknown is not asked.
#[derive(Clone, Debug, Default)]
struct Asked {
    words: String,
    field: Option<FieldOfAction>,
    topic: Option<Topic>,
    municipality: Option<base::ids::MunicipalityId>,
    language: Option<Language>,
    organisation: Option<base::ids::OrganisationId>,
    is_open_now: bool,
    start: String,
}

/// An offer in the list.
struct Row {
    href: String,
    name: String,
    organisation: String,
    topics: Vec<&'static str>,
    further_topics: usize,
    languages: String,
    areas: String,
    room: String,
    tags: Vec<Tag>,
}

/// What was found, and how to go on.
struct Found {
    offers: Vec<Arc<Offer>>,
    pager: Pager,
    refused: Option<Notice>,
}

/// `GET /angebote`
pub(super) async fn page(request: Request) -> Answer {
    let (mut tx, _permit) = look::enter(&request, Act::OfferRead).await?;
    let names = look::names(&mut tx).await?;
    let asked = Asked::read(&request, &names);
    let address = asked.address();
    let found = if asked.words.is_empty() && !asked.is_open_now {
        by_name(&mut tx, &asked, &address).await?
    } else {
        by_words(&request, &asked, &address)
    };
    let today = request.access().clock().today();
    let rows = found
        .offers
        .iter()
        .map(|offer| row(offer, &names, today))
        .collect();
    answer_page(&ListPage {
        shell: request.shell("Angebote"),
        active: asked.active(&address, &names),
        gap: asked.gap_address(),
        choices: choices(&asked, &names),
        rows,
        pager: found.pager,
        refused: found.refused,
        may_write: look::may(&request, Act::OfferWrite),
        may_import: look::may(&request, Act::OfferImport),
        may_note_gap: look::may(&request, Act::GapAdd),
        asked,
    })
}

impl Asked {
    fn read(request: &Request, names: &Names) -> Self {
        let query = request.query();
        let topic: Option<Topic> = query.text("thema").parse().ok();
        let municipality = query.text("kommune").parse().ok();
        let organisation = query.text("organisation").parse().ok();
        Self {
            words: query.line("suche"),
            field: query.text("feld").parse().ok(),
            topic,
            municipality: municipality.filter(|id| names.municipality(*id).is_some()),
            language: query.text("sprache").parse().ok(),
            organisation: organisation.filter(|id| names.organisation(*id).is_some()),
            is_open_now: query.is_ticked("offen"),
            start: query.line(PAGE),
        }
    }

    fn address(&self) -> ListAddress {
        let text = |id: Option<String>| id.unwrap_or_default();
        ListAddress::new("/angebote")
            .with("suche", &self.words)
            .with("feld", text(self.field.map(|field| field.to_string())))
            .with("thema", text(self.topic.map(|topic| topic.to_string())))
            .with("kommune", text(self.municipality.map(|id| id.to_string())))
            .with(
                "sprache",
                text(self.language.map(|language| language.to_string())),
            )
            .with("organisation", text(self.organisation.map(|id| id.to_string())))
            .with("offen", if self.is_open_now { "ja" } else { "" })
    }

    fn active(&self, address: &ListAddress, names: &Names) -> ActiveFilters {
        let mut active = ActiveFilters::new(address);
        if !self.words.is_empty() {
            active = active.filter(format!("Suche: {}", self.words), "suche");
        }
        if let Some(field) = self.field {
            active = active.filter(field.german(), "feld");
        }
        if let Some(topic) = self.topic {
            active = active.filter(topic.german(), "thema");
        }
        if let Some(name) = self.municipality.and_then(|id| names.municipality(id)) {
            active = active.filter(name, "kommune");
        }
        if let Some(language) = self.language {
            active = active.filter(language.german_name(), "sprache");
        }
        if let Some(name) = self.organisation.and_then(|id| names.organisation(id)) {
            active = active.filter(name, "organisation");
        }
        if self.is_open_now {
            active = active.filter("jetzt geöffnet", "offen");
        }
        active
    }

    /// The page on which a missing offer is noted, with what was looked for.
    fn gap_address(&self) -> String {
        let field = self.topic.map(Topic::field).or(self.field);
        ListAddress::new("/angebote/fehlt")
            .with("feld", field.map(|field| field.to_string()).unwrap_or_default())
            .with(
                "thema",
                self.topic.map(|topic| topic.to_string()).unwrap_or_default(),
            )
            .with(
                "kommune",
                self.municipality.map(|id| id.to_string()).unwrap_or_default(),
            )
            .with(
                "sprache",
                self.language
                    .map(|language| language.to_string())
                    .unwrap_or_default(),
            )
            .with("herkunft", "search")
            .to_string()
    }

    fn topics(&self) -> Vec<Topic> {
        match (self.topic, self.field) {
            (Some(topic), _) => vec![topic],
            (None, Some(field)) => Topic::of_field(field).collect(),
            (None, None) => Vec::new(),
        }
    }
}

async fn by_name(tx: &mut Tx, asked: &Asked, address: &ListAddress) -> Result<Found, Refused> {
    let filter = Filter {
        topics: asked.topics(),
        municipality: asked.municipality,
        language: asked.language,
        organisation: asked.organisation,
    };
    // Names hold no id-like tail of their own: the id stands behind the last blank.
    let (name_key, id) = asked.start.rsplit_once(' ').unwrap_or_default();
    let start = Start {
        name_key: name_key.to_owned(),
        id: id.to_owned(),
    };
    let wanted = i64::try_from(ROWS + 1).unwrap_or(i64::MAX);
    let mut entries = store::list::page(tx, &filter, &start, wanted).await?;
    let has_more = entries.len() > ROWS;
    entries.truncate(ROWS);
    let next = entries.last().filter(|_| has_more);
    let next = next.map(|last| {
        address
            .clone()
            .with(PAGE, format!("{} {}", last.name_key, last.id))
    });
    let previous = (!asked.start.is_empty()).then(|| address.clone());
    let ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
    let label = if filter == Filter::default() {
        counted(care::count(tx).await?)
    } else if has_more || !asked.start.is_empty() {
        format!("{ROWS} auf einer Seite")
    } else {
        counted(i64::try_from(ids.len()).unwrap_or(i64::MAX))
    };
    let offers = store::offers(tx, &ids).await?;
    Ok(Found {
        offers: offers.into_iter().map(Arc::new).collect(),
        pager: Pager::new(label).previous(previous).next(next),
        refused: None,
    })
}

fn by_words(request: &Request, asked: &Asked, address: &ListAddress) -> Found {
    let number = asked.start.parse().unwrap_or(1).max(1);
    let query = Query {
        field: asked.field,
        topic: asked.topic,
        municipality: asked.municipality,
        language: asked.language,
        organisation: asked.organisation,
        is_open_now: asked.is_open_now,
        page: number,
        per_page: ROWS,
        ..Query::staff(asked.words.as_str())
    };
    let now = request.access().clock().now();
    let searched = match request.room::<Finder>() {
        Ok(finder) => finder.search(&query, now),
        Err(_) => Err(crate::search::query::SearchRefused::Failed),
    };
    match searched {
        Ok(found) => {
            let total = counted(i64::try_from(found.total).unwrap_or(i64::MAX));
            let page = |number: usize| address.clone().with(PAGE, number);
            let loose = notice::note("Kein Angebot enthält alle Wörter")
                .text("Gezeigt werden Angebote mit einigen davon.");
            Found {
                pager: Pager::new(total)
                    .previous((number > 1).then(|| page(number - 1)))
                    .next((number < found.pages).then(|| page(number + 1))),
                refused: (found.is_loose && !found.hits.is_empty()).then_some(loose),
                offers: found.hits.into_iter().map(|hit| hit.offer).collect(),
            }
        }
        Err(refused) => Found {
            offers: Vec::new(),
            pager: Pager::new(counted(0)),
            refused: Some(notice::warning("Nicht gesucht").text(refused.german())),
        },
    }
}

fn counted(number: i64) -> String {
    if number == 1 {
        "1 Angebot".to_owned()
    } else {
        format!("{number} Angebote")
    }
}

/// Topics shown in a row.
const TOPICS_SHOWN: usize = 3;

fn row(offer: &Offer, names: &Names, today: Day) -> Row {
    let languages: Vec<&str> = offer
        .languages
        .iter()
        .map(|language| language.german_name())
        .collect();
    let areas = offer.eligibility.areas.iter();
    let areas: Vec<&str> = areas.filter_map(|id| names.municipality(*id)).collect();
    Row {
        href: super::attached::path(offer.id),
        name: offer.name.clone(),
        organisation: offer.provider.display_name().to_owned(),
        topics: offer
            .topics
            .iter()
            .map(|topic| topic.german())
            .take(TOPICS_SHOWN)
            .collect(),
        further_topics: offer.topics.len().saturating_sub(TOPICS_SHOWN),
        languages: languages.join(", "),
        areas: if areas.is_empty() {
            "ganzer Kreis".to_owned()
        } else {
            areas.join(", ")
        },
        room: super::one::room(offer),
        tags: tags(offer, today),
    }
}

/// What stands out: ended, closed, full, invented, not confirmed.
pub(super) fn tags(offer: &Offer, today: Day) -> Vec<Tag> {
    let mut tags = Vec::new();
    match offer.status {
        Status::Active => {}
        Status::Inactive | Status::Defunct => tags.push(tag::neutral(offer.status.german())),
        Status::TemporarilyClosed if offer.is_offered_on(today) => {}
        Status::TemporarilyClosed => {
            let until = offer
                .closed_until
                .map(|day| format!("geschlossen bis {}", day.plus_days(-1).german()));
            tags.push(tag::warning(
                until.unwrap_or_else(|| offer.status.german().to_owned()),
            ));
        }
    }
    if offer.capacity.is_full() {
        tags.push(tag::warning("kein Platz frei"));
    }
    match offer.freshness(today) {
        // What is invented is confirmed by nobody.
        _ if offer.origin == Origin::Demo => {}
        Freshness::Never => tags.push(tag::neutral("unbestätigt")),
        Freshness::Old => tags.push(tag::neutral("lange nicht bestätigt")),
        Freshness::Fresh => {}
    }
    if offer.origin == Origin::Demo {
        tags.push(tag::note("Beispiel"));
    }
    if !offer.is_public {
        tags.push(tag::neutral("intern"));
    }
    tags
}

fn choices(asked: &Asked, names: &Names) -> Choices {
    let topics = Topic::ALL.iter().copied();
    let topics = topics.filter(|topic| asked.field.is_none_or(|field| topic.field() == field));
    Choices {
        fields: FieldOfAction::ALL
            .iter()
            .map(|field| Choice::new(field, field.german()))
            .collect(),
        topics: topics.map(|topic| Choice::new(topic, topic.german())).collect(),
        municipalities: look::choices(&names.municipalities),
        languages: Language::ALL
            .iter()
            .map(|language| Choice::new(language, language.german_name()))
            .collect(),
        organisations: look::choices(&names.organisations),
    }
}

impl ListPage {
    fn field(&self) -> &'static str {
        self.asked.field.map(FieldOfAction::code).unwrap_or_default()
    }

    fn topic(&self) -> &'static str {
        self.asked.topic.map(Topic::code).unwrap_or_default()
    }

    /// The field of action that was looked for: enough to note with one click that something is missing.
    fn gap_field(&self) -> &'static str {
        let field = self.asked.topic.map(Topic::field).or(self.asked.field);
        field.map(FieldOfAction::code).unwrap_or_default()
    }

    fn municipality(&self) -> String {
        self.asked
            .municipality
            .map(|id| id.to_string())
            .unwrap_or_default()
    }

    fn language(&self) -> &'static str {
        self.asked.language.map(Language::tag).unwrap_or_default()
    }

    fn organisation(&self) -> String {
        self.asked
            .organisation
            .map(|id| id.to_string())
            .unwrap_or_default()
    }
}
