//! Answers to what one has raised: read them, or say that it goes on. Nobody else sees this page, and nobody learns who
//! said so.

use access::act::Act;
use askama::Template;
use base::ids::{RowId, ThemeId};
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::{button, empty, errors, field, tag};
use web::form::limited;
use web::request::Request;
use web::shell::Shell;

use crate::answer::model::Received;
use crate::answer::store;
use crate::finding::guarded::Guarded;
use crate::finding::model::{Marks, NewFinding, Origin};
use crate::finding::pages::form::LONGEST;
use crate::finding::pages::hits::{HitLine, Watched};
use crate::finding::store as findings;
use crate::look::{Look, reading, writing};
use crate::theme::model::Theme;
use crate::theme::moving::{Moving, of_mine};
use crate::theme::store::one;

const PATH: &str = "/antworten";

#[derive(Template)]
#[template(path = "themes/answers.html")]
struct AnswersPage {
    shell: Shell,
    answers: Vec<Received>,
    moving: Vec<(Moving, String)>,
}

/// `GET /antworten`
pub(super) async fn show(request: Request) -> Answer {
    // The own cases are asked of the gate by themselves: no transaction is held meanwhile.
    let moving = of_mine(request.access(), request.who()?).await?;
    let mut look = reading(&request, Act::ThemeAnswerRead).await?;
    let answers = store::mine(&mut look.tx, &look.permit).await?;
    page(&AnswersPage {
        shell: request.shell("Antworten auf meine Meldungen"),
        answers,
        moving: moving
            .into_iter()
            .map(|one| {
                let station = look.station_name(one.theme.station);
                (one, station)
            })
            .collect(),
    })
}

/// The answer in the address and its theme; that of somebody else is not there.
async fn answer(request: &Request, look: &mut Look) -> Result<(RowId, Theme), Refused> {
    let id: RowId = request.path_value("id")?;
    let theme: Option<ThemeId> = store::theme_of_mine(&mut look.tx, &look.permit, id).await?;
    let theme = theme.ok_or(Refused::NotFound)?;
    let theme = one(&mut look.tx, &look.permit, theme).await?;
    Ok((id, theme.ok_or(Refused::NotFound)?))
}

/// `POST /antworten/{id}/gelesen`
pub(super) async fn read(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeAnswerRead).await?;
    let (id, _) = answer(&request, &mut look).await?;
    request.form()?;
    store::mark_read(&mut look.tx, &look.permit, id).await?;
    look.tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}

#[derive(Template)]
#[template(path = "themes/goes_on.html")]
struct GoesOnPage {
    shell: Shell,
    id: RowId,
    theme: Theme,
    text: String,
    hits: Vec<HitLine>,
    errors: InputErrors,
}

fn goes_on_page(request: &Request, (id, theme): (RowId, Theme), text: String) -> GoesOnPage {
    GoesOnPage {
        shell: request.shell_below("Besteht weiter", &[("Antworten auf meine Meldungen", PATH)]),
        id,
        theme,
        text,
        hits: Vec::new(),
        errors: InputErrors::new(),
    }
}

/// `GET /antworten/{id}/fortbestand`
pub(super) async fn ask(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeAnswerRead).await?;
    let found = answer(&request, &mut look).await?;
    page(&goes_on_page(&request, found, String::new()))
}

/// `POST /antworten/{id}/fortbestand`
pub(super) async fn goes_on(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeAnswerRead).await?;
    let (id, theme) = answer(&request, &mut look).await?;
    let form = request.form()?;
    let mut errors = InputErrors::new();
    let text = limited(form.text("befund").trim(), ("befund", LONGEST), &mut errors);
    if !errors.is_empty() {
        let page = goes_on_page(&request, (id, theme), text);
        return page_again(&GoesOnPage { errors, ..page });
    }
    let sentence = match Watched::text(&form, &look.structure.place_names()).guarded(&text) {
        Ok(sentence) => sentence,
        Err(hits) => {
            let page = goes_on_page(&request, (id, theme), text);
            return page_again(&GoesOnPage { hits, ..page });
        }
    };
    store::goes_on(&mut look.tx, &look.permit, id).await?;
    if !text.is_empty() {
        add_finding(&request, &mut look, (&theme, sentence)).await?;
    }
    look.tx.commit().await?;
    go_to_saying(PATH, "gemeldet")
}

/// What somebody adds stands as a finding in the theme, without saying whose answer it was.
async fn add_finding(
    request: &Request,
    look: &mut Look,
    (theme, text): (&Theme, Guarded),
) -> Result<(), Refused> {
    let new = NewFinding {
        text,
        marks: Marks {
            field: theme.head.field,
            kind: theme.head.kind,
            rechtskreis: None,
            level: theme.head.level,
            municipality: None,
            region: None,
        },
        origin: Origin::Obstacle,
        reconstruction: None,
    };
    let access = request.access();
    let key = access.raising_key().await?;
    let id = findings::create(&mut look.tx, &look.permit, (&new, Some(&key)), access.ids()).await?;
    findings::bundle(&mut look.tx, &look.permit, theme.head.id, &[id]).await?;
    Ok(())
}
