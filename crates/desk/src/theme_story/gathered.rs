//! What the rooms below tell of a theme: a fixed number of questions, whatever the theme has been through.

use access::permit::{House, Permit};
use base::day::Day;
use boards::effect::model::{Statement, from_to, half_year_of};
use boards::effect::store::course;
use boards::effect::told::{effect, half_years_of, theme_curve};
use boards::measure::model::Measure;
use boards::measure::places::places_named;
use boards::story::store as dealt;
use charts::chart::Chart;
use db::tx::Tx;
use figures::period::Period;
use organisation::model::structure::Structure;
use themes::finding::store as findings;
use themes::ladder::store::moves;
use themes::ladder::{Station, StationKind};
use themes::theme::model::Theme;
use web::answer::Refused;

use super::model::{Event, Happening, Ways, lateness};

/// So many half-years before the theme was opened are told.
const HALF_YEARS_BEFORE: i32 = 4;
/// So many half-years are told at most.
const MOST_HALF_YEARS: usize = 16;
/// So many findings are told at most.
const MOST_FINDINGS: i64 = 100;

/// A theme's story before it is told.
pub(crate) struct Gathered {
    pub(crate) events: Vec<Event>,
    pub(crate) curve: Option<Chart>,
    pub(crate) effects: Vec<Ended>,
    pub(crate) places: String,
}

/// What can be said of the effect of a measure.
pub(crate) struct Ended {
    pub(crate) title: String,
    pub(crate) href: Option<String>,
    pub(crate) statement: Statement,
}

/// Gathers the story of a theme.
pub(crate) async fn gathered(
    (tx, permit): (&mut Tx, &Permit<House>),
    theme: &Theme,
    (ways, structure): (&Ways, Option<&Structure>),
) -> Result<Gathered, Refused> {
    let today = permit.now().day();
    let mut events = Vec::new();
    if ways.findings {
        events.extend(found((tx, permit), theme).await?);
    }
    events.extend(moved((tx, permit), theme, structure).await?);
    events.extend(in_boards((tx, permit), theme, (ways, today)).await?);
    if ways.only.is_none() {
        events.extend(letters((tx, permit), theme, ways).await?);
    }
    if ways.answers {
        events.extend(answers((tx, permit), theme).await?);
    }
    let measures = boards::measure::store::of_theme(tx, permit, theme.head.id).await?;
    events.extend(
        measures
            .iter()
            .flat_map(|measure| measured(measure, (ways, today))),
    );
    let wanted = half_years(theme, today);
    let mut asked: Vec<Period> = measures
        .iter()
        .flat_map(|measure| half_years_of(measure, today))
        .chain(wanted.iter().copied())
        .collect();
    asked.sort_unstable();
    asked.dedup();
    let course = course(tx, permit, &asked).await?;
    let counted = (theme.head.field, theme.places.as_slice());
    let published = course.half_years(counted, &wanted);
    events.extend(published.iter().map(|half_year| {
        let last_day = half_year.period.last_day();
        Event::new(last_day, Happening::Figures, figures_of(half_year.period))
            .text(half_year.rate_with().german())
    }));
    let mut marks: Vec<(Day, &str)> = vec![(theme.opened_on, "Thema eröffnet")];
    if let Some(first) = measures.first() {
        marks.push((first.decided_on, "erste Maßnahme beschlossen"));
    }
    let effects = measures
        .iter()
        .map(|measure| Ended {
            title: format!("{} {}", measure.number, measure.title),
            href: ways.measures.then(|| format!("/massnahmen/{}", measure.id)),
            statement: effect(measure, &course, today).statement,
        })
        .collect();
    Ok(Gathered {
        events,
        curve: theme_curve(&course, counted, (&wanted, &marks)),
        effects,
        places: structure.map_or_else(String::new, |structure| places_named(structure, &theme.places)),
    })
}

fn half_years(theme: &Theme, today: Day) -> Vec<Period> {
    let first = half_year_of(theme.opened_on).before(HALF_YEARS_BEFORE);
    from_to((first, half_year_of(today).before(1)), MOST_HALF_YEARS)
}

fn figures_of(half_year: Period) -> String {
    format!("Zahlen zum {}", half_year.german())
}

async fn found((tx, permit): (&mut Tx, &Permit<House>), theme: &Theme) -> Result<Vec<Event>, Refused> {
    let wanted = findings::Wanted {
        theme: Some(theme.head.id),
        limit: MOST_FINDINGS,
        ..findings::Wanted::default()
    };
    let bundled = findings::list(tx, permit, &wanted).await?;
    let rests_on = dealt::reconstructions(tx, permit, theme.head.id).await?;
    let findings = bundled.into_iter().map(|finding| {
        Event::new(finding.noted_on, Happening::Finding, "Befund")
            .text(finding.text)
            .way(true, format!("/befunde/{}", finding.id))
    });
    let reconstructions = rests_on.into_iter().map(|one| {
        let title = format!("Fallrekonstruktion {} freigegeben", one.code);
        Event::new(one.released_on, Happening::Reconstruction, title)
            .text(one.title)
            .way(true, format!("/fallrekonstruktionen/{}", one.id))
    });
    Ok(findings.chain(reconstructions).collect())
}

async fn moved(
    (tx, permit): (&mut Tx, &Permit<House>),
    theme: &Theme,
    structure: Option<&Structure>,
) -> Result<Vec<Event>, Refused> {
    let moves = moves(tx, permit, theme.head.id).await?;
    let mut events = Vec::new();
    let mut due_on = None;
    for step in moves {
        let late = lateness(due_on, step.on);
        due_on = step.due_on;
        let to = arrived(step.to, structure);
        let title = match (step.from, step.ending) {
            (None, _) => format!("Thema eröffnet: {to}"),
            (_, Some(ending)) => format!("Beendet: {}", ending.german()),
            (Some(_), None) => format!("Weiter an: {to}"),
        };
        let reason = if step.from.is_none() {
            String::new()
        } else {
            step.reason
        };
        let skipped = if step.skipped_local_reason.is_empty() {
            String::new()
        } else {
            format!("Ohne örtliches Gremium: {}", step.skipped_local_reason)
        };
        let words: Vec<String> = [reason, skipped, late]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        events.push(
            Event::new(step.on, Happening::Move, title)
                .text(words.join(" "))
                .by(step.by),
        );
    }
    Ok(events)
}

fn arrived(station: Station, structure: Option<&Structure>) -> String {
    let name = station.kind().german();
    let place = station
        .municipality()
        .and_then(|id| structure?.municipality(id))
        .map(|place| place.name.as_str());
    match (station.kind(), place) {
        (StationKind::LocalBoard, Some(place)) => format!("{name} {place}"),
        _ => name.to_owned(),
    }
}

async fn in_boards(
    (tx, permit): (&mut Tx, &Permit<House>),
    theme: &Theme,
    (ways, today): (&Ways, Day),
) -> Result<Vec<Event>, Refused> {
    let id = theme.head.id;
    let meetings = dealt::meetings(tx, permit, id).await?;
    let papers = boards::paper::store::of_theme(tx, permit, id).await?;
    let decisions = boards::decision::store::of_theme(tx, permit, id).await?;
    let meetings = meetings
        .into_iter()
        .filter(|one| ways.tells_of(one.board))
        .map(|one| {
            Event::new(one.on, Happening::Meeting, format!("Sitzung: {}", one.board_name))
                .text(one.item)
                .way(ways.boards, format!("/sitzungen/{}", one.meeting))
                .ahead_of(today)
        });
    let papers = papers
        .into_iter()
        .filter(|one| ways.only.is_none() && ways.tells_of(one.board))
        .map(|one| {
            let title = format!("Vorlage {}", one.number);
            Event::new(one.created_at.day(), Happening::Paper, title)
                .text(one.title)
                .way(ways.boards, format!("/sitzungsvorlagen/{}", one.id))
        });
    let decisions = decisions
        .into_iter()
        .filter(|one| ways.tells_of(one.board))
        .map(|one| {
            let title = format!("Beschluss {}: {}", one.number, one.title);
            let text = format!("{} ({})", one.text, one.result());
            Event::new(one.decided_on, Happening::Decision, title)
                .text(text)
                .by(one.board_name)
                .way(ways.boards, format!("/beschluesse/{}", one.id))
        });
    Ok(meetings.chain(papers).chain(decisions).collect())
}

async fn letters(
    (tx, permit): (&mut Tx, &Permit<House>),
    theme: &Theme,
    ways: &Ways,
) -> Result<Vec<Event>, Refused> {
    let letters = boards::state_letter::store::of_theme(tx, permit, theme.head.id).await?;
    let mut events = Vec::new();
    for letter in letters {
        let Some(sent_on) = letter.sent_on else { continue };
        let href = format!("/beschluesse/{}", letter.decision);
        events.push(
            Event::new(
                sent_on,
                Happening::Letter,
                format!("Schreiben an {}", letter.office),
            )
            .text(letter.subject)
            .way(ways.boards, &href),
        );
        if let Some(on) = letter.answered_on {
            let title = format!("Antwort von {}", letter.office);
            events.push(
                Event::new(on, Happening::Letter, title)
                    .text(letter.answer)
                    .way(ways.boards, &href),
            );
        }
    }
    Ok(events)
}

async fn answers((tx, permit): (&mut Tx, &Permit<House>), theme: &Theme) -> Result<Vec<Event>, Refused> {
    let given = themes::answer::store::of_theme(tx, permit, theme.head.id).await?;
    Ok(given
        .into_iter()
        .map(|answer| {
            Event::new(
                answer.on,
                Happening::Answer,
                "Antwort an alle, die es gemeldet haben",
            )
            .text(format!("{} {}", answer.text, answer.echo.german()))
            .by(answer.by)
        })
        .collect())
}

fn measured(measure: &Measure, (ways, today): (&Ways, Day)) -> Vec<Event> {
    let href = format!("/massnahmen/{}", measure.id);
    let named = format!("Maßnahme {}: {}", measure.number, measure.title);
    let event = |on: Day, title: String, text: String| {
        Event::new(on, Happening::Measure, title)
            .text(text)
            .way(ways.measures, &href)
            .ahead_of(today)
    };
    let mut events = vec![event(
        measure.decided_on,
        named.clone(),
        format!("{}, bis {}", measure.owner, measure.due_on.german()),
    )];
    if let Some(on) = measure.begun_on {
        events.push(event(on, format!("{} begonnen", measure.number), String::new()));
    }
    match measure.ended_on {
        Some(on) => events.push(event(
            on,
            format!("{} {}", measure.number, measure.status.german()),
            String::new(),
        )),
        None if measure.due_on > today => events.push(event(
            measure.due_on,
            format!("{} soll fertig sein", measure.number),
            String::new(),
        )),
        None => {}
    }
    events
}
