//! A new assessment: begins with how things stand; only what was changed is stored as talked about.

use access::act::Act;
use askama::Template;
use base::input::InputErrors;
use cases::case::opened::{CLOSED, Opened, opened, opened_for_writing};
use cases::life_area::LifeArea;
use web::answer::{Answer, go_to_saying, page, page_again, page_conflict};
use web::components::conflict::{self, Conflict};
use web::components::field::{self, Choice, Field};
use web::components::{button, errors};
use web::request::Request;
use web::shell::Shell;

use crate::assessment::input::{AssessmentInput, HELD_ON, merged, names};
use crate::assessment::model::{AreaView, Level, Urgency, Version, Views, last_talk, standing, talked_about};
use crate::assessment::scale;
use crate::assessment::store::{self, NewVersion};
use crate::due::store as due;

#[derive(Template)]
#[template(path = "planning/assessment_edit.html")]
struct EditPage {
    shell: Shell,
    path: String,
    back: String,
    version: i64,
    held_on: Field,
    areas: Vec<AreaFields>,
    errors: InputErrors,
    conflict: Option<Conflict>,
}

/// The fields of one life area.
struct AreaFields {
    name: &'static str,
    last: String,
    is_open: bool,
    fields: Vec<Field>,
}

/// What the form is built from.
struct Filled<'f> {
    versions: &'f [Version],
    input: &'f AssessmentInput,
    errors: InputErrors,
    /// Areas that somebody else changed at the same time.
    met: Vec<LifeArea>,
}

/// Shows the form.
///
/// # Errors
/// [`Refused::NotFound`](web::answer::Refused::NotFound) if the case does not exist for this account.
pub async fn ask(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseWrite).await?;
    let versions = store::versions(&mut case.tx, &case.permit).await?;
    let input = AssessmentInput {
        held_on: request.access().clock().today(),
        views: standing(&versions),
        unchanged: Vec::new(),
    };
    let mut errors = InputErrors::new();
    if !case.head.phase.is_open() {
        errors.add(HELD_ON, CLOSED);
    }
    let filled = Filled {
        versions: &versions,
        input: &input,
        errors,
        met: Vec::new(),
    };
    page(&edit_page(&request, &case, filled))
}

/// Saves a new version.
///
/// # Errors
/// [`Refused::NotFound`](web::answer::Refused::NotFound) if the case does not exist for this account.
pub async fn answer(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let (mut input, mut errors) = AssessmentInput::read(&form, request.access().clock().today());
    let versions = store::versions(&mut case.tx, &case.permit).await?;
    let (seen, stored) = (as_seen(&versions, form.version()), standing(&versions));
    if !case.head.phase.is_open() {
        errors.add(HELD_ON, CLOSED);
    }
    let (views, met) = merged((&seen, &stored), std::mem::take(&mut input.views));
    let talked = talked_about(&stored, views.clone(), &input.unchanged);
    input.views = views;
    if errors.is_empty() && talked.is_empty() && met.is_empty() {
        errors.add(
            HELD_ON,
            "Es wurde nichts geändert. Wählen Sie mindestens einen Lebensbereich aus, über den Sie gesprochen haben.",
        );
    }
    let has_met = !met.is_empty();
    if has_met || !errors.is_empty() {
        let filled = Filled {
            versions: &versions,
            input: &input,
            errors,
            met,
        };
        let shown = edit_page(&request, &case, filled);
        return if has_met {
            page_conflict(&shown)
        } else {
            page_again(&shown)
        };
    }
    let new = NewVersion {
        after: versions.last().map_or(0, |last| last.number),
        held_on: input.held_on,
        views: talked,
    };
    let ids = request.access().ids();
    if !store::insert(&mut case.tx, &case.permit, &new, ids).await? {
        drop(case);
        return beaten(&request, input).await;
    }
    let intervals = due::intervals(&mut case.tx).await?;
    let next = intervals.next_assessment(new.held_on);
    due::set_assessment(&mut case.tx, &case.permit, next).await?;
    let back = case.path("einschaetzung");
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

/// Somebody saved in the very moment: what was typed is shown again on top of what they saved.
async fn beaten(request: &Request, input: AssessmentInput) -> Answer {
    let mut case = opened(request, Act::CaseWrite).await?;
    let versions = store::versions(&mut case.tx, &case.permit).await?;
    let filled = Filled {
        versions: &versions,
        input: &input,
        errors: InputErrors::new(),
        met: input.views.keys().copied().collect(),
    };
    page_conflict(&edit_page(request, &case, filled))
}

/// How things stood when the form was made.
fn as_seen(versions: &[Version], number: i64) -> Views {
    let seen: Vec<Version> = versions
        .iter()
        .filter(|version| version.number <= number)
        .cloned()
        .collect();
    standing(&seen)
}

fn edit_page(request: &Request, case: &Opened, filled: Filled<'_>) -> EditPage {
    let stored = standing(filled.versions);
    let (conflict, shown_above) = differences(&filled, &stored);
    let areas = LifeArea::ALL
        .iter()
        .map(|area| area_fields(*area, &filled, (&stored, &shown_above)))
        .collect();
    EditPage {
        shell: case.shell_below(
            request,
            "Neue Falleinschätzung",
            ("Falleinschätzung", "einschaetzung"),
        ),
        path: case.path("einschaetzung/neu"),
        back: case.path("einschaetzung"),
        version: filled.versions.last().map_or(0, |last| last.number),
        held_on: field::date(HELD_ON, "Gespräch am")
            .value(filled.input.held_on)
            .errors(&filled.errors),
        areas,
        conflict,
        errors: filled.errors,
    }
}

/// What differs from what somebody else saved meanwhile, and the fields that are shown there.
fn differences(filled: &Filled<'_>, stored: &Views) -> (Option<Conflict>, Vec<&'static str>) {
    let (Some(last), false) = (filled.versions.last(), filled.met.is_empty()) else {
        return (None, Vec::new());
    };
    let mut conflict = conflict::with(&last.by, last.held_on.german());
    let mut shown = Vec::new();
    let empty = AreaView::default();
    for area in &filled.met {
        let mine = filled.input.views.get(area).unwrap_or(&empty);
        let theirs = stored.get(area).unwrap_or(&empty);
        let names = names(*area);
        let texts = [
            (names.resources, "Ressourcen", &mine.resources, &theirs.resources),
            (names.obstacles, "Hindernisse", &mine.obstacles, &theirs.obstacles),
        ];
        for (name, label, mine, theirs) in texts {
            if mine != theirs {
                let label = format!("{}: {label}", area.german());
                conflict = conflict.field(name, label).texts(mine, theirs);
                shown.push(name);
            }
        }
    }
    (Some(conflict), shown)
}

fn area_fields(area: LifeArea, filled: &Filled<'_>, (stored, without): (&Views, &[&str])) -> AreaFields {
    let empty = AreaView::default();
    let typed = filled.input.views.get(&area).unwrap_or(&empty);
    let before = stored.get(&area).unwrap_or(&empty);
    let names = names(area);
    let errors = &filled.errors;
    let mut fields = vec![
        field::radios(names.need, "Bedarf: Was sehen Sie fachlich?", &needs(area)).value(number(typed.need)),
        field::radios(
            names.wish,
            "Bedürfnis: Was sagt die Klientin, der Klient?",
            &wishes(),
        )
        .value(number(typed.wish))
        .in_a_row(),
        field::radios(names.urgency, "Dringlichkeit", &urgencies())
            .value(typed.urgency.map_or("", Urgency::code))
            .in_a_row(),
    ];
    let texts = [
        (names.resources, "Ressourcen: Was hilft?", &typed.resources),
        (
            names.obstacles,
            "Hindernisse: Was steht im Weg?",
            &typed.obstacles,
        ),
    ];
    for (name, label, text) in texts {
        if !without.contains(&name) {
            fields.push(field::area(name, label, 2).value(text).errors(errors));
        }
    }
    if !before.is_empty() {
        let is_ticked = filled.input.unchanged.contains(&area);
        fields.push(
            field::tick(names.unchanged, "Heute besprochen, nichts hat sich geändert").ticked(is_ticked),
        );
    }
    let has_error = [names.resources, names.obstacles]
        .iter()
        .any(|name| errors.at(name).is_some());
    AreaFields {
        name: area.german(),
        last: last(area, before, filled.versions),
        is_open: has_error || typed != before || filled.met.contains(&area),
        fields,
    }
}

/// What was said last, in one line.
fn last(area: LifeArea, view: &AreaView, versions: &[Version]) -> String {
    let Some(day) = last_talk(versions, area) else {
        return "noch nicht besprochen".to_owned();
    };
    let level = |name: &str, level: Option<Level>| level.map(|level| format!("{name} {}", level.number()));
    let said: Vec<String> = [
        level("Bedarf", view.need),
        level("Bedürfnis", view.wish),
        view.urgency.map(|urgency| urgency.german().to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{} · zuletzt am {}", said.join(" · "), day.german())
}

fn number(level: Option<Level>) -> String {
    level.map_or_else(String::new, |level| level.number().to_string())
}

fn needs(area: LifeArea) -> Vec<Choice> {
    let described = Level::ALL.into_iter().map(|level| {
        let words = format!("{} – {}", level.number(), scale::need(area, level));
        Choice::new(level.number(), words)
    });
    not_talked_about().chain(described).collect()
}

fn wishes() -> Vec<Choice> {
    let described = Level::ALL.into_iter().map(|level| {
        let words = format!("{} – {}", level.number(), scale::wish(level));
        Choice::new(level.number(), words)
    });
    not_talked_about().chain(described).collect()
}

fn urgencies() -> Vec<Choice> {
    let all = Urgency::ALL
        .iter()
        .map(|urgency| Choice::new(urgency.code(), urgency.german()));
    std::iter::once(Choice::new("", "keine Angabe"))
        .chain(all)
        .collect()
}

fn not_talked_about() -> impl Iterator<Item = Choice> {
    std::iter::once(Choice::new("", "nicht besprochen"))
}
