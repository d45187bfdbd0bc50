//! One theme: what it is about, where it lies and until when, its numbers, findings, way and answers, and exactly the
//! steps that may be taken.

use access::act::Act;
use askama::Template;
use charts::table::Table;
use web::answer::{Answer, page};
use web::components::timeline::{Entry, Timeline};
use web::components::{button, data, facts, figure, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::answer::model::Given;
use crate::answer::store as answers;
use crate::finding::model::Finding;
use crate::finding::store::{self as findings, Wanted};
use crate::ladder::clock::days_late;
use crate::ladder::store::{Moved, moves};
use crate::ladder::{Station, StationKind};
use crate::look::{Look, late_words, reading};
use crate::theme::figures::{Figures, Sight, curve, german};
use crate::theme::model::{Status, Theme};
use crate::theme::pages::step::{Offer, offers};
use crate::theme::pages::theme;
use crate::theme::store::watcher;

/// So many findings are shown; the list has the rest.
const FINDINGS_SHOWN: usize = 10;

#[derive(Template)]
#[template(path = "themes/theme.html")]
struct ThemePage {
    shell: Shell,
    theme: Theme,
    facts: facts::Facts,
    station: String,
    late: Option<String>,
    noted: String,
    period: Option<String>,
    places: Option<Table>,
    curve: Option<figure::Figure>,
    findings: Vec<Finding>,
    has_more_findings: bool,
    way: Timeline,
    answers: Vec<Given>,
    unanswered: Option<Moved>,
    offers: Vec<Offer>,
    refusals: Vec<String>,
    watchers: String,
    watches: bool,
    may_write: bool,
}

/// `GET /themen/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeRead).await?;
    let theme = theme(&request, &mut look).await?;
    let (id, field, kind) = (theme.head.id, theme.head.field, theme.head.kind);
    let wanted = Wanted {
        theme: Some(id),
        limit: i64::try_from(FINDINGS_SHOWN + 1).unwrap_or(i64::MAX),
        ..Wanted::default()
    };
    let mut findings = findings::list(&mut look.tx, &look.permit, &wanted).await?;
    let has_more_findings = findings.len() > FINDINGS_SHOWN;
    findings.truncate(FINDINGS_SHOWN);
    let steps = moves(&mut look.tx, &look.permit, id).await?;
    let answers = answers::of_theme(&mut look.tx, &look.permit, id).await?;
    let watching = watcher::of(&mut look.tx, &look.permit, id).await?;
    let figures = Figures::latest(&mut look.tx, &look.permit).await?;
    let curve = curve(&mut look.tx, &look.permit, (field, kind)).await?;
    let who = request.who()?;
    let may_write = request.access().may(who, Act::ThemeWrite);
    let (offers, refusals) = if may_write {
        offers(&theme, &look)
    } else {
        (Vec::new(), Vec::new())
    };
    let account = look.permit.account();
    page(&ThemePage {
        shell: request.shell_below(
            format!("{} {}", theme.head.number, theme.head.title),
            &[("Themen", "/themen")],
        ),
        facts: facts_of(&theme, &look),
        station: look.station_name(theme.head.station),
        late: late_words(days_late(theme.head.due_on, look.today)),
        noted: german(figures.of(field, kind)),
        period: figures.period(),
        places: figures.places(field, &Sight::of(who)),
        curve: curve.map(|chart| figure::wide("verlauf-der-meldungen", &chart)),
        findings,
        has_more_findings,
        way: way(&steps, &look),
        unanswered: unanswered(&steps, &answers).filter(|_| may_write),
        answers,
        offers,
        refusals,
        watches: watching.iter().any(|(id, _)| *id == account),
        watchers: watching
            .into_iter()
            .map(|(_, name)| name)
            .collect::<Vec<_>>()
            .join(", "),
        may_write,
        theme,
    })
}

fn facts_of(theme: &Theme, look: &Look) -> facts::Facts {
    let kind = theme.head.kind.map_or("–", |kind| kind.german());
    facts::list()
        .fact("Handlungsfeld", theme.head.field.german())
        .fact("Art", kind)
        .fact("Lösbar", theme.head.level.german())
        .fact("Kommunen", look.places_named(&theme.places))
        .fact("Führt", &theme.head.owner_name)
        .fact("Eröffnet", theme.opened_on.german())
}

/// The way of a theme, the last step first.
fn way(steps: &[Moved], look: &Look) -> Timeline {
    let entry = |step: &Moved| {
        let title = match (step.ending, step.to.kind()) {
            (Some(ending), _) => format!("Beendet: {}", ending.german()),
            (None, _) if step.from.is_none() => format!("Eröffnet: {}", look.station_name(step.to)),
            (None, _) => format!("Weiter: {}", look.station_name(step.to)),
        };
        let mut text = step.reason.clone();
        if !step.skipped_local_reason.is_empty() {
            text = format!(
                "{text} Ohne örtliche Beratung, weil: {}",
                step.skipped_local_reason
            );
        }
        if step.decision.is_some() {
            text = format!("{text} (nach Beschluss)");
        }
        Entry::new(step.on.german(), symbol(step.to.kind()), title)
            .by(&step.by)
            .text(text)
    };
    Timeline::new(steps.iter().rev().map(entry).collect())
}

/// The picture of a station.
const fn symbol(kind: StationKind) -> &'static str {
    match kind {
        StationKind::Coordination => "person",
        StationKind::LocalBoard | StationKind::SteeringGroup | StationKind::WorkingGroup => "group",
        StationKind::StateOffice => "mail",
        StationKind::Done => "check",
    }
}

/// The last step, if it was one that deserves an answer and has none.
fn unanswered(steps: &[Moved], answers: &[Given]) -> Option<Moved> {
    let last = steps.last().filter(|step| step.from.is_some())?;
    let is_answered = answers.iter().any(|answer| answer.step == Some(last.id));
    (!is_answered).then(|| last.clone())
}
