//! A measure: what it is, what can be said of its effect, its milestones and how it goes. The curve of a single municipality
//! is of published figures alone (`effect::store`), so that all who may look at measures may see it.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use charts::chart::Chart;
use web::answer::{Answer, Refused, go_to, go_to_saying, page as answer_page, page_again};
use web::components::field::Choice;
use web::components::timeline::{Entry, Timeline};
use web::components::{button, errors, facts, field, figure, notice, tag};
use web::form::limited;
use web::request::Request;
use web::shell::Shell;

use super::list::status_mark;
use super::{PATH, measure};
use crate::effect::model::{CAVEAT, Statement};
use crate::effect::store::course;
use crate::effect::told::{effect, half_years_of};
use crate::look::{LONGEST_NOTE, Look, needed, reading, row_id, writing};
use crate::measure::model::{Measure, Milestone, Status};
use crate::measure::places::places_named;
use crate::measure::store::progress;

#[derive(Template)]
#[template(path = "boards/measure.html")]
struct MeasurePage {
    shell: Shell,
    address: String,
    measure: Measure,
    mark: tag::Tag,
    facts: facts::Facts,
    statement: Statement,
    caveat: &'static str,
    curve: Option<Chart>,
    milestones: Vec<Milestone>,
    timeline: Timeline,
    may_write: bool,
    states: Vec<Choice>,
    today: Day,
    note: String,
    milestone: (String, String),
    errors: InputErrors,
}

impl MeasurePage {
    async fn of(request: &Request, look: &mut Look, measure: Measure) -> Result<Self, Refused> {
        let (tx, permit) = (&mut look.tx, &look.permit);
        let course = course(tx, permit, &half_years_of(&measure, look.today)).await?;
        let milestones = progress::milestones(tx, permit, measure.id).await?;
        let notes = progress::progress(tx, permit, measure.id).await?;
        let effect = effect(&measure, &course, look.today);
        let entries = notes.into_iter().map(|note| {
            Entry::new(note.on.german(), "edit", capital(note.status.german()))
                .by(note.by)
                .text(note.text)
        });
        let states = std::iter::once(&measure.status)
            .chain(measure.status.next())
            .map(|status| Choice::new(status.code(), capital(status.german())))
            .collect();
        Ok(Self {
            shell: request.shell_below(&measure.title, &[("Maßnahmen", PATH)]),
            address: format!("{PATH}/{}", measure.id),
            mark: status_mark(measure.status, measure.is_late(look.today)),
            facts: about(&measure, look),
            statement: effect.statement,
            caveat: CAVEAT,
            curve: effect.has_curve().then(|| effect.curve()),
            milestones,
            timeline: Timeline::new(entries.collect()),
            may_write: request.access().may(request.who()?, Act::MeasureWrite),
            states,
            today: look.today,
            note: String::new(),
            milestone: (String::new(), String::new()),
            errors: InputErrors::new(),
            measure,
        })
    }
}

/// A word at the beginning of a line.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn about(measure: &Measure, look: &Look) -> facts::Facts {
    let mut list = facts::list().fact("Nummer", &measure.number).fact(
        "Thema",
        format!("{} {}", measure.theme_number, measure.theme_title),
    );
    if look.may_see_themes {
        list = list.href(format!("/themen/{}", measure.theme));
    }
    if let (Some(id), Some(number)) = (measure.decision, &measure.decision_number) {
        list = list.fact("Beschluss", number).href(format!("/beschluesse/{id}"));
    }
    list = list
        .fact("Beschlossen", measure.decided_on.german())
        .fact("Wer", &measure.owner);
    if measure.organisation.is_some() {
        list = list.fact("Organisation", look.organisation_name(measure.organisation));
    }
    if let Some(name) = &measure.account_name {
        list = list.fact("Wird erinnert", name);
    }
    list = list
        .fact("Wo", places_named(&look.structure, &measure.places))
        .fact("Bis", measure.due_on.german());
    if let Some(day) = measure.begun_on {
        list = list.fact("Begonnen", day.german());
    }
    if let Some(day) = measure.ended_on {
        list = list.fact("Beendet", day.german());
    }
    list.fact(
        "Gezählt wird",
        format!("Hindernisse: {}", measure.counted.german()),
    )
    .fact(
        "Verglichen mit",
        format!(
            "{} bis {}",
            measure.baseline.0.german(),
            measure.baseline.1.german()
        ),
    )
}

/// `GET /massnahmen/{id}`
pub(super) async fn page(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeasureRead).await?;
    let measure = measure(&request, &mut look).await?;
    answer_page(&MeasurePage::of(&request, &mut look, measure).await?)
}

/// `POST /massnahmen/{id}/fortschritt`
pub(super) async fn note(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeasureWrite).await?;
    let before = measure(&request, &mut look).await?;
    let form = request.form()?;
    let mut errors = InputErrors::new();
    let text = limited(form.text("notiz"), ("notiz", LONGEST_NOTE), &mut errors);
    if text.trim().is_empty() {
        errors.add("notiz", "Bitte in einem Satz sagen, wie es steht.");
    }
    let status: Status = form.text("stand").parse().unwrap_or(before.status);
    if status != before.status && !before.status.next().contains(&status) {
        errors.add("stand", "Dieser Stand folgt nicht auf den jetzigen.");
    }
    let back = format!("{PATH}/{}", before.id);
    let seen = Measure {
        version: form.version(),
        ..before.clone()
    };
    if errors.is_empty() {
        let ids = request.access().ids();
        let (tx, permit) = (&mut look.tx, &look.permit);
        if progress::note(tx, permit, (&seen, status, text.trim()), ids).await? {
            look.tx.commit().await?;
            return go_to_saying(&back, "gespeichert");
        }
        errors.add(
            "notiz",
            "Jemand anderes hat gerade etwas eingetragen. Bitte lesen Sie es unten und speichern Sie dann noch einmal.",
        );
    }
    page_again(&MeasurePage {
        note: form.text("notiz").to_owned(),
        errors,
        ..MeasurePage::of(&request, &mut look, before).await?
    })
}

/// `POST /massnahmen/{id}/meilensteine`
pub(super) async fn add_milestone(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeasureWrite).await?;
    let measure = measure(&request, &mut look).await?;
    let form = request.form()?;
    let mut errors = InputErrors::new();
    let title = form.line("meilenstein");
    needed(
        &mut errors,
        "meilenstein",
        &title,
        "Bitte sagen, was erreicht sein soll.",
    );
    let due_on = errors.take("meilenstein_bis", Day::typed(&form.line("meilenstein_bis")));
    let (Some(due_on), true) = (due_on, errors.is_empty()) else {
        return page_again(&MeasurePage {
            milestone: (title, form.line("meilenstein_bis")),
            errors,
            ..MeasurePage::of(&request, &mut look, measure).await?
        });
    };
    let milestone = Milestone {
        id: row_id(&request),
        title,
        due_on,
        done_on: None,
    };
    progress::add_milestone(&mut look.tx, &look.permit, (measure.id, &milestone)).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("{PATH}/{}", measure.id), "gespeichert")
}

/// `POST /massnahmen/{id}/meilenstein`: it was reached, or that is taken back.
pub(super) async fn reach_milestone(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeasureWrite).await?;
    let measure = measure(&request, &mut look).await?;
    let form = request.form()?;
    let back = format!("{PATH}/{}", measure.id);
    let Ok(milestone) = form.text("nummer").parse::<RowId>() else {
        return go_to(&back);
    };
    let done_on = (form.text("erreicht") == "ja").then_some(look.today);
    let of = (measure.id, milestone);
    if !progress::reach_milestone(&mut look.tx, &look.permit, of, done_on).await? {
        return Err(Refused::NotFound);
    }
    look.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}
