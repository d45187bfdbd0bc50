//! The two courses beside each other, and the form of one station. Every button saves.

use access::act::Act;
use askama::Template;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, go_to, page, page_again, page_conflict};
use web::components::conflict::{self, Conflict};
use web::components::field::Choice;
use web::components::figure::{self, Figure};
use web::components::tabs::Tabs;
use web::components::{button, errors, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use super::{CRUMB, CourseShown, Opened, reading, writing};
use crate::reconstruction::input::StationInput;
use crate::reconstruction::model::{Direction, Way};
use crate::reconstruction::picture::picture;
use crate::reconstruction::store;
use crate::words::Rechtskreis;

#[derive(Template)]
#[template(path = "themes/reconstruction_course.html")]
struct CoursePage {
    shell: Shell,
    tabs: Tabs,
    path: String,
    arrange: String,
    returned: String,
    version: i64,
    picture: Option<Figure>,
    courses: Vec<CourseShown>,
    may_begin_ideal: bool,
    /// The number of the station in the form; none for a new one.
    number: Option<u32>,
    way: Way,
    input: StationInput,
    ways: Vec<Choice>,
    laws: Vec<Choice>,
    lanes: Vec<String>,
    errors: InputErrors,
    refused: Option<String>,
    clash: Option<Conflict>,
    next: String,
}

impl CoursePage {
    fn of(
        request: &Request,
        opened: &Opened,
        (number, way, input): (Option<u32>, Way, StationInput),
    ) -> Self {
        let draft = &opened.draft;
        let has_stations = !draft.real.is_empty() || !draft.ideal.is_empty();
        let choice = |way: &Way| Choice::new(way.word(), way.german());
        Self {
            shell: request.shell_below(format!("{}: Verlauf", opened.sheet.code), &[CRUMB]),
            tabs: opened.tabs("verlauf"),
            path: opened.path("verlauf"),
            arrange: opened.path("reihenfolge"),
            returned: draft.returned.clone(),
            version: opened.sheet.version,
            picture: has_stations
                .then(|| figure::wide("verlauf-bild", &picture(&draft.title, &draft.real, &draft.ideal))),
            courses: CourseShown::both(&draft.real, &draft.ideal),
            may_begin_ideal: draft.ideal.is_empty() && !draft.real.is_empty(),
            number,
            way,
            input,
            ways: Way::ALL.iter().map(choice).collect(),
            laws: Rechtskreis::ALL
                .iter()
                .map(|law| Choice::new(law, law.german()))
                .collect(),
            lanes: draft.lanes().into_iter().map(str::to_owned).collect(),
            errors: InputErrors::new(),
            refused: None,
            clash: None,
            next: opened.path("pruefung"),
        }
    }
}

/// What the form proposes for the next station: who acted last, in the same month.
fn proposed(opened: &Opened, way: Way) -> StationInput {
    let last = opened.draft.course(way).last();
    StationInput {
        month: last.map_or_else(|| "1".to_owned(), |last| last.month.to_string()),
        rechtskreis: last
            .and_then(|last| last.rechtskreis)
            .map_or("", Rechtskreis::code)
            .to_owned(),
        ..StationInput::default()
    }
}

/// `GET /fallrekonstruktionen/{id}/verlauf`
pub(super) async fn show(request: Request) -> Answer {
    let opened = reading(&request, Act::ReconstructionWrite).await?;
    if !opened.is_editable() {
        return go_to(&opened.path("pruefung"));
    }
    let query = request.query();
    let wanted = query.text("station").parse().ok();
    let form = if let Some((way, station)) = wanted.and_then(|number| opened.draft.station(number)) {
        (Some(station.number), way, StationInput::from_station(station))
    } else {
        let way = Way::of(query.text("art"));
        (None, way, proposed(&opened, way))
    };
    page(&CoursePage::of(&request, &opened, form))
}

/// `POST /fallrekonstruktionen/{id}/verlauf`
pub(super) async fn save(request: Request) -> Answer {
    let mut opened = writing(&request, Act::ReconstructionWrite).await?;
    let form = request.form()?;
    if !opened.is_editable() {
        return go_to(&opened.path("pruefung"));
    }
    let input = StationInput::of(&form);
    let wanted: Option<u32> = form.text("nummer").parse().ok();
    let known = wanted.and_then(|number| opened.draft.station(number));
    let way = known.map_or_else(|| Way::of(form.text("art")), |(way, _)| way);
    let known = known.map(|(_, station)| station.number);
    let shown = (known, way, input.clone());
    if form.version() != opened.sheet.version {
        return page_conflict(&conflicting(&request, &opened, shown));
    }
    let station = match input.checked(known.unwrap_or_else(|| opened.draft.next_number())) {
        Ok(station) => station,
        Err(errors) => {
            return page_again(&CoursePage {
                errors,
                ..CoursePage::of(&request, &opened, shown)
            });
        }
    };
    if let Err(refused) = opened.draft.put(way, station) {
        return page_again(&CoursePage {
            refused: Some(refused.german()),
            ..CoursePage::of(&request, &opened, shown)
        });
    }
    if !saved(&request, &mut opened).await? {
        return page_conflict(&conflicting(&request, &opened, shown));
    }
    let next = format!("{}?art={}#station", opened.path("verlauf"), way.word());
    opened.tx.commit().await?;
    go_to(&next)
}

/// `POST /fallrekonstruktionen/{id}/reihenfolge`: moves a station, takes it out, begins the ideal course.
pub(super) async fn arrange(request: Request) -> Answer {
    let mut opened = writing(&request, Act::ReconstructionWrite).await?;
    let form = request.form()?;
    if !opened.is_editable() {
        return go_to(&opened.path("pruefung"));
    }
    let number: u32 = form.text("nummer").parse().unwrap_or(0);
    if form.version() != opened.sheet.version {
        let shown = (None, Way::Real, proposed(&opened, Way::Real));
        return page_conflict(&conflicting(&request, &opened, shown));
    }
    match form.text("handlung") {
        "hoch" => opened.draft.shift(number, Direction::Up),
        "runter" => opened.draft.shift(number, Direction::Down),
        "entfernen" => opened.draft.remove(number),
        "ideal" => opened.draft.begin_ideal(),
        _ => {}
    }
    saved(&request, &mut opened).await?;
    let next = format!("{}#verlaeufe", opened.path("verlauf"));
    opened.tx.commit().await?;
    go_to(&next)
}

async fn saved(request: &Request, opened: &mut Opened) -> Result<bool, web::answer::Refused> {
    let new = (opened.sheet.version, &opened.sheet.heading, &opened.draft);
    Ok(store::save(&mut opened.tx, &opened.permit, new, request.access().ids()).await?)
}

fn conflicting(request: &Request, opened: &Opened, shown: (Option<u32>, Way, StationInput)) -> CoursePage {
    CoursePage {
        clash: Some(conflict::with(&opened.sheet.author_name, "gerade eben")),
        ..CoursePage::of(request, opened, shown)
    }
}
