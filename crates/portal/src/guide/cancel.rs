//! Taking a request for an appointment back with its code: what waits is erased at once, what was taken up tonight.

use access::act::Act;
use access::permit::PublicPurpose;
use askama::Template;
use base::input::InputErrors;
use cases::request::model::Code;
use cases::request::store::{self, Found};
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::Told;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, page, page_again};
use web::components::{button, field};

use crate::guide::frame::Frame;
use crate::guide::symbol;
use crate::guide::visit::Visit;

#[derive(Template)]
#[template(path = "guide/cancel.html")]
struct CancelPage {
    frame: Frame,
    typed: String,
    errors: InputErrors,
    done: Option<String>,
}

/// Asks for the code.
pub(crate) async fn ask(visit: Visit) -> Answer {
    page(&cancel_page(&visit, String::new(), InputErrors::new()))
}

fn cancel_page(visit: &Visit, typed: String, errors: InputErrors) -> CancelPage {
    CancelPage {
        frame: visit.frame(visit.words.of("cancel-title")),
        typed,
        errors,
        done: None,
    }
}

/// Takes the request back.
pub(crate) async fn answer(visit: Visit) -> Answer {
    let form = visit.request.form()?;
    visit.count_form()?;
    let typed = form.line("code");
    let unknown = |typed: String| {
        let mut errors = InputErrors::new();
        errors.add("code", visit.words.of("cancel-unknown"));
        page_again(&cancel_page(&visit, typed, errors))
    };
    let Some(code) = Code::typed(&typed) else {
        return unknown(typed);
    };
    let (mut tx, permit) = visit
        .request
        .access()
        .public_reading(PublicPurpose::Guide)
        .await?;
    let found = store::with_code(&mut tx, &permit, &code).await?;
    drop(tx);
    let Some(found) = found else {
        return unknown(typed);
    };
    let key = if take_back(&visit, &code, found).await? {
        "cancel-done"
    } else {
        "cancel-night"
    };
    let mut shown = cancel_page(&visit, String::new(), InputErrors::new());
    shown.done = Some(visit.words.of(key));
    page(&shown)
}

/// Whether everything is gone already.
async fn take_back(visit: &Visit, code: &Code, found: Found) -> Result<bool, Refused> {
    let access = visit.request.access();
    let mut tx = access
        .taken_back_by_the_public(Act::HandOverAdd, found.id)
        .await?;
    if store::take_back(&mut tx, found.id, code).await? {
        tx.commit().await?;
        return Ok(true);
    }
    let owner = store::close_card(&mut tx, found.id, (code, visit.now)).await?;
    if let Some(owner) = owner {
        let link: LinkPath = "/kontakte".parse().map_err(Refused::failed)?;
        let told = [Told::Account(owner)];
        let outbox = visit.request.room::<Outbox>()?;
        post::notice::tell(&mut tx, outbox, &told, (NoticeKind::RequestTakenBack, &link)).await?;
    }
    tx.commit().await?;
    Ok(false)
}
