//! Who is late: every station at which themes lie longer than agreed, the longest first. Names stations, not people.

use access::act::Act;
use askama::Template;
use web::answer::{Answer, page};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

use crate::ladder::clock::days_late;
use crate::look::{counted, late_words, reading};
use crate::theme::model::ThemeHead;
use crate::theme::store::{self, Wanted};

/// Most late themes that are looked at.
const MOST: i64 = 200;

#[derive(Template)]
#[template(path = "themes/late.html")]
struct LatePage {
    shell: Shell,
    stations: Vec<LateStation>,
}

struct LateStation {
    name: String,
    number: String,
    themes: Vec<(ThemeHead, String)>,
}

/// `GET /themen/verzug`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeRead).await?;
    let wanted = Wanted {
        is_in_motion: Some(true),
        due_before: Some(look.today),
        limit: MOST,
        ..Wanted::default()
    };
    let late = store::heads(&mut look.tx, &look.permit, &wanted).await?;
    let mut stations: Vec<LateStation> = Vec::new();
    // The list begins with what is late longest, and so does the first theme of each station.
    for theme in late {
        let name = look.station_name(theme.station);
        let days = late_words(days_late(theme.due_on, look.today)).unwrap_or_default();
        match stations.iter_mut().find(|station| station.name == name) {
            Some(station) => station.themes.push((theme, days)),
            None => stations.push(LateStation {
                name,
                number: String::new(),
                themes: vec![(theme, days)],
            }),
        }
    }
    for station in &mut stations {
        station.number = counted(station.themes.len(), ("Thema", "Themen"));
    }
    page(&LatePage {
        shell: request.shell_below("Wer ist im Verzug?", &[("Themen", "/themen")]),
        stations,
    })
}
