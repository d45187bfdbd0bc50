//! The tree of goals with their steps, what is still missing, and the agreement made of them.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use base::language::Language;
use cases::case::opened::{Opened, opened};
use consents::reading_aids::offered;
use people::person::store::of_case::persons_of_case;
use web::answer::{Answer, Refused, page};
use web::components::field::{self, Choice, Field};
use web::components::{button, empty, errors, tag};
use web::request::Request;
use web::shell::Shell;

use crate::agreement::pages::ON_SCREEN;
use crate::agreement::store::{self as agreements, Agreement};
use crate::goal::model::{Branch, Goal, GoalKind, GoalState, Step, StepText, Who, tree};
use crate::goal::smart::{Hint, QUESTIONS, hints};
use crate::goal::store;

#[derive(Template)]
#[template(path = "planning/goals.html")]
struct GoalsPage {
    shell: Shell,
    path: String,
    agreement_path: String,
    may_write: bool,
    goals: Vec<GoalCard>,
    has_open: bool,
    agreement: Option<AgreementCard>,
    errors: InputErrors,
}

impl GoalsPage {
    fn new_path(&self) -> String {
        format!("{}/bearbeiten", self.path)
    }
}

/// A goal as the page shows it.
struct GoalCard {
    id: RowId,
    /// The goal that it stands under.
    above: String,
    kind: GoalKind,
    title: String,
    measure: String,
    area: &'static str,
    due: String,
    state: GoalState,
    is_overdue: bool,
    hints: Vec<Hint>,
    steps: Vec<StepLine>,
    step_fields: Vec<Field>,
    is_adding: bool,
}

impl GoalCard {
    fn state_tag(&self) -> tag::Tag {
        match self.state {
            GoalState::Open if self.is_overdue => tag::warning("überfällig").icon("schedule"),
            GoalState::Open => tag::neutral("offen"),
            GoalState::Reached => tag::success("erreicht").icon("check"),
            GoalState::Dropped => tag::neutral("aufgegeben"),
        }
    }

    fn edit_path(&self, path: &str) -> String {
        format!("{path}/bearbeiten?ziel={}", self.id)
    }

    fn below_path(&self, path: &str) -> Option<String> {
        let is_open = self.state == GoalState::Open;
        let kind = self.kind.below().filter(|_| is_open)?;
        Some(format!("{path}/bearbeiten?unter={}&ebene={kind}", self.id))
    }

    fn below_label(&self) -> &'static str {
        match self.kind.below() {
            Some(GoalKind::Frame) => "Rahmenziel darunter",
            _ => "Handlungsziel darunter",
        }
    }
}

/// A step as the page shows it.
struct StepLine {
    id: RowId,
    what: String,
    who: String,
    due: String,
    done: Option<String>,
    is_overdue: bool,
}

/// The last agreement as the page shows it.
struct AgreementCard {
    id: RowId,
    version: i64,
    number: i64,
    agreed_on: String,
    is_signed: bool,
    by_client: Field,
    ways: Field,
    by_kim: Field,
    signed_by_client: String,
    signed_by_kim: String,
    is_outdated: bool,
    language: Field,
}

/// A step that was typed and is shown again.
pub(crate) struct Again {
    pub(crate) goal: Option<RowId>,
    pub(crate) step: StepText,
    pub(crate) errors: InputErrors,
}

/// Shows the goals.
///
/// # Errors
/// [`Refused::NotFound`] if the case does not exist for this account.
pub async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    page(&goals_page(&request, &mut case, None).await?)
}

/// The page, with what was typed.
pub(crate) async fn goals_page(
    request: &Request,
    case: &mut Opened,
    again: Option<Again>,
) -> Result<impl Template + use<>, Refused> {
    let goals = store::goals(&mut case.tx, &case.permit).await?;
    let steps = store::steps(&mut case.tx, &case.permit).await?;
    let today = request.access().clock().today();
    let last = agreements::last(&mut case.tx, &case.permit).await?;
    let agreement = match last {
        None => None,
        Some(last) => {
            let agreed = agreements::goals(&mut case.tx, &case.permit, last.id).await?;
            let is_outdated = agreed.is_some_and(|agreed| agreed.are_changed_by(&goals, &steps));
            let languages = offered(request, &mut case.tx).await?;
            Some(agreement_card(case, &languages, (&last, is_outdated, today)).await?)
        }
    };
    Ok(GoalsPage {
        shell: case.shell(request, ("Ziele", "ziele")),
        path: case.path("ziele"),
        agreement_path: case.path("zielvereinbarung"),
        may_write: case.may_change(request)?,
        has_open: goals.iter().any(|goal| goal.text.state == GoalState::Open),
        goals: tree(&goals)
            .into_iter()
            .map(|branch| goal_card(branch, (&goals, &steps), (today, again.as_ref())))
            .collect(),
        agreement,
        errors: again.map(|again| again.errors).unwrap_or_default(),
    })
}

/// The title of the goal that a goal stands under.
fn above(goal: &Goal, goals: &[Goal]) -> String {
    let parent = goals.iter().find(|one| Some(one.id) == goal.text.parent);
    parent.map_or_else(String::new, |parent| parent.text.title.clone())
}

fn goal_card(
    branch: Branch<'_>,
    (goals, steps): (&[Goal], &[Step]),
    (today, again): (Day, Option<&Again>),
) -> GoalCard {
    let (goal, text) = (branch.goal, &branch.goal.text);
    let own: Vec<&Step> = steps.iter().filter(|step| step.goal == goal.id).collect();
    let typed = again.filter(|again| again.goal == Some(goal.id));
    let is_open = text.state == GoalState::Open;
    GoalCard {
        id: goal.id,
        above: above(goal, goals),
        kind: text.kind,
        title: text.title.clone(),
        measure: text.measure.clone(),
        area: text.area.map_or("", cases::life_area::LifeArea::german),
        due: text.due_on.map_or_else(String::new, Day::german),
        state: text.state,
        is_overdue: is_open && text.due_on.is_some_and(|due| due < today),
        hints: if is_open { hints(text, &own) } else { Vec::new() },
        steps: own.iter().map(|step| step_line(step, today)).collect(),
        step_fields: if is_open && text.kind != GoalKind::Principle {
            step_fields(goal.id, typed)
        } else {
            Vec::new()
        },
        is_adding: typed.is_some(),
    }
}

fn step_line(step: &Step, today: Day) -> StepLine {
    StepLine {
        id: step.id,
        what: step.text.what.clone(),
        who: if step.text.who == Who::Other {
            step.text.who_else.clone()
        } else {
            step.text.who.german().to_owned()
        },
        due: step.text.due_on.map_or_else(String::new, Day::german),
        done: step.done_on.map(Day::german),
        is_overdue: step.is_overdue(today),
    }
}

fn step_fields(goal: RowId, typed: Option<&Again>) -> Vec<Field> {
    let who: Vec<Choice> = Who::ALL
        .iter()
        .map(|who| Choice::new(who.code(), who.german()))
        .collect();
    let none = InputErrors::new();
    let errors = typed.map_or(&none, |again| &again.errors);
    let step = typed.map(|again| &again.step);
    // Several goals are on the page: only the one that is shown again answers to the plain names of the error summary.
    let id = |name: &str| match typed {
        Some(_) => name.to_owned(),
        None => format!("{name}-{goal}"),
    };
    vec![
        field::text("was", "Schritt: Was wird getan?")
            .id(id("was"))
            .value(step.map_or("", |step| &step.what))
            .errors(errors),
        field::radios("wer", "Wer?", &who)
            .id(id("wer"))
            .value(step.map_or(Who::Client, |step| step.who).code())
            .in_a_row(),
        field::text("wer_genau", "Wenn andere: wer?")
            .id(id("wer_genau"))
            .value(step.map_or("", |step| &step.who_else))
            .errors(errors),
        field::date("schritt_bis", "Bis wann?")
            .id(id("schritt_bis"))
            .value(
                step.and_then(|step| step.due_on)
                    .map_or_else(String::new, |due| due.to_string()),
            )
            .errors(errors),
    ]
}

async fn agreement_card(
    case: &mut Opened,
    languages: &[Language],
    (last, is_outdated, today): (&Agreement, bool, Day),
) -> Result<AgreementCard, Refused> {
    let persons = persons_of_case(&mut case.tx, &case.permit).await?;
    let lead = persons.iter().find(|person| person.id == case.head.lead);
    let spoken = lead
        .and_then(|person| person.language)
        .filter(|spoken| languages.contains(spoken))
        .unwrap_or(Language::German);
    let languages: Vec<Choice> = languages
        .iter()
        .map(|language| Choice::new(language.tag(), language.german_name()))
        .collect();
    let day = |name: &'static str, label: &str, signed: Option<Day>| {
        field::date(name, label).value(signed.unwrap_or(today))
    };
    let german = |signed: Option<Day>| signed.map_or_else(|| "noch nicht".to_owned(), Day::german);
    Ok(AgreementCard {
        id: last.id,
        version: last.version,
        number: last.number,
        agreed_on: last.agreed_on.german(),
        is_signed: last.signed_by_client_on.is_some() && last.signed_by_kim_on.is_some(),
        by_client: day(
            "klient_am",
            "Klient/in hat unterschrieben am",
            last.signed_by_client_on,
        ),
        ways: field::radios(
            "form",
            "Unterschrift der Klientin oder des Klienten",
            &[
                Choice::new("paper", "auf Papier"),
                Choice::new(ON_SCREEN, "auf dem Bildschirm"),
            ],
        )
        .value("paper"),
        by_kim: day("kim_am", "KIM hat unterschrieben am", last.signed_by_kim_on),
        signed_by_client: if last.is_drawn {
            format!("{}, auf dem Bildschirm", german(last.signed_by_client_on))
        } else {
            german(last.signed_by_client_on)
        },
        signed_by_kim: german(last.signed_by_kim_on),
        is_outdated,
        language: field::select("sprache", "Neben Deutsch in", &languages).value(spoken.tag()),
    })
}
