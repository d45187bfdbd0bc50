//! How things stand in each life area, first against now, and how they went.

use access::act::Act;
use askama::Template;
use cases::case::opened::opened;
use cases::life_area::LifeArea;
use web::answer::{Answer, page};
use web::components::figure::{self, Figure};
use web::components::timeline::{Entry, Timeline};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

use crate::assessment::model::{AreaView, Level, Urgency, Version, last_talk, standing};
use crate::assessment::{charts as pictures, scale, store};

#[derive(Template)]
#[template(path = "planning/assessment.html")]
struct AssessmentPage {
    shell: Shell,
    new_path: String,
    may_write: bool,
    rows: Vec<AreaRow>,
    charts: Vec<Figure>,
    over_time: Option<Figure>,
    versions: Timeline,
}

impl AssessmentPage {
    /// Whether anything was written down about resources or obstacles.
    fn has_texts(&self) -> bool {
        let is_told = |row: &AreaRow| !(row.resources.is_empty() && row.obstacles.is_empty());
        self.rows.iter().any(is_told)
    }
}

/// One life area as the page shows it.
struct AreaRow {
    area: &'static str,
    need: String,
    wish: String,
    urgency: Option<Urgency>,
    last: String,
    resources: String,
    obstacles: String,
}

impl AreaRow {
    fn of(area: LifeArea, view: &AreaView, versions: &[Version]) -> Self {
        let need = |level: Level| format!("{} – {}", level.number(), scale::need(area, level));
        let wish = |level: Level| format!("{} – {}", level.number(), scale::wish(level));
        Self {
            area: area.german(),
            need: view.need.map_or_else(String::new, need),
            wish: view.wish.map_or_else(String::new, wish),
            urgency: view.urgency,
            last: last_talk(versions, area).map_or_else(String::new, base::day::Day::german),
            resources: view.resources.clone(),
            obstacles: view.obstacles.clone(),
        }
    }

    fn urgency_tag(&self) -> Option<tag::Tag> {
        self.urgency.map(|urgency| match urgency {
            Urgency::Later => tag::neutral(urgency.german()),
            Urgency::Soon => tag::note(urgency.german()).icon("schedule"),
            Urgency::Now => tag::danger(urgency.german()).icon("warning"),
        })
    }
}

/// Shows how things stand.
///
/// # Errors
/// [`Refused::NotFound`](web::answer::Refused::NotFound) if the case does not exist for this account.
pub async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let versions = store::versions(&mut case.tx, &case.permit).await?;
    let standing = standing(&versions);
    let has_any = !versions.is_empty();
    page(&AssessmentPage {
        shell: case.shell(&request, ("Falleinschätzung", "einschaetzung")),
        new_path: case.path("einschaetzung/neu"),
        may_write: case.may_change(&request)?,
        rows: standing
            .iter()
            .filter(|(_, view)| !view.is_empty())
            .map(|(area, view)| AreaRow::of(*area, view, &versions))
            .collect(),
        charts: if has_any {
            vec![
                figure::narrow("anfang-und-heute", &pictures::first_and_now(&versions)),
                figure::narrow("bedarf-und-beduerfnis", &pictures::need_and_wish(&versions)),
            ]
        } else {
            Vec::new()
        },
        over_time: (versions.len() > 1).then(|| figure::wide("verlauf", &pictures::over_time(&versions))),
        versions: Timeline::new(versions.iter().rev().map(entry).collect()),
    })
}

fn entry(version: &Version) -> Entry {
    Entry::new(
        version.held_on.german(),
        "monitoring",
        format!("Falleinschätzung {}", version.number),
    )
    .by(&version.by)
    .text(areas_of(version))
}

/// The names of the life areas that were talked about.
pub(crate) fn areas_of(version: &Version) -> String {
    let names: Vec<&str> = version.views.keys().map(|area| area.german()).collect();
    names.join(", ")
}
