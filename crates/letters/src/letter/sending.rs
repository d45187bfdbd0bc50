//! A letter to others that lies in the file, and the way on which it leaves once more: the gate is asked each time, so that
//! what was withdrawn since then stays here. Letters to the client are simply saved.

use access::act::Act;
use access::failure::Denied;
use askama::Template;
use base::ids::{CaseId, RowId};
use base::refusal::Refusal;
use cases::case::opened::{Opened, opened, opened_for_writing};
use consents::before::{Before, SEEN};
use consents::gate::Gate;
use consents::model::preview::Preview;
use consents::model::wish::Asked;
use web::answer::{Answer, Refused, go_to, page, page_again};
use web::components::notice::{self, Notice};
use web::components::{button, facts};
use web::request::Request;
use web::shell::Shell;
use web::upload::format::Format;
use web::upload::saving::Saved;

use crate::document::sending::{Sent, asked_for, send};
use crate::letter::model::{LetterText, PassedOn};
use crate::letter::pages::PAGE;
use crate::letter::store::{self, Letter};

/// The field with the letter, in the address and in the form.
const LETTER: &str = "schreiben";
/// What is said of a letter whose way out nobody wrote down.
const UNKNOWN: &str =
    "Zu diesem Schreiben steht nicht in der Akte, worauf es beruhte. Bitte schreiben Sie ein neues.";

#[derive(Template)]
#[template(path = "letters/letter_sent.html")]
struct SentPage {
    shell: Shell,
    path: String,
    back: String,
    id: RowId,
    recipient: String,
    dated_on: String,
    added: String,
    texts: Vec<LetterText>,
    may_write: bool,
    way: Way,
}

/// Whether a letter may leave now.
enum Way {
    /// It was written down as passed on today; this is that letter.
    Today,
    /// The gate would let it go: as written down anew.
    Again(Box<Before>),
    /// It stays here.
    Stays(Notice),
}

impl Way {
    fn is_open(&self) -> bool {
        !matches!(self, Self::Stays(_))
    }
}

/// Where a letter to others is looked at, below the case.
pub(crate) fn page_of(letter: RowId) -> String {
    format!("{PAGE}/versand?{LETTER}={letter}")
}

/// The letter as a file.
pub(crate) fn file_of(request: &Request, (case, letter): (CaseId, &Letter)) -> Answer {
    let sent = Sent {
        case,
        file: letter.id,
    };
    let what = Saved {
        format: Format::Pdf,
        size: letter.size,
        stem: format!("schreiben-{}", letter.dated_on),
    };
    send(request, &sent, &what)
}

pub(crate) async fn look(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let Some(id) = asked_for(&request, LETTER)? else {
        return go_to(&case.path(PAGE));
    };
    let letter = found(&mut case, id).await?;
    page(&sent_page(&request, &mut case, &letter).await?)
}

pub(crate) async fn pass_on(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let id = form.text(LETTER).parse().map_err(|_| Refused::NotFound)?;
    let letter = found(&mut case, id).await?;
    match way(&request, &mut case, &letter).await? {
        Way::Today => {}
        Way::Stays(_) => return page_again(&sent_page(&request, &mut case, &letter).await?),
        Way::Again(_) => {
            let passed_on = passed_on(&case, &letter).ok_or(Refused::NotFound)?;
            let is_seen = form.text(SEEN) == passed_on.wish.mark();
            let (gate, about) = (request.room::<Gate>()?, [passed_on.about]);
            let goes = is_seen
                && gate
                    .ask_for_case(&mut case.tx, &case.permit, &about, &passed_on.wish)
                    .await?
                    .is_ok();
            if !goes {
                return page_again(&sent_page(&request, &mut case, &letter).await?);
            }
        }
    }
    let id = case.permit.id();
    case.tx.commit().await?;
    file_of(&request, (id, &letter))
}

async fn found(case: &mut Opened, id: RowId) -> Result<Letter, Refused> {
    let letter = store::find(&mut case.tx, &case.permit, id).await?;
    letter.ok_or(Refused::NotFound)
}

fn passed_on(case: &Opened, letter: &Letter) -> Option<PassedOn> {
    case.permit.reveal(&letter.content)?.passed_on.clone()
}

/// On the day of the letter what was granted for it still holds, unless it was withdrawn since; later it goes anew. What a
/// law demanded once is released once.
async fn way(request: &Request, case: &mut Opened, letter: &Letter) -> Result<Way, Refused> {
    let stays =
        |reason: &str| Way::Stays(notice::danger("Das Schreiben geht nicht noch einmal hinaus").text(reason));
    let Some(passed_on) = passed_on(case, letter) else {
        return Ok(stays(UNKNOWN));
    };
    let is_of_today = letter.added_at.day() == case.permit.now().day();
    if is_of_today && matches!(passed_on.wish.asked, Asked::ByLaw(_)) {
        return Ok(Way::Today);
    }
    let Some(preview) = preview(request, case, &passed_on).await? else {
        return Ok(stays("Die Person, um die es geht, gehört nicht mehr zum Fall."));
    };
    Ok(match &preview.refused {
        Some(refused) => stays(&refused.german()),
        None if is_of_today => Way::Today,
        None => Way::Again(Box::new(Before::of(&preview, &[], passed_on.wish.mark()))),
    })
}

/// What the gate would say now; `None` if the person takes no part in the case any more.
async fn preview(
    request: &Request,
    case: &mut Opened,
    passed_on: &PassedOn,
) -> Result<Option<Preview>, Refused> {
    let gate = request.room::<Gate>()?;
    let about = [passed_on.about];
    let preview = gate.preview_for_case(&mut case.tx, &case.permit, &about, &passed_on.wish);
    match preview.await {
        Err(Denied::NotFound) => Ok(None),
        other => Ok(Some(other?)),
    }
}

async fn sent_page(request: &Request, case: &mut Opened, letter: &Letter) -> Result<SentPage, Refused> {
    let title = format!("Schreiben vom {}", letter.dated_on.german());
    let way = way(request, case, letter).await?;
    let content = case.permit.reveal(&letter.content);
    Ok(SentPage {
        shell: case.shell_below(request, &title, ("Schreiben", PAGE)),
        path: case.path("schreiben/versand"),
        back: case.path(PAGE),
        id: letter.id,
        recipient: content.map_or_else(String::new, |content| content.recipient.clone()),
        dated_on: letter.dated_on.german(),
        added: format!("{} · {}", letter.added_at.day().german(), letter.added_by),
        texts: content.map_or_else(Vec::new, |content| content.texts.clone()),
        may_write: case.may_write(request)?,
        way,
    })
}
