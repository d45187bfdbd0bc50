//! The form of a board. Kind and founding decision are chosen once.

use access::act::Act;
use askama::Template;
use base::ids::BoardId;
use base::input::InputErrors;
use base::refusal::Refusal as _;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use super::one::board;
use crate::board::form::BoardForm;
use crate::board::model::{Board, BoardKind, FoundingDecision, QuorumRule, founding};
use crate::board::store;
use crate::clash::{Clash, clash};
use crate::decision::model::Outcome;
use crate::decision::store as decisions;
use crate::look::{Look, reading, writing};

#[derive(Template)]
#[template(path = "boards/board_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    back: String,
    is_new: bool,
    form: BoardForm,
    errors: InputErrors,
    clash: Option<Clash>,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    rules: Vec<Choice>,
    decisions: Vec<Choice>,
}

impl FormPage {
    async fn of(
        request: &Request,
        look: &mut Look,
        (before, form): (Option<&Board>, BoardForm),
    ) -> Result<Self, Refused> {
        let own = before.map(|board| format!("/gremien/{}", board.id));
        let shell = match (before, own.as_deref()) {
            (Some(board), Some(path)) => {
                request.shell_below("Bearbeiten", &[("Gremien", "/gremien"), (&board.name, path)])
            }
            _ => request.shell_below("Gremium anlegen", &[("Gremien", "/gremien")]),
        };
        let decisions = if before.is_none() {
            founding_decisions(look).await?
        } else {
            Vec::new()
        };
        Ok(Self {
            shell,
            action: own
                .as_ref()
                .map_or_else(|| "/gremien/neu".to_owned(), |path| format!("{path}/bearbeiten")),
            back: own.unwrap_or_else(|| "/gremien".to_owned()),
            is_new: before.is_none(),
            kinds: BoardKind::ALL
                .iter()
                .map(|kind| Choice::new(kind, kind.german()))
                .collect(),
            places: look.municipalities(),
            rules: QuorumRule::ALL
                .iter()
                .map(|rule| Choice::new(rule, rule.german()))
                .collect(),
            decisions,
            errors: InputErrors::new(),
            clash: None,
            form,
        })
    }
}

/// The decisions of the steering group on which a working group can be founded.
async fn founding_decisions(look: &mut Look) -> Result<Vec<Choice>, Refused> {
    let boards = store::boards(&mut look.tx, &look.permit).await?;
    let mut choices = Vec::new();
    for steering in boards
        .iter()
        .filter(|board| board.kind == BoardKind::SteeringGroup)
    {
        let all = decisions::of_board(&mut look.tx, &look.permit, steering.id).await?;
        let adopted = all.iter().filter(|one| one.outcome == Outcome::Adopted);
        choices.extend(adopted.map(|one| Choice::new(one.id, format!("{}: {}", one.number, one.title))));
    }
    Ok(choices)
}

/// `GET /gremien/neu`
pub(super) async fn new(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardWrite).await?;
    let form = BoardForm::new(look.today, &request.query().line("beschluss"));
    page(&FormPage::of(&request, &mut look, (None, form)).await?)
}

/// `POST /gremien/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::BoardWrite).await?;
    let form = BoardForm::read(&request.form()?);
    let id = BoardId::from_uuid(request.access().ids().next());
    let refused = async |look: &mut Look, form: BoardForm, errors: InputErrors| {
        page_again(&FormPage {
            errors,
            ..FormPage::of(&request, look, (None, form)).await?
        })
    };
    let board = match form.checked(id, &look) {
        Ok(board) => board,
        Err(errors) => return refused(&mut look, form, errors).await,
    };
    let decision = match board.founded_by {
        Some(id) => decisions::one(&mut look.tx, &look.permit, id).await?,
        None => None,
    };
    let known = match &decision {
        Some(decision) => {
            let by = store::one(&mut look.tx, &look.permit, decision.board).await?;
            by.map(|by| FoundingDecision {
                by: by.kind,
                outcome: decision.outcome,
            })
        }
        None => None,
    };
    if let Err(no) = founding(board.kind, known) {
        let mut errors = InputErrors::new();
        errors.add("beschluss", no.german());
        return refused(&mut look, form, errors).await;
    }
    store::add(&mut look.tx, &look.permit, &board).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("/gremien/{id}"), "angelegt")
}

/// `GET /gremien/{id}/bearbeiten`
pub(super) async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardWrite).await?;
    let before = board(&request, &mut look).await?;
    let form = BoardForm::of(&before);
    page(&FormPage::of(&request, &mut look, (Some(&before), form)).await?)
}

/// `POST /gremien/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::BoardWrite).await?;
    let before = board(&request, &mut look).await?;
    let known = BoardForm::of(&before);
    let form = BoardForm {
        kind: known.kind.clone(),
        decision: known.decision.clone(),
        ..BoardForm::read(&request.form()?)
    };
    let after = match form.checked(before.id, &look) {
        Ok(board) => Board {
            region: before.region,
            ..board
        },
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &mut look, (Some(&before), form)).await?
            });
        }
    };
    if !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(form.shown(&look), known.shown(&look));
        let form = BoardForm {
            version: before.version,
            ..form
        };
        return page_conflict(&FormPage {
            clash: Some(clash),
            ..FormPage::of(&request, &mut look, (Some(&before), form)).await?
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/gremien/{}", before.id), "gespeichert")
}
