//! The page of reviews: the form with defaults on top, the curve of attainment and the reviews below.

use cases::case::opened::{CLOSED, Opened, opened, opened_for_writing};
use std::collections::BTreeMap;

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use charts::chart::Chart;
use charts::lines::Lines;
use charts::series::Series;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::{self, Choice, Field};
use web::components::figure::{self, Figure};
use web::components::notice::{self, Notice};
use web::components::timeline::{Entry, Timeline};
use web::components::{button, empty, errors};
use web::request::Request;
use web::shell::Shell;

use crate::due::store as due;
use crate::goal::model::{Goal, rated};
use crate::goal::store as goals;
use crate::review::input::{self, HELD_ON, NEXT_ON, NOTE, ReviewInput, level_field};
use crate::review::model::{Attainment, Review, last_levels};
use crate::review::store::{self, NewReview};

/// So many curves can be told apart.
const MOST_CURVES: usize = 6;

#[derive(Template)]
#[template(path = "planning/review.html")]
struct ReviewPage {
    shell: Shell,
    path: String,
    goals_path: String,
    may_write: bool,
    has_goals: bool,
    due: Option<Notice>,
    number: i64,
    fields: Vec<Field>,
    errors: InputErrors,
    met: Option<Notice>,
    curve: Option<Figure>,
    reviews: Timeline,
}

/// What stands in the case.
struct Standing {
    goals: Vec<Goal>,
    reviews: Vec<Review>,
    due: Option<Day>,
    next: Day,
}

impl Standing {
    async fn of(request: &Request, case: &mut Opened) -> Result<Self, Refused> {
        let today = request.access().clock().today();
        Ok(Self {
            goals: goals::goals(&mut case.tx, &case.permit).await?,
            reviews: store::reviews(&mut case.tx, &case.permit).await?,
            due: due::of_case(&mut case.tx, &case.permit).await?.review_on,
            next: due::intervals(&mut case.tx).await?.next_review(today),
        })
    }

    fn number(&self) -> i64 {
        self.reviews.last().map_or(0, |last| last.number)
    }
}

/// Shows the page.
///
/// # Errors
/// [`Refused::NotFound`] if the case does not exist for this account.
pub async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let standing = Standing::of(&request, &mut case).await?;
    let input = ReviewInput {
        held_on: request.access().clock().today(),
        next_on: Some(standing.next),
        note: String::new(),
        levels: last_levels(&standing.reviews),
    };
    let shown = (input, InputErrors::new(), None);
    page(&review_page(&request, &case, (&standing, shown))?)
}

/// Saves a review.
///
/// # Errors
/// [`Refused::NotFound`] if the case does not exist for this account.
pub async fn answer(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let standing = Standing::of(&request, &mut case).await?;
    let rated = rated(&standing.goals);
    let (input, mut errors) = input::read(&form, &rated, request.access().clock().today());
    if !case.head.phase.is_open() {
        errors.add(NOTE, CLOSED);
    }
    if !errors.is_empty() {
        return page_again(&review_page(&request, &case, (&standing, (input, errors, None)))?);
    }
    let new = NewReview {
        after: form.version(),
        held_on: input.held_on,
        next_on: input.next_on,
        note: input.note.clone(),
        levels: input.levels.clone(),
    };
    if !store::insert(&mut case.tx, &case.permit, &new, request.access().ids()).await? {
        let met = notice::warning("Inzwischen wurde schon eine Überprüfung gespeichert")
            .text("Sie steht unten. Ihre Eingaben stehen noch da; wenn Sie speichern, kommen sie als weitere Überprüfung dazu.");
        drop(case);
        let mut case = opened(&request, Act::CaseWrite).await?;
        let standing = Standing::of(&request, &mut case).await?;
        return page_conflict(&review_page(
            &request,
            &case,
            (&standing, (input, errors, Some(met))),
        )?);
    }
    for (goal, level) in &new.levels {
        if level.is_reached() {
            goals::mark_reached(&mut case.tx, &case.permit, *goal).await?;
        }
    }
    due::set_review(&mut case.tx, &case.permit, new.next_on).await?;
    let back = case.path("ueberpruefung");
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

fn review_page(
    request: &Request,
    case: &Opened,
    (standing, (input, errors, met)): (&Standing, (ReviewInput, InputErrors, Option<Notice>)),
) -> Result<ReviewPage, Refused> {
    let rated = rated(&standing.goals);
    let today = request.access().clock().today();
    Ok(ReviewPage {
        shell: case.shell(request, ("Überprüfung", "ueberpruefung")),
        path: case.path("ueberpruefung"),
        goals_path: case.path("ziele"),
        may_write: case.may_change(request)?,
        has_goals: !rated.is_empty(),
        due: standing.due.map(|day| due_notice(day, today)),
        number: standing.number(),
        fields: fields(&rated, &input, &errors),
        errors,
        met,
        curve: curve(standing).map(|chart| figure::wide("zielerreichung", &chart)),
        reviews: Timeline::new(
            standing
                .reviews
                .iter()
                .rev()
                .map(|review| entry(review, &standing.goals))
                .collect(),
        ),
    })
}

fn due_notice(due: Day, today: Day) -> Notice {
    if due <= today {
        notice::warning(format!("Die Überprüfung war für den {} geplant", due.german()))
    } else {
        notice::note(format!("Die nächste Überprüfung ist am {}", due.german()))
    }
}

/// Goals first, with what was found last time chosen: whoever reviews moves with tab and arrows, and saves with enter.
fn fields(rated: &[&Goal], input: &ReviewInput, errors: &InputErrors) -> Vec<Field> {
    let levels: Vec<Choice> = Attainment::ALL
        .into_iter()
        .map(|level| Choice::new(level.number(), format!("{} – {}", level.number(), level.german())))
        .collect();
    let chosen = |goal: &Goal| {
        let level = input.levels.get(&goal.id);
        level.map_or_else(String::new, |level| level.number().to_string())
    };
    let goals = rated.iter().map(|goal| {
        field::radios(level_field(goal.id), &goal.text.title, &levels)
            .value(chosen(goal))
            .in_a_row()
    });
    let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
    let others = [
        field::area(NOTE, "Kurze Notiz", 2)
            .value(&input.note)
            .errors(errors),
        field::date(NEXT_ON, "Nächste Überprüfung am")
            .value(day(input.next_on))
            .errors(errors),
        field::date(HELD_ON, "Gespräch am")
            .value(input.held_on)
            .errors(errors),
    ];
    goals.chain(others).collect()
}

/// The curve of each goal that was rated more than once.
fn curve(standing: &Standing) -> Option<Chart> {
    let reviews = &standing.reviews;
    if reviews.len() < 2 {
        return None;
    }
    let has_values = |goal: &&Goal| reviews.iter().any(|review| review.levels.contains_key(&goal.id));
    let series = standing
        .goals
        .iter()
        .filter(has_values)
        .take(MOST_CURVES)
        .map(|goal| {
            let levels = reviews
                .iter()
                .map(|review| review.levels.get(&goal.id).map(|level| level.number()));
            Series::new(goal.text.title.as_str(), levels)
        });
    Some(Chart::Lines(Lines {
        title: "Zielerreichung".to_owned(),
        periods_are: "Überprüfung vom".to_owned(),
        values_are: "0 nicht begonnen bis 4 erreicht".to_owned(),
        periods: reviews.iter().map(|review| review.held_on.german()).collect(),
        series: series.collect(),
    }))
}

fn entry(review: &Review, goals: &[Goal]) -> Entry {
    let titles: BTreeMap<RowId, &str> = goals
        .iter()
        .map(|goal| (goal.id, goal.text.title.as_str()))
        .collect();
    let rated = review.levels.iter().filter_map(|(goal, level)| {
        let title = titles.get(goal)?.trim_end_matches('.');
        Some(format!("{title}: {} – {}", level.number(), level.german()))
    });
    let note = (!review.note.is_empty()).then(|| review.note.clone());
    let lines: Vec<String> = rated.chain(note).collect();
    Entry::new(
        review.held_on.german(),
        "checklist",
        format!("Überprüfung {}", review.number),
    )
    .by(&review.by)
    .text(lines.join("\n"))
}
