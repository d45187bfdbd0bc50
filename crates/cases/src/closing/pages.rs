//! The page on which a case closes, and on which a closed one is taken up again.

use access::act::Act;
use askama::Template;
use base::ids::CaseId;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::figure::{self, Figure};
use web::components::{button, errors, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::asked::closing::{Check, Closers, checks};
use crate::asked::comparison::compared;
use crate::case::model::{CloseReason, Phase};
use crate::case::opened::{Opened, head, opened, opened_for_writing};
use crate::case::pages::missing_consent;
use crate::case::refused::RefusedBox;
use crate::case::store::{Head, confirm_hand_over};
use crate::closing::model::{CloseRefused, LONGEST_TEXT, Smiley, read};
use crate::closing::store::{self, Closed};
use crate::closing::words::{self, Question};

/// The page below the case.
const PAGE: &str = "abschluss";

pub(crate) fn routes() -> Routes {
    Routes::about("closing")
        .get("/faelle/{id}/abschluss", Act::CaseClose, Fixture::Case, ask)
        .post("/faelle/{id}/abschluss", Act::CaseClose, Fixture::Case, close)
        .post(
            "/faelle/{id}/wiederaufnahme",
            Act::CaseClose,
            Fixture::Case,
            reopen,
        )
}

#[derive(Template)]
#[template(path = "cases/closing.html")]
struct ClosingPage {
    shell: Shell,
    id: CaseId,
    head: Head,
    checks: Vec<Check>,
    /// The beginning against now.
    comparisons: Vec<Figure>,
    earlier: Vec<Earlier>,
    reasons: Vec<Choice>,
    smileys: Vec<Choice>,
    /// The same question in the client's language.
    question: Option<Question>,
    typed: Typed,
    errors: InputErrors,
    refused: Option<RefusedBox>,
}

#[derive(Default)]
struct Typed {
    reason: String,
    lesson: String,
    smiley: String,
    reopening: String,
}

struct Earlier {
    when: String,
    reason: &'static str,
    lesson: String,
    reopened: String,
}

impl ClosingPage {
    fn is_open(&self) -> bool {
        self.head.phase.is_open()
    }

    fn is_referred(&self) -> bool {
        self.head.phase == Phase::ReferredOn
    }

    fn closed_words(&self) -> String {
        let day = self
            .head
            .closed_on
            .map(base::day::Day::german)
            .unwrap_or_default();
        let reason = self
            .head
            .close_reason
            .map(CloseReason::german)
            .unwrap_or_default();
        format!("Am {day}, Grund: {reason}.")
    }
}

async fn ask(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseClose).await?;
    page(&closing_page(&request, &mut case, Typed::default()).await?)
}

async fn closing_page(request: &Request, case: &mut Opened, typed: Typed) -> Result<ClosingPage, Refused> {
    let (tx, permit) = (&mut case.tx, &case.permit);
    let open = |closed: &Closed| Earlier {
        when: closed.on.german(),
        reason: closed.reason.german(),
        lesson: closed
            .lesson
            .as_ref()
            .and_then(|text| permit.reveal(text))
            .cloned()
            .unwrap_or_default(),
        reopened: closed.reopened_on.map(base::day::Day::german).unwrap_or_default(),
    };
    let earlier = store::closings(tx, permit).await?.iter().map(open).collect();
    let checks = if case.head.phase.is_open() {
        checks(request, tx, permit).await?
    } else {
        Vec::new()
    };
    let comparisons = compared(request, tx, permit).await?;
    let drawn = comparisons
        .iter()
        .enumerate()
        .map(|(place, chart)| figure::narrow(format!("vergleich-{}", place + 1), chart));
    let offered = consents::reading_aids::offered(request, tx).await?;
    let spoken = case.head.language.filter(|language| offered.contains(language));
    let question = Question::beside_german(spoken);
    Ok(ClosingPage {
        shell: case.shell(request, ("Abschluss", PAGE)),
        id: case.permit.id(),
        head: case.head.clone(),
        checks,
        comparisons: drawn.collect(),
        earlier,
        reasons: CloseReason::ALL
            .iter()
            .map(|reason| Choice::new(reason, reason.german()))
            .collect(),
        smileys: Smiley::ALL
            .iter()
            .map(|smiley| {
                let choice = Choice::new(smiley, smiley.german()).icon(smiley.symbol());
                question.as_ref().map_or(choice.clone(), |question| {
                    choice.also(question.language, words::answer(*smiley, question.language))
                })
            })
            .collect(),
        question,
        typed,
        errors: InputErrors::new(),
        refused: None,
    })
}

async fn close(request: Request) -> Answer {
    let ids = request.access().ids();
    let mut case = opened_for_writing(&request, Act::CaseClose).await?;
    let form = request.form()?;
    if form.text("handlung") == "uebergabe" {
        return confirm(&request, case).await;
    }
    let typed = Typed {
        reason: form.line("grund"),
        lesson: form.text("lernen").to_owned(),
        smiley: form.line("rueckmeldung"),
        ..Typed::default()
    };
    let closing = match read(&typed.reason, &typed.lesson, &typed.smiley) {
        Ok(closing) => closing,
        Err(errors) => {
            let shown = closing_page(&request, &mut case, typed).await?;
            return page_again(&ClosingPage { errors, ..shown });
        }
    };
    let how = (form.version(), ids, request.room::<Closers>()?);
    match store::close(&mut case.tx, &case.permit, &closing, how).await? {
        Ok(()) => {
            let back = case.path(PAGE);
            case.tx.commit().await?;
            go_to_saying(&back, "gespeichert")
        }
        Err(refused) => conflict(&request, case, typed, refused).await,
    }
}

async fn confirm(request: &Request, mut case: Opened) -> Answer {
    if confirm_hand_over(&mut case.tx, &case.permit).await? {
        let back = case.path(PAGE);
        case.tx.commit().await?;
        return go_to_saying(&back, "gespeichert");
    }
    conflict(request, case, Typed::default(), CloseRefused::ChangedMeanwhile).await
}

async fn reopen(request: Request) -> Answer {
    let ids = request.access().ids();
    let mut case = opened_for_writing(&request, Act::CaseClose).await?;
    let form: Form = request.form()?;
    let reason = form.text("begruendung").trim().to_owned();
    let typed = Typed {
        reopening: reason.clone(),
        ..Typed::default()
    };
    if reason.is_empty() || reason.chars().count() > LONGEST_TEXT {
        let mut shown = closing_page(&request, &mut case, typed).await?;
        shown
            .errors
            .add("begruendung", CloseRefused::ReasonMissing.german());
        return page_again(&shown);
    }
    let needed = (case.head.controller, case.permit.now().day());
    if let Some(refused) = missing_consent(&mut case.tx, case.head.lead, needed).await? {
        let shown = closing_page(&request, &mut case, typed).await?;
        return page_again(&ClosingPage {
            refused: Some(refused),
            ..shown
        });
    }
    match store::reopen(&mut case.tx, &case.permit, &reason, (form.version(), ids)).await? {
        Ok(()) => {
            let file = case.path("");
            case.tx.commit().await?;
            go_to_saying(&file, "gespeichert")
        }
        Err(refused) => conflict(&request, case, typed, refused).await,
    }
}

async fn conflict(request: &Request, mut case: Opened, typed: Typed, refused: CloseRefused) -> Answer {
    case.head = head(&mut case.tx, &case.permit).await?;
    let shown = closing_page(request, &mut case, typed).await?;
    let label = format!("Fall {} ansehen", shown.head.code);
    let refused = RefusedBox::new(&refused, &label, case.path(""));
    page_conflict(&ClosingPage {
        refused: Some(refused),
        ..shown
    })
}
