//! How many days a theme may lie at each station before it is late.

use access::act::Act;
use askama::Template;
use base::input::InputErrors;
use web::answer::{Answer, go_to_saying, page, page_again};
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use crate::ladder::StationKind;
use crate::ladder::clock::MOST_DAYS;
use crate::ladder::store;
use crate::look::{reading, writing};

#[derive(Template)]
#[template(path = "themes/clock.html")]
struct ClockPage {
    shell: Shell,
    rows: Vec<(StationKind, String)>,
    errors: InputErrors,
}

/// The stations at which the clock runs.
const RUNNING: [StationKind; 5] = [
    StationKind::LocalBoard,
    StationKind::Coordination,
    StationKind::SteeringGroup,
    StationKind::WorkingGroup,
    StationKind::StateOffice,
];

fn clock_page(request: &Request, rows: Vec<(StationKind, String)>, errors: InputErrors) -> ClockPage {
    ClockPage {
        shell: request.shell_below("Fristen der Stationen", &[("Themen", "/themen")]),
        rows,
        errors,
    }
}

/// `GET /themen/fristen`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeWrite).await?;
    let clock = store::clock_shown(&mut look.tx, &look.permit).await?;
    let days = |kind| clock.days(kind).map(|days| days.to_string()).unwrap_or_default();
    let rows = RUNNING.map(|kind| (kind, days(kind))).to_vec();
    page(&clock_page(&request, rows, InputErrors::new()))
}

/// `POST /themen/fristen`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let form = request.form()?;
    let mut errors = InputErrors::new();
    let mut days = Vec::new();
    for kind in RUNNING {
        let typed: Option<i64> = form.line(kind.code()).parse().ok();
        match typed.filter(|days| (1..=MOST_DAYS).contains(days)) {
            Some(number) => days.push((kind, number)),
            None => errors.add(
                kind.code(),
                format!("Bitte eine Zahl von 1 bis {MOST_DAYS} eingeben."),
            ),
        }
    }
    if !errors.is_empty() {
        let rows = RUNNING.map(|kind| (kind, form.line(kind.code()))).to_vec();
        return page_again(&clock_page(&request, rows, errors));
    }
    for one in days {
        store::set_clock(&mut look.tx, &look.permit, one).await?;
    }
    look.tx.commit().await?;
    go_to_saying("/themen", "gespeichert")
}
