//! Adding and changing a goal, with the five questions beside it. Whoever saves second sees both versions.

use access::act::Act;
use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use base::refusal::Refusal;
use cases::case::opened::{CLOSED, Opened, opened, opened_for_writing};
use cases::life_area::LifeArea;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::conflict::{self, Conflict};
use web::components::field::{self, Choice, Field};
use web::components::{button, errors};
use web::request::Request;
use web::shell::Shell;

use crate::goal::input;
use crate::goal::model::{Goal, GoalKind, GoalRefused, GoalState, GoalText, may_stand};
use crate::goal::smart::QUESTIONS;
use crate::goal::store;

#[derive(Template)]
#[template(path = "planning/goal_edit.html")]
struct EditPage {
    shell: Shell,
    path: String,
    back: String,
    goal: String,
    version: i64,
    fields: Vec<Field>,
    errors: InputErrors,
    conflict: Option<Conflict>,
}

/// What the form is filled with.
struct Filled {
    id: Option<RowId>,
    version: i64,
    text: GoalText,
    errors: InputErrors,
    conflict: Option<Conflict>,
    without: Vec<&'static str>,
}

/// Shows the form.
///
/// # Errors
/// [`Refused::NotFound`] if the case or the goal does not exist for this account.
pub async fn ask(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseWrite).await?;
    let goals = store::goals(&mut case.tx, &case.permit).await?;
    let query = request.query();
    let id: Option<RowId> = named(query.text("ziel"))?;
    let (text, version) = match id {
        None => (new_goal(query.text("unter"), query.text("ebene"), &goals), 0),
        Some(id) => {
            let goal = find(&goals, id)?;
            (goal.text.clone(), goal.version)
        }
    };
    let filled = Filled {
        id,
        version,
        text,
        errors: InputErrors::new(),
        conflict: None,
        without: Vec::new(),
    };
    page(&edit_page(&request, &case, (&goals, filled)))
}

/// Saves the form.
///
/// # Errors
/// [`Refused::NotFound`] if the case or the goal does not exist for this account.
pub async fn answer(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let goals = store::goals(&mut case.tx, &case.permit).await?;
    let id = named(form.text("goal"))?;
    if let Some(id) = id {
        find(&goals, id)?;
    }
    let (text, mut errors) = input::goal(&form);
    if !case.head.phase.is_open() {
        errors.add("ziel", CLOSED);
    }
    if let Err(refused) = may_stand(&goals, id, &text) {
        let field = match refused {
            GoalRefused::ChildNotLower { .. } => "ebene",
            _ => "ueber",
        };
        errors.add(field, refused.german());
    }
    let filled = Filled {
        id,
        version: form.version(),
        text,
        errors,
        conflict: None,
        without: Vec::new(),
    };
    if !filled.errors.is_empty() {
        return page_again(&edit_page(&request, &case, (&goals, filled)));
    }
    let ids = request.access().ids();
    match id {
        None => {
            store::insert_goal(&mut case.tx, &case.permit, &filled.text, ids).await?;
        }
        Some(id) => {
            let change = (id, filled.version, &filled.text);
            if !store::update_goal(&mut case.tx, &case.permit, change, ids).await? {
                let filled = with_conflict(filled, find(&goals, id)?);
                return page_conflict(&edit_page(&request, &case, (&goals, filled)));
            }
        }
    }
    let back = case.path("ziele");
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

fn named(id: &str) -> Result<Option<RowId>, Refused> {
    if id.is_empty() {
        return Ok(None);
    }
    id.parse().map(Some).map_err(|_| Refused::NotFound)
}

fn find(goals: &[Goal], id: RowId) -> Result<&Goal, Refused> {
    goals.iter().find(|goal| goal.id == id).ok_or(Refused::NotFound)
}

fn new_goal(parent: &str, kind: &str, goals: &[Goal]) -> GoalText {
    let parent = parent.parse().ok();
    let above = parent.and_then(|parent| goals.iter().find(|goal| goal.id == parent));
    let first = if goals.is_empty() {
        GoalKind::Principle
    } else {
        GoalKind::Action
    };
    GoalText {
        kind: kind.parse().unwrap_or(first),
        parent,
        area: above.and_then(|above| above.text.area),
        title: String::new(),
        measure: String::new(),
        due_on: None,
        state: GoalState::Open,
    }
}

fn with_conflict(filled: Filled, stored: &Goal) -> Filled {
    let mut conflict = conflict::with(&stored.changed_by, stored.changed_at.german());
    let mut without = Vec::new();
    let texts = [
        ("ziel", "Ziel", &filled.text.title, &stored.text.title),
        (
            "woran",
            "Woran merken Sie es?",
            &filled.text.measure,
            &stored.text.measure,
        ),
    ];
    for (name, label, mine, theirs) in texts {
        if mine != theirs {
            conflict = conflict.field(name, label).texts(mine, theirs);
            without.push(name);
        }
    }
    Filled {
        version: stored.version,
        conflict: Some(conflict),
        without,
        ..filled
    }
}

fn edit_page(request: &Request, case: &Opened, (goals, filled): (&[Goal], Filled)) -> EditPage {
    let title = if filled.id.is_some() {
        "Ziel bearbeiten"
    } else {
        "Neues Ziel"
    };
    let fields = fields(goals, &filled)
        .into_iter()
        .filter(|(name, _)| !filled.without.contains(name))
        .map(|(_, field)| field)
        .collect();
    EditPage {
        shell: case.shell_below(request, title, ("Ziele", "ziele")),
        path: case.path("ziele/bearbeiten"),
        back: case.path("ziele"),
        goal: filled.id.map_or_else(String::new, |id| id.to_string()),
        version: filled.version,
        fields,
        errors: filled.errors,
        conflict: filled.conflict,
    }
}

fn fields(goals: &[Goal], filled: &Filled) -> Vec<(&'static str, Field)> {
    let (text, errors) = (&filled.text, &filled.errors);
    let kinds: Vec<Choice> = GoalKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), kind.german()).hint(kind.explained()))
        .collect();
    let above: Vec<Choice> = goals
        .iter()
        .filter(|goal| Some(goal.id) != filled.id && goal.text.kind != GoalKind::Action)
        .map(|goal| {
            Choice::new(
                goal.id,
                format!("{}: {}", goal.text.kind.german(), goal.text.title),
            )
        })
        .collect();
    let areas: Vec<Choice> = LifeArea::ALL
        .iter()
        .map(|area| Choice::new(area.code(), area.german()))
        .collect();
    let states: Vec<Choice> = GoalState::ALL
        .iter()
        .map(|state| Choice::new(state.code(), state.german()))
        .collect();
    let parent = text.parent.map_or_else(String::new, |parent| parent.to_string());
    let mut fields = vec![
        (
            "ziel",
            field::text("ziel", "Ziel")
                .hint(
                    "Ein Satz in den Worten der Klientin, des Klienten. Er steht so in der Zielvereinbarung.",
                )
                .value(&text.title)
                .errors(errors)
                .required(),
        ),
        (
            "ebene",
            field::radios("ebene", "Art des Ziels", &kinds)
                .value(text.kind.code())
                .errors(errors),
        ),
        (
            "woran",
            field::area("woran", "Woran merken Sie, dass es erreicht ist?", 2)
                .value(&text.measure)
                .errors(errors),
        ),
        (
            "bis",
            field::date("bis", "Bis wann?")
                .value(text.due_on.map_or_else(String::new, |due| due.to_string()))
                .errors(errors),
        ),
        (
            "lebensbereich",
            field::select("lebensbereich", "Lebensbereich", &areas)
                .or("keiner")
                .value(text.area.map_or("", LifeArea::code)),
        ),
        (
            "ueber",
            field::select("ueber", "Gehört zu", &above)
                .or("keinem anderen Ziel")
                .value(parent)
                .errors(errors),
        ),
    ];
    if filled.id.is_some() {
        fields.push((
            "stand",
            field::radios("stand", "Stand", &states)
                .value(text.state.code())
                .in_a_row(),
        ));
    }
    fields
}
