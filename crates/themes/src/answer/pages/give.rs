//! Giving an answer: the text is there already and can be changed, and passes the identity guard as findings do; the job
//! carries it to those who raised the theme.

use access::act::Act;
use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use post::job::NewJob;
use post::job::model::Payload;
use web::answer::{Answer, go_to_saying, page, page_again};
use web::components::{button, errors, field};
use web::form::limited;
use web::request::Request;
use web::shell::Shell;

use crate::answer::model::{LONGEST, known, prefilled};
use crate::answer::nightly::DELIVERY;
use crate::answer::store;
use crate::finding::pages::hits::{HitLine, Watched};
use crate::ladder::store::{Moved, moves};
use crate::look::{reading, writing};
use crate::theme::model::Theme;
use crate::theme::pages::theme;

#[derive(Template)]
#[template(path = "themes/answer_form.html")]
struct GivePage {
    shell: Shell,
    theme: Theme,
    step: String,
    text: String,
    hits: Vec<HitLine>,
    errors: InputErrors,
}

fn give_page(request: &Request, theme: Theme, (step, text): (String, String)) -> GivePage {
    let back = format!("/themen/{}", theme.head.id);
    GivePage {
        shell: request.shell_below(
            "Antwort an die Meldenden",
            &[("Themen", "/themen"), (&theme.head.number, &back)],
        ),
        theme,
        step,
        text,
        hits: Vec::new(),
        errors: InputErrors::new(),
    }
}

/// The step that an answer is about: the one that was named, else the last.
fn step_of<'s>(steps: &'s [Moved], word: &str) -> Option<&'s Moved> {
    let named: Option<RowId> = word.parse().ok();
    let found = steps.iter().find(|step| Some(step.id) == named);
    found.or(steps.last())
}

/// `GET /themen/{id}/antwort`
pub(super) async fn ask(request: Request) -> Answer {
    let mut look = reading(&request, Act::ThemeWrite).await?;
    let theme = theme(&request, &mut look).await?;
    let steps = moves(&mut look.tx, &look.permit, theme.head.id).await?;
    let query = request.query();
    let step = step_of(&steps, query.text("schritt"));
    let text = step.map(|step| prefilled(&theme.head, (step, &look.station_name(step.to))));
    let step = step.map(|step| step.id.to_string()).unwrap_or_default();
    page(&give_page(&request, theme, (step, text.unwrap_or_default())))
}

/// `POST /themen/{id}/antwort`
pub(super) async fn give(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeWrite).await?;
    let theme = theme(&request, &mut look).await?;
    let form = request.form()?;
    let mut errors = InputErrors::new();
    let text = limited(form.text("antwort").trim(), ("antwort", LONGEST), &mut errors);
    if text.is_empty() {
        errors.add("antwort", "Bitte schreiben Sie, wie es weitergeht.");
    }
    if !errors.is_empty() {
        let page = give_page(&request, theme, (form.line("schritt"), text));
        return page_again(&GivePage { errors, ..page });
    }
    let steps = moves(&mut look.tx, &look.permit, theme.head.id).await?;
    let step = step_of(&steps, form.text("schritt"));
    let place = step.map(|step| look.station_name(step.to)).unwrap_or_default();
    let places = look.structure.place_names();
    let known = known(&theme.head, (step, place));
    let text = match Watched::text(&form, &places).known(&known).guarded(&text) {
        Ok(text) => text,
        Err(hits) => {
            let page = give_page(&request, theme, (form.line("schritt"), text));
            return page_again(&GivePage { hits, ..page });
        }
    };
    let step = step.map(|step| step.id);
    let (ids, now) = (request.access().ids(), look.permit.now());
    let of = (theme.head.id, step, text.text());
    store::give(&mut look.tx, &look.permit, of, ids).await?;
    let job = NewJob {
        kind: DELIVERY,
        payload: Payload::none(),
        run_after: now,
        asked_by: None,
    };
    post::job::queue(&mut look.tx, &job, ids, now).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("/themen/{}", theme.head.id), "gespeichert")
}
