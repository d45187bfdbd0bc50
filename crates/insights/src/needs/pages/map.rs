//! The heat map of fields of action by municipality, what is said about the whole district, and freezing by hand.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use base::refusal::Refusal;
use directory::field::FieldOfAction;
use figures::period::Period;
use organisation::memory::structure;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, conflict, empty, errors, field, notice};
use web::form::limited;
use web::request::Request;
use web::shell::Shell;

use super::asked::{Asked, HALF, latest_needs};
use crate::needs::comment::{Comment, LONGEST};
use crate::needs::model::{DISTRICT, FieldCell, FreezeRefused, ShownNeed, change, change_german, may_freeze};
use crate::needs::tables::need_german;
use crate::needs::{freeze as freezing, store};

#[derive(Template)]
#[template(path = "insights/needs.html")]
struct MapPage {
    shell: Shell,
    half: Period,
    standing: String,
    compared: Option<String>,
    needs_of: Option<String>,
    halves: Vec<Choice>,
    fields: Vec<&'static str>,
    rows: Vec<Row>,
    comment: Option<Comment>,
    body: String,
    number: i64,
    errors: InputErrors,
    conflict: Option<conflict::Conflict>,
    refused: Option<String>,
    is_partial: bool,
    may_comment: bool,
    can_freeze: bool,
}

pub(super) struct Row {
    name: String,
    href: Option<String>,
    cells: Vec<Shown>,
}

/// A cell in words.
pub(super) struct Shown {
    field: &'static str,
    depth: u8,
    dots: String,
    people: i64,
    /// How many more or fewer than before, if it is not the same.
    change: Option<String>,
    /// A need that was published as a number; what is withheld stands on the page of the place.
    need: Option<String>,
    offers: i64,
    href: Option<String>,
}

impl MapPage {
    fn of(request: &Request, asked: &Asked) -> Result<Self, Refused> {
        let may_steer = request.access().may(request.who()?, Act::NeedsAnalysisFreeze);
        let comment = asked.comments.iter().find(|(place, _)| place == DISTRICT);
        let comment = comment.map(|(_, comment)| comment.clone());
        Ok(Self {
            shell: request.shell("Ist- und Bedarfsanalyse"),
            half: asked.half,
            standing: asked.standing(),
            compared: asked.compared(),
            needs_of: asked.analysis.needs_of.map(Period::german),
            halves: asked.halves.clone(),
            fields: FieldOfAction::ALL.iter().map(|field| field.german()).collect(),
            rows: rows(asked),
            body: comment.as_ref().map(|one| one.body.clone()).unwrap_or_default(),
            number: comment.as_ref().map_or(0, |one| one.number),
            comment,
            errors: InputErrors::new(),
            conflict: None,
            refused: None,
            is_partial: asked.is_partial,
            may_comment: may_steer && asked.frozen_at.is_none(),
            can_freeze: may_steer && asked.frozen_at.is_none() && asked.today > asked.half.last_day(),
        })
    }

    fn file(&self, name: &str) -> String {
        format!("/bedarf.{name}?{HALF}={}", self.half)
    }
}

/// A line for each place; none where there is nothing to analyse.
fn rows(asked: &Asked) -> Vec<Row> {
    if asked.analysis.is_empty() {
        return Vec::new();
    }
    let row = |place: &crate::needs::model::PlaceLine| {
        let href = (place.key != DISTRICT).then(|| format!("/bedarf/{}?{HALF}={}", place.key, asked.half));
        let before = |cell: &FieldCell| asked.earlier().and_then(|one| one.cell(&place.key, cell.field));
        Row {
            name: place.name.clone(),
            cells: place
                .cells
                .iter()
                .map(|cell| Shown {
                    field: cell.field.german(),
                    depth: if place.key == DISTRICT { 0 } else { cell.depth() },
                    dots: cell.dots(),
                    people: cell.people,
                    change: change(cell, before(cell))
                        .filter(|more| *more != 0)
                        .map(change_german),
                    need: cell
                        .highest_need()
                        .filter(|need| matches!(need.shown, ShownNeed::Number(_)))
                        .map(need_german),
                    offers: cell.offers.count,
                    href: href.as_ref().map(|href| format!("{href}&feld={}", cell.field)),
                })
                .collect(),
            href,
        }
    };
    asked.analysis.places.iter().map(row).collect()
}

/// `GET /bedarf`
pub(super) async fn show(request: Request) -> Answer {
    let asked = Asked::by(&request).await?;
    page(&MapPage::of(&request, &asked)?)
}

/// `POST /bedarf/einschaetzung`: the next version of what is said about the whole district.
pub(super) async fn comment(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::NeedsAnalysisFreeze, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let half = typed_half(form.text(HALF))?;
    let saved = said(&mut tx, (half, DISTRICT), &form, (&request, permit.now())).await?;
    let path = format!("/bedarf?{HALF}={half}");
    match saved {
        Said::Kept => {
            tx.commit().await?;
            go_to_saying(&path, "gespeichert")
        }
        Said::Wrong(errors) => {
            drop(tx);
            let asked = Asked::of(&request, half).await?;
            page_again(&MapPage {
                errors,
                body: form.text("text").to_owned(),
                ..MapPage::of(&request, &asked)?
            })
        }
        Said::Meanwhile => {
            drop(tx);
            let asked = Asked::of(&request, half).await?;
            let page = MapPage::of(&request, &asked)?;
            page_conflict(&MapPage {
                conflict: Some(clash(page.comment.as_ref(), form.text("text"))),
                body: form.text("text").to_owned(),
                ..page
            })
        }
        Said::TooLate => {
            drop(tx);
            refused(&request, half, FreezeRefused::FrozenBefore(half).german()).await
        }
    }
}

/// What became of a comment.
pub(super) enum Said {
    Kept,
    Wrong(InputErrors),
    Meanwhile,
    TooLate,
}

/// Keeps the next version of a comment, unless the half-year is frozen or somebody else was quicker.
pub(super) async fn said(
    tx: &mut db::tx::Tx,
    (half, place): (Period, &str),
    form: &web::form::Form,
    (request, at): (&Request, base::moment::Moment),
) -> Result<Said, Refused> {
    if store::frozen(tx).await?.contains(&half) {
        return Ok(Said::TooLate);
    }
    let mut errors = InputErrors::new();
    let body = limited(form.text("text"), ("text", LONGEST), &mut errors);
    if body.trim().is_empty() {
        errors.add("text", "Bitte die Einschätzung eingeben.");
    }
    if !errors.is_empty() {
        return Ok(Said::Wrong(errors));
    }
    let number = form.text("nummer").parse::<i64>().unwrap_or(-1);
    let latest = store::comments(tx, (half, place)).await?;
    if latest.first().map_or(0, |one| one.number) != number {
        return Ok(Said::Meanwhile);
    }
    let id = RowId::from_uuid(request.access().ids().next());
    let by = request.who()?.account;
    let is_kept = store::add_comment(tx, (id, half, place), (number + 1, &body), (by, at)).await?;
    Ok(if is_kept { Said::Kept } else { Said::Meanwhile })
}

/// The own text beside the one that was saved meanwhile.
pub(super) fn clash(theirs: Option<&Comment>, mine: &str) -> conflict::Conflict {
    match theirs {
        None => conflict::with("jemand anderes", "gerade eben"),
        Some(theirs) => conflict::with(&theirs.by, theirs.at.german())
            .field("text", "Einschätzung")
            .texts(mine, &theirs.body),
    }
}

/// `POST /bedarf/festschreibung`
pub(super) async fn freeze(request: Request) -> Answer {
    let structure = structure(&request).await?;
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::NeedsAnalysisFreeze, AuditSubject::House)
        .await?;
    let half = typed_half(request.form()?.text(HALF))?;
    let structure = structure.ok_or(Refused::NotFound)?;
    let frozen = store::frozen(&mut tx).await?;
    if let Err(no) = may_freeze(half, &frozen, permit.now().day()) {
        drop(tx);
        return refused(&request, half, no.german()).await;
    }
    let needs = latest_needs(&mut tx, &permit, half).await?;
    let by = (half, permit.account(), permit.now());
    if !freezing::by_hand(&mut tx, (&structure, needs.as_ref()), by).await? {
        drop(tx);
        return refused(&request, half, FreezeRefused::FrozenBefore(half).german()).await;
    }
    tx.commit().await?;
    go_to_saying(&format!("/bedarf?{HALF}={half}"), "gespeichert")
}

async fn refused(request: &Request, half: Period, sentence: String) -> Answer {
    let asked = Asked::of(request, half).await?;
    page_again(&MapPage {
        refused: Some(sentence),
        ..MapPage::of(request, &asked)?
    })
}

/// The half-year that a form sent.
pub(super) fn typed_half(text: &str) -> Result<Period, Refused> {
    text.parse().map_err(|_| Refused::NotFound)
}
