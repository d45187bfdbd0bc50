//! One municipality: every field with what was missing, what is needed and what there is; one field in detail; and what
//! experts say. Open to whoever steers, and to the case managers of the place.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::ids::MunicipalityId;
use base::input::InputErrors;
use base::language::Language;
use charts::cell::Cell;
use charts::table::{Column, Table};
use directory::field::FieldOfAction;
use directory::topic::Topic;
use figures::period::Period;
use organisation::memory::structure;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, conflict, data, errors, field, notice};
use web::request::Request;
use web::shell::Shell;

use super::asked::{Asked, HALF, shows};
use super::map::{Said, clash, said, typed_half};
use crate::needs::comment::Comment;
use crate::needs::live;
use crate::needs::model::{FreezeRefused, PlaceLine, change, change_german};
use crate::needs::store::{self, GapGroup, NamedOffer};
use crate::needs::tables::{READING, need_german, offers_german};
use crate::view::Sight;
use base::refusal::Refusal;

#[derive(Template)]
#[template(path = "insights/needs_place.html")]
struct PlacePage {
    shell: Shell,
    id: MunicipalityId,
    half: Period,
    standing: String,
    halves: Vec<Choice>,
    table: Table,
    field: FieldOfAction,
    tabs: Vec<(&'static str, String, bool)>,
    gaps: Table,
    offers: Vec<NamedOffer>,
    comments: Vec<Comment>,
    body: String,
    number: i64,
    errors: InputErrors,
    conflict: Option<conflict::Conflict>,
    refused: Option<String>,
    is_frozen: bool,
}

impl PlacePage {
    async fn of(request: &Request, (id, half): (MunicipalityId, Option<Period>)) -> Result<Self, Refused> {
        let mut asked = match half {
            Some(half) => Asked::of(request, half).await?,
            None => Asked::by(request).await?,
        };
        let line = asked
            .analysis
            .place(&id.to_string())
            .cloned()
            .ok_or(Refused::NotFound)?;
        let worst = line
            .cells
            .iter()
            .max_by_key(|cell| (cell.people, cell.offers.count == 0));
        let named = request.query().text("feld").parse().ok();
        let field = named
            .or(worst.map(|cell| cell.field))
            .unwrap_or(FieldOfAction::Language);
        let topics = live::topics_of(field);
        let days = (asked.half.first_day(), asked.half.last_day().min(asked.today));
        let groups = store::gap_groups(&mut asked.tx, (field, id), days).await?;
        let offers = store::named_offers(&mut asked.tx, (&topics, id)).await?;
        let comments = store::comments(&mut asked.tx, (asked.half, &line.key)).await?;
        let tab = |one: &FieldOfAction| {
            let href = format!("/bedarf/{id}?{HALF}={}&feld={one}", asked.half);
            (one.german(), href, *one == field)
        };
        Ok(Self {
            shell: request.shell_below(
                format!("Ist und Bedarf: {}", line.name),
                &[("Ist- und Bedarfsanalyse", "/bedarf")],
            ),
            id,
            half: asked.half,
            standing: asked.standing(),
            halves: asked.halves.clone(),
            table: table(&asked, &line),
            tabs: FieldOfAction::ALL.iter().map(tab).collect(),
            gaps: gap_table(&groups, field),
            field,
            offers,
            body: comments.first().map(|one| one.body.clone()).unwrap_or_default(),
            number: comments.first().map_or(0, |one| one.number),
            comments,
            errors: InputErrors::new(),
            conflict: None,
            refused: None,
            is_frozen: asked.frozen_at.is_some(),
        })
    }
}

fn table(asked: &Asked, line: &PlaceLine) -> Table {
    let caption = format!("{}, {}", line.name, asked.half.german());
    let mut table = Table::new(
        caption,
        [
            Column::text("Handlungsfeld"),
            Column::number("Menschen ohne Angebot"),
            Column::text("zuvor"),
            Column::text("Bedarf"),
            Column::text("Angebote"),
        ],
    );
    for cell in &line.cells {
        let before = asked.earlier().and_then(|one| one.cell(&line.key, cell.field));
        let needs: Vec<String> = cell
            .needs
            .iter()
            .map(|need| format!("{} {}", need.area.german(), need_german(*need)))
            .collect();
        table.push([
            Cell::text(cell.field.german()),
            Cell::Number(cell.people),
            Cell::text(change(cell, before).map(change_german).unwrap_or_default()),
            Cell::text(needs.join(", ")),
            Cell::text(offers_german(cell)),
        ]);
    }
    let of = asked.analysis.needs_of.map_or_else(
        || "Zum Bedarf gibt es noch keine Zahlen.".to_owned(),
        |period| format!("Bedarf: {}.", period.german()),
    );
    table.with_note(format!("{of} {READING}"))
}

fn gap_table(groups: &[GapGroup], field: FieldOfAction) -> Table {
    let mut table = Table::new(
        format!("{}: was fehlte", field.german()),
        [
            Column::text("Thema"),
            Column::text("Grund"),
            Column::text("Sprache"),
            Column::number("Meldungen"),
            Column::number("Menschen"),
        ],
    );
    for group in groups {
        table.push([
            Cell::text(group.topic.map_or("kein bestimmtes", Topic::german)),
            Cell::text(group.reason.german()),
            Cell::text(group.language.map(Language::german_name).unwrap_or_default()),
            Cell::Number(group.gaps),
            Cell::Number(group.people),
        ]);
    }
    table
}

/// `GET /bedarf/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let id: MunicipalityId = request.path_value("id")?;
    page(&PlacePage::of(&request, (id, None)).await?)
}

/// `POST /bedarf/{id}/einschaetzung`: the next version of what is said about the place.
pub(super) async fn comment(request: Request) -> Answer {
    let structure = structure(&request).await?;
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::NeedsAnalysisWrite, AuditSubject::House)
        .await?;
    let structure = structure.ok_or(Refused::NotFound)?;
    let id: MunicipalityId = request.path_value("id")?;
    let key = id.to_string();
    let is_known = structure.municipality(id).is_some();
    if !is_known || !shows(&Sight::of(who), &structure, (&key, permit.now().day())) {
        return Err(Refused::NotFound);
    }
    let form = request.form()?;
    let half = typed_half(form.text(HALF))?;
    let saved = said(&mut tx, (half, &key), &form, (&request, permit.now())).await?;
    if matches!(saved, Said::Kept) {
        tx.commit().await?;
        return go_to_saying(&format!("/bedarf/{id}?{HALF}={half}"), "gespeichert");
    }
    drop(tx);
    let page = PlacePage::of(&request, (id, Some(half))).await?;
    let body = form.text("text").to_owned();
    match saved {
        Said::Wrong(errors) => page_again(&PlacePage { body, errors, ..page }),
        Said::TooLate => {
            let refused = Some(FreezeRefused::FrozenBefore(half).german());
            page_again(&PlacePage {
                body,
                refused,
                ..page
            })
        }
        Said::Kept | Said::Meanwhile => {
            let conflict = Some(clash(page.comments.first(), &body));
            page_conflict(&PlacePage {
                body,
                conflict,
                ..page
            })
        }
    }
}
