//! Dormant cases (ruhende Fälle): without a contact for half a year, proposed for closing, chosen ones closed at once.

use access::act::Act;
use access::failure::Denied;
use askama::Template;
use base::ids::{CaseId, PersonId};
use base::input::InputErrors;
use organisation::memory::structure;
use people::shown::names_of_cases;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field};
use web::request::Request;
use web::shell::Shell;

use crate::asked::closing::Closers;
use crate::case::model::{CloseReason, DORMANT_MONTHS, months_ago};
use crate::case::store as cases;
use crate::closing::model::Closing;
use crate::closing::store as closings;
use crate::list::pages::{PATH, Row, rows};
use crate::list::store;

#[derive(Template)]
#[template(path = "cases/dormant.html")]
struct DormantPage {
    shell: Shell,
    rows: Vec<Row>,
    reasons: Vec<Choice>,
    reason: String,
    chosen: Vec<String>,
    errors: InputErrors,
}

impl DormantPage {
    fn is_chosen(&self, row: &Row) -> bool {
        self.chosen.contains(&row.id.to_string())
    }
}

pub(crate) async fn ask(request: Request) -> Answer {
    page(&dormant_page(&request).await?)
}

async fn dormant_page(request: &Request) -> Result<DormantPage, Refused> {
    let structure = structure(request).await?;
    let (mut tx, permit) = request.access().list(request.who()?, Act::CaseList).await?;
    let since = months_ago(permit.now().day(), DORMANT_MONTHS);
    let dormant = store::dormant(&mut tx, &permit, since).await?;
    let listed: Vec<(CaseId, PersonId)> = dormant.iter().map(|case| (case.id, case.lead)).collect();
    let names = names_of_cases(request.access(), tx, &permit, &listed).await?;
    Ok(DormantPage {
        shell: request.shell_below("Ruhende Fälle", &[("Fälle", PATH)]),
        rows: rows(&dormant, &names, (structure.as_deref(), &permit)),
        reasons: CloseReason::ALL
            .iter()
            .map(|reason| Choice::new(reason, reason.german()))
            .collect(),
        reason: CloseReason::ContactLost.code().to_owned(),
        chosen: Vec::new(),
        errors: InputErrors::new(),
    })
}

/// Each case closes in a transaction of its own; whatever is foreign or closed by now is left out.
pub(crate) async fn answer(request: Request) -> Answer {
    let mut shown = dormant_page(&request).await?;
    let form = request.form()?;
    shown.reason = form.line("grund");
    shown.chosen = form.all("fall").to_vec();
    let chosen: Vec<CaseId> = shown
        .rows
        .iter()
        .map(|row| row.id)
        .filter(|id| shown.chosen.contains(&id.to_string()))
        .collect();
    let Ok(reason) = shown.reason.parse::<CloseReason>() else {
        shown
            .errors
            .add("grund", "Bitte wählen Sie einen Grund für den Abschluss.");
        return page_again(&shown);
    };
    if chosen.is_empty() {
        shown
            .errors
            .add("fall", "Bitte wählen Sie mindestens einen Fall aus.");
        return page_again(&shown);
    }
    for id in chosen {
        close_one(&request, id, reason).await?;
    }
    go_to_saying("/faelle/ruhend", "gespeichert")
}

async fn close_one(request: &Request, id: CaseId, reason: CloseReason) -> Result<(), Refused> {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = match access.writing(who, Act::CaseClose, id).await {
        Err(Denied::NotFound) => return Ok(()),
        other => other?,
    };
    let Some(head) = cases::head(&mut tx, &permit).await? else {
        return Ok(());
    };
    let closing = Closing::plain(reason);
    let how = (head.version, access.ids(), request.room::<Closers>()?);
    if closings::close(&mut tx, &permit, &closing, how).await?.is_ok() {
        tx.commit().await?;
    }
    Ok(())
}
