//! The accessibility statement of the guide and the form for feedback on it. Source: §§ 10b, 10d BGG NRW; BITVNRW. The
//! statement itself is German: it is the operator's declaration.

use access::act::Act;
use access::failure::Denied;
use access::permit::PublicPurpose;
use askama::Template;
use base::input::InputErrors;
use web::answer::{Answer, Refused, page, page_again};
use web::components::{button, field};

use crate::guide::form::{self, MARK, TRAP};
use crate::guide::frame::Frame;
use crate::guide::store::{self, NewFeedback};
use crate::guide::symbol;
use crate::guide::visit::Visit;

/// The longest report (letters).
const LONGEST: usize = 2_000;
/// The longest address for an answer (letters).
const LONGEST_REPLY: usize = 200;

#[derive(Template)]
#[template(path = "guide/accessibility.html")]
struct StatementPage {
    frame: Frame,
    mark: String,
    controller: Option<(String, Option<String>)>,
    words: String,
    reply: String,
    errors: InputErrors,
    wrong: Option<String>,
    is_done: bool,
}

/// Shows the statement and the form.
pub(crate) async fn show(visit: Visit) -> Answer {
    page(&statement(&visit, (String::new(), String::new()), InputErrors::new()).await?)
}

async fn statement(
    visit: &Visit,
    (words, reply): (String, String),
    errors: InputErrors,
) -> Result<StatementPage, Refused> {
    let (mut tx, permit) = visit
        .request
        .access()
        .public_reading(PublicPurpose::Guide)
        .await?;
    let controller = store::responsible(&mut tx, &permit).await?;
    drop(tx);
    Ok(StatementPage {
        frame: visit.frame(visit.words.of("access-title")),
        mark: form::mark(&visit.request, visit.now).await?,
        controller,
        words,
        reply,
        errors,
        wrong: None,
        is_done: false,
    })
}

/// Takes feedback.
pub(crate) async fn answer(visit: Visit) -> Answer {
    let request = &visit.request;
    let form = request.form()?;
    visit.count_form()?;
    let (words, reply) = (form.text("rueckmeldung").trim().to_owned(), form.line("antwort"));
    let mut errors = InputErrors::new();
    for (field, text, longest) in [
        ("rueckmeldung", &words, LONGEST),
        ("antwort", &reply, LONGEST_REPLY),
    ] {
        if text.chars().count() > longest {
            errors.add(field, visit.words.with("too-long", "n", longest));
        }
    }
    if words.is_empty() {
        errors.add("rueckmeldung", visit.words.of("error-empty"));
    }
    if !errors.is_empty() {
        return page_again(&statement(&visit, (words, reply), errors).await?);
    }
    let sent = match form::sent(request, &form, visit.now).await? {
        Ok(sent) => sent,
        Err(again) => {
            let mut shown = statement(&visit, (words, reply), errors).await?;
            shown.wrong = Some(visit.words.of(again.key()));
            return page_again(&shown);
        }
    };
    let new = NewFeedback {
        token: sent.token,
        language: visit.language(),
        words,
        reply_to: (!reply.is_empty()).then_some(reply),
    };
    keep(&visit, &new).await?;
    let mut shown = statement(&visit, (String::new(), String::new()), errors).await?;
    shown.is_done = true;
    page(&shown)
}

async fn keep(visit: &Visit, new: &NewFeedback) -> Result<(), Denied> {
    let access = visit.request.access();
    let (mut tx, permit) = access.public_reading(PublicPurpose::Guide).await?;
    if store::is_there(&mut tx, &permit, &new.token).await? {
        return Ok(());
    }
    drop(tx);
    let (mut tx, row) = access.house_row_by_the_public(Act::GuideManage).await?;
    store::insert(&mut tx, &row, new, access.ids()).await?;
    Ok(tx.commit().await?)
}
