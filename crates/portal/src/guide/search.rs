//! Looking for offers: by situation, by topic, by words. What an address asks that makes no sense is said, not guessed.

use askama::Template;
use axum::http::StatusCode;
use base::ids::MunicipalityId;
use base::language::Language;
use directory::search::query::Query;
use directory::topic::Topic;
use web::answer::{Answer, Refused, page, page_with};
use web::components::field::Choice;
use web::components::list::ListAddress;
use web::components::{button, field};
use web::form::Form;

use crate::guide::frame::Frame;
use crate::guide::missing;
use crate::guide::offers::{self, Line, ask, line};
use crate::guide::situation::Situation;
use crate::guide::start::places;
use crate::guide::symbol;
use crate::guide::visit::Visit;

pub(crate) use directory::search::query::MOST_LETTERS;

/// So many offers of each topic stand on the page of a situation.
const PER_TOPIC: usize = 3;

/// What an address asks for.
#[derive(Clone, Debug, Default)]
struct Asked {
    words: String,
    place: Option<MunicipalityId>,
    language: Option<Language>,
    topic: Option<Topic>,
    is_open_now: bool,
    page: usize,
}

impl Asked {
    /// What stands behind the question mark.
    ///
    /// # Errors
    /// [`Refused::NotFound`] if a filter names what is not there.
    fn of(visit: &Visit, query: &Form) -> Result<Self, Refused> {
        let place: Option<MunicipalityId> = chosen(query, "ort")?;
        if place.is_some_and(|place| visit.standing.place(place).is_none()) {
            return Err(Refused::NotFound);
        }
        let page = match query.text("seite") {
            "" => 1,
            number => number
                .parse()
                .ok()
                .filter(|page| *page >= 1)
                .ok_or(Refused::NotFound)?,
        };
        Ok(Self {
            words: query.line("q"),
            place,
            language: chosen(query, "angebotssprache")?,
            topic: chosen(query, "thema")?,
            is_open_now: query.is_ticked("offen"),
            page,
        })
    }

    fn query(&self) -> Query {
        Query {
            topic: self.topic,
            language: self.language,
            is_open_now: self.is_open_now,
            page: self.page,
            ..offers::query(&self.words, self.place)
        }
    }
}

/// A choice of a filter; nothing if it is left open.
fn chosen<T: std::str::FromStr>(query: &Form, field: &str) -> Result<Option<T>, Refused> {
    match query.text(field) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Refused::NotFound),
    }
}

#[derive(Template)]
#[template(path = "guide/search.html")]
struct SearchPage {
    frame: Frame,
    words: String,
    error: Option<String>,
    is_open_now: bool,
    places: Vec<Choice>,
    languages: Vec<Choice>,
    topics: Vec<Choice>,
    total: usize,
    lines: Vec<Line>,
    previous: Option<String>,
    next: Option<String>,
    handout: Option<String>,
    action: String,
    /// The form is unfolded on the search page, and folded where a topic was chosen.
    is_topic: bool,
}

/// The search page.
pub(crate) async fn show(visit: Visit) -> Answer {
    let query = visit.request.query();
    if query.text("q").chars().nth(MOST_LETTERS).is_some() {
        return too_long(&visit, &query);
    }
    let asked = Asked::of(&visit, &query)?;
    let title = visit.words.of("search-title");
    results(&visit, &asked, (title, "/suche".to_owned(), false)).await
}

/// The offers of a topic.
pub(crate) async fn of_topic(visit: Visit) -> Answer {
    let topic: Topic = visit.request.path_value("thema")?;
    let asked = Asked {
        topic: Some(topic),
        ..Asked::of(&visit, &visit.request.query())?
    };
    let title = topic.name(visit.language());
    results(&visit, &asked, (title, format!("/thema/{topic}"), true)).await
}

async fn results(visit: &Visit, asked: &Asked, (title, below, is_topic): (String, String, bool)) -> Answer {
    let Some(found) = ask(visit, &asked.query()).await? else {
        return missing::closed(visit);
    };
    if found.page > found.pages {
        return Err(Refused::NotFound);
    }
    let address = address(visit, asked, (&below, is_topic));
    let at = |number: usize| address.clone().with("seite", number).to_string();
    page(&SearchPage {
        lines: found.hits.iter().map(|hit| line(&hit.offer, visit)).collect(),
        total: found.total,
        previous: (found.page > 1).then(|| at(found.page - 1)),
        next: (found.page < found.pages).then(|| at(found.page + 1)),
        handout: asked
            .topic
            .filter(|_| found.total > 0)
            .map(|topic| handout(visit, topic, asked.place)),
        action: visit.path(&below),
        is_topic,
        ..empty_page(visit, asked, title)
    })
}

/// The page without any offers.
fn empty_page(visit: &Visit, asked: &Asked, title: String) -> SearchPage {
    let served =
        |one: &Language| Choice::new(one.tag(), one.own_name()).chosen_if(Some(*one) == asked.language);
    let mut topics: Vec<(String, Topic)> = Topic::ALL
        .iter()
        .map(|topic| (topic.name(visit.language()), *topic))
        .collect();
    topics.sort_by_key(|(name, _)| name.to_lowercase());
    let about =
        |(name, topic): (String, Topic)| Choice::new(topic, name).chosen_if(Some(topic) == asked.topic);
    SearchPage {
        frame: visit.frame(title),
        words: asked.words.clone(),
        error: None,
        is_open_now: asked.is_open_now,
        places: places(visit, asked.place),
        languages: Language::ALL
            .iter()
            .filter(|language| **language != Language::PlainGerman)
            .map(served)
            .collect(),
        topics: topics.into_iter().map(about).collect(),
        total: 0,
        lines: Vec::new(),
        previous: None,
        next: None,
        handout: None,
        action: visit.path("/suche"),
        is_topic: false,
    }
}

fn too_long(visit: &Visit, query: &Form) -> Answer {
    let asked = Asked {
        words: query.line("q").chars().take(MOST_LETTERS).collect(),
        page: 1,
        ..Asked::default()
    };
    let mut page = empty_page(visit, &asked, visit.words.of("search-title"));
    page.error = Some(visit.words.with("too-long", "n", MOST_LETTERS));
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The address of these results, without the number of the page.
fn address(visit: &Visit, asked: &Asked, (below, is_topic): (&str, bool)) -> ListAddress {
    let mut address = ListAddress::new(visit.path(below));
    let code = |value: Option<String>| value.unwrap_or_default();
    let filters = [
        ("q", asked.words.clone()),
        ("ort", code(asked.place.map(|place| place.to_string()))),
        ("angebotssprache", code(asked.language.map(|one| one.to_string()))),
        (
            "thema",
            code(asked.topic.filter(|_| !is_topic).map(|topic| topic.to_string())),
        ),
        (
            "offen",
            if asked.is_open_now {
                "ja".to_owned()
            } else {
                String::new()
            },
        ),
    ];
    for (name, value) in filters {
        if !value.is_empty() {
            address = address.with(name, value);
        }
    }
    address
}

/// The address of the leaflet on a topic.
fn handout(visit: &Visit, topic: Topic, place: Option<MunicipalityId>) -> String {
    let mut address = ListAddress::new(visit.path("/merkblatt")).with("thema", topic.to_string());
    if let Some(place) = place {
        address = address.with("ort", place.to_string());
    }
    address.to_string()
}

#[derive(Template)]
#[template(path = "guide/situation.html")]
struct SituationPage {
    frame: Frame,
    places: Vec<Choice>,
    action: String,
    topics: Vec<Group>,
}

struct Group {
    name: String,
    href: String,
    total: usize,
    lines: Vec<Line>,
}

impl Group {
    /// Whether the page of the topic shows more than this one.
    fn has_more(&self) -> bool {
        self.total > self.lines.len()
    }
}

/// What helps in a situation: its topics, each with its first offers.
pub(crate) async fn of_situation(visit: Visit) -> Answer {
    let situation: Situation = visit.request.path_value("lage")?;
    let asked = Asked::of(&visit, &visit.request.query())?;
    let mut topics = Vec::new();
    for topic in situation.topics() {
        let asked = Asked {
            topic: Some(*topic),
            place: asked.place,
            page: 1,
            ..Asked::default()
        };
        let query = Query {
            per_page: PER_TOPIC,
            ..asked.query()
        };
        let Some(found) = ask(&visit, &query).await? else {
            return missing::closed(&visit);
        };
        let below = format!("/thema/{topic}");
        topics.push(Group {
            name: topic.name(visit.language()),
            href: address(&visit, &asked, (&below, true)).to_string(),
            total: found.total,
            lines: found.hits.iter().map(|hit| line(&hit.offer, &visit)).collect(),
        });
    }
    // What has nothing to show stands last, but stands: it says that somebody has thought of it.
    topics.sort_by_key(|group| group.total == 0);
    let title = format!(
        "{} {}",
        visit.words.of("i-look-for"),
        visit.words.of(&situation.key())
    );
    page(&SituationPage {
        frame: visit.frame(title),
        places: places(&visit, asked.place),
        action: visit.path(&format!("/lebenslage/{situation}")),
        topics,
    })
}
