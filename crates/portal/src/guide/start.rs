//! The way in: the choice of a language, and what people look for.

use askama::Template;
use base::language::Language;
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::{button, field};
use web::request::Request;

use crate::guide::frame::Frame;
use crate::guide::missing;
use crate::guide::search::MOST_LETTERS;
use crate::guide::situation::Situation;
use crate::guide::standing::Guide;
use crate::guide::symbol;
use crate::guide::visit::Visit;
use crate::guide::words::Words;

#[derive(Template)]
#[template(path = "guide/languages.html")]
struct LanguagesPage {
    frame: Frame,
}

/// The languages to choose from; none is guessed.
pub(crate) async fn choose(request: Request) -> Answer {
    let guide = request.room::<Guide>()?;
    let visit = Visit {
        words: Words(Language::German),
        standing: guide.standing(&request).await?,
        now: request.access().clock().now(),
        request,
    };
    if !visit.standing.is_on {
        return missing::closed(&visit);
    }
    let mut frame = visit.frame(visit.words.of("name"));
    frame.ways.clear();
    page(&LanguagesPage { frame })
}

#[derive(Template)]
#[template(path = "guide/start.html")]
struct StartPage {
    frame: Frame,
    situations: Vec<Tile>,
    places: Vec<Choice>,
}

struct Tile {
    label: String,
    href: String,
    symbol: &'static str,
}

/// The start page of a language.
pub(crate) async fn show(visit: Visit) -> Answer {
    let tile = |one: &Situation| Tile {
        label: visit.words.of(&one.key()),
        href: visit.path(&format!("/lebenslage/{one}")),
        symbol: one.symbol(),
    };
    page(&StartPage {
        frame: visit.frame(visit.words.of("start-title")),
        situations: Situation::ALL.iter().map(tile).collect(),
        places: places(&visit, None),
    })
}

/// The places to choose from.
pub(crate) fn places(visit: &Visit, chosen: Option<base::ids::MunicipalityId>) -> Vec<Choice> {
    let choice = |(id, name): &(base::ids::MunicipalityId, String)| {
        Choice::new(id, name).chosen_if(Some(*id) == chosen)
    };
    visit.standing.places.iter().map(choice).collect()
}
