//! The story of a theme on one page, in order of time: what was noted, found and reconstructed, how it climbed the ladder,
//! what boards decided, what was done and what came of it, and what was answered. It gathers; each room below decides what
//! may be shown, and what the one who looks may not open is told without a way to it.

mod gathered;
mod line;
mod model;

use access::act::Act;
use access::permit::{House, Permit};
use askama::Template;
use base::ids::ThemeId;
use boards::board::store::seats_of_account;
use boards::effect::model::CAVEAT;
use boards::story::store::is_known_to;
use charts::chart::Chart;
use db::tx::Tx;
use organisation::memory::structure;
use themes::ladder::StationKind;
use themes::theme::model::Theme;
use web::answer::{Answer, Refused, page};
use web::components::stepper::{self, Stepper};
use web::components::timeline::Timeline;
use web::components::{empty, facts, figure};
use web::request::Request;
use web::shell::Shell;

use crate::theme_story::gathered::{Ended, gathered};
use crate::theme_story::line::entries;
use crate::theme_story::model::Ways;

#[derive(Template)]
#[template(path = "desk/theme_story.html")]
struct StoryPage {
    shell: Shell,
    theme: Theme,
    ladder: Stepper,
    timeline: Timeline,
    has_entries: bool,
    curve: Option<Chart>,
    effects: Vec<Ended>,
    caveat: &'static str,
    facts: facts::Facts,
}

/// `GET /themen/{id}/verlauf`
///
/// # Errors
/// [`Refused`] as the gate says.
pub(crate) async fn show(request: Request) -> Answer {
    let (access, who) = (request.access(), request.who()?);
    let places = structure(&request).await?;
    let (mut tx, permit) = access.enter(who, Act::ThemeRead).await?;
    let theme = theme(&request, (&mut tx, &permit)).await?;
    let ways = Ways {
        findings: access.may(who, Act::FindingRead),
        boards: access.may(who, Act::BoardRead),
        measures: access.may(who, Act::MeasureRead),
        answers: true,
        only: None,
    };
    let title = format!("Verlauf: {}", theme.head.title);
    let above = format!("/themen/{}", theme.head.id);
    let shell = request.shell_below(title, &[("Themen", "/themen"), (&theme.head.number, &above)]);
    let story = gathered((&mut tx, &permit), &theme, (&ways, places.as_deref())).await?;
    drop(tx);
    told(shell, theme, story)
}

/// `GET /meine-gremien/themen/{id}`: for whoever holds a seat today in a board that has had the theme.
///
/// # Errors
/// [`Refused`] as the gate says, and for themes that none of the own boards has had.
pub(crate) async fn show_to_a_member(request: Request) -> Answer {
    let (access, who) = (request.access(), request.who()?);
    // A partner holds a seat without looking at the district otherwise.
    let places = if access.may(who, Act::OrganisationRead) {
        structure(&request).await?
    } else {
        None
    };
    let (mut tx, permit) = access.enter(who, Act::OwnBoardRead).await?;
    let today = permit.now().day();
    let seats = seats_of_account(&mut tx, &permit, (permit.account(), today)).await?;
    let boards: Vec<_> = seats.iter().map(|seat| seat.board).collect();
    let id: ThemeId = request.path_value("id")?;
    if boards.is_empty() || !is_known_to(&mut tx, &permit, (id, &boards)).await? {
        return Err(Refused::NotFound);
    }
    let theme = theme(&request, (&mut tx, &permit)).await?;
    let ways = Ways {
        findings: false,
        boards: false,
        measures: false,
        answers: false,
        only: Some(boards),
    };
    let title = format!("Verlauf: {}", theme.head.title);
    let shell = request.shell_below(title, &[("Meine Gremien", "/meine-gremien")]);
    let story = gathered((&mut tx, &permit), &theme, (&ways, places.as_deref())).await?;
    drop(tx);
    told(shell, theme, story)
}

async fn theme(request: &Request, (tx, permit): (&mut Tx, &Permit<House>)) -> Result<Theme, Refused> {
    let id: ThemeId = request.path_value("id")?;
    themes::theme::store::one(tx, permit, id)
        .await?
        .ok_or(Refused::NotFound)
}

fn told(shell: Shell, theme: Theme, story: gathered::Gathered) -> Answer {
    let facts = facts::list()
        .fact("Nummer", &theme.head.number)
        .fact("Stand", theme.head.status.german())
        .fact("Handlungsfeld", theme.head.field.german())
        .fact("Ebene", theme.head.level.german())
        .fact("Wo", &story.places)
        .fact("Federführung", &theme.head.owner_name)
        .fact("Seit", theme.opened_on.german());
    page(&StoryPage {
        shell,
        ladder: ladder(&theme),
        has_entries: !story.events.is_empty(),
        timeline: Timeline::new(entries(story.events)),
        curve: story.curve,
        effects: story.effects,
        caveat: CAVEAT,
        facts,
        theme,
    })
}

/// Where the theme stands on the ladder.
fn ladder(theme: &Theme) -> Stepper {
    let here = theme.head.station.kind();
    let steps: &[StationKind] = match here {
        StationKind::WorkingGroup => &[
            StationKind::LocalBoard,
            StationKind::Coordination,
            StationKind::SteeringGroup,
            StationKind::WorkingGroup,
        ],
        StationKind::StateOffice => &[
            StationKind::LocalBoard,
            StationKind::Coordination,
            StationKind::SteeringGroup,
            StationKind::StateOffice,
        ],
        _ => &[
            StationKind::LocalBoard,
            StationKind::Coordination,
            StationKind::SteeringGroup,
            StationKind::Done,
        ],
    };
    // A local board that was passed over is no step that is done.
    let gone = |step: &&StationKind| **step != StationKind::LocalBoard || theme.has_been_local;
    let steps: Vec<StationKind> = steps.iter().filter(gone).copied().collect();
    let mut ladder = stepper::phases("Stufe des Themas");
    let at = steps.iter().position(|step| *step == here).unwrap_or_default();
    for (index, step) in steps.iter().enumerate() {
        ladder = match index.cmp(&at) {
            std::cmp::Ordering::Less => ladder.done(step.german()),
            std::cmp::Ordering::Equal => ladder
                .current(step.german())
                .note(format!("seit {}", theme.head.since.german())),
            std::cmp::Ordering::Greater => ladder.ahead(step.german()),
        };
    }
    ladder
}
