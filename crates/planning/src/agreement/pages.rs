//! The acts on agreements: make one of the open goals, write down who signed, print it for the client.

use access::act::Act;
use base::day::Day;
use base::ids::RowId;
use base::input::InputErrors;
use base::language::Language;
use base::refusal::Refusal;
use cases::case::opened::{CLOSED, Opened, opened_for_writing};
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::drawing::is_drawing;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::wish::Wish;
use consents::paper::{letterhead_of, printed};
use consents::reading_aids::offered;
use people::person::store::of_case::persons_of_case;
use web::answer::{Answer, Refused, file, go_to_saying, page_again, page_conflict};
use web::form::Form;
use web::request::Request;

use crate::agreement::model::AgreedGoals;
use crate::agreement::paper::Paper;
use crate::agreement::store;
use crate::due::store as due;
use crate::goal::model::{StepText, Who};
use crate::goal::pages::overview::{Again, goals_page};
use crate::goal::store as goals;

/// The client signs on the screen, not on paper.
pub(crate) const ON_SCREEN: &str = "screen";

/// What the page of goals says about an agreement.
async fn shown_again(request: &Request, case: &mut Opened, errors: InputErrors) -> Answer {
    page_again(&goals_page(request, case, Some(about_agreement(errors))).await?)
}

fn about_agreement(errors: InputErrors) -> Again {
    Again {
        goal: None,
        step: StepText {
            what: String::new(),
            who: Who::Client,
            who_else: String::new(),
            due_on: None,
        },
        errors,
    }
}

fn error(field: &'static str, sentence: impl Into<String>) -> InputErrors {
    let mut errors = InputErrors::new();
    errors.add(field, sentence);
    errors
}

/// Makes an agreement of the open goals.
///
/// # Errors
/// [`Refused::NotFound`] if the case does not exist for this account.
pub async fn make(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    request.form()?;
    if !case.head.phase.is_open() {
        return shown_again(&request, &mut case, error("ziele", CLOSED)).await;
    }
    let all = goals::goals(&mut case.tx, &case.permit).await?;
    let steps = goals::steps(&mut case.tx, &case.permit).await?;
    let agreed = AgreedGoals::of(&all, &steps);
    if agreed.0.is_empty() {
        let errors = error(
            "ziele",
            "Es gibt noch kein offenes Ziel. Bitte legen Sie zuerst ein Ziel an.",
        );
        return shown_again(&request, &mut case, errors).await;
    }
    let (today, ids) = (request.access().clock().today(), request.access().ids());
    store::insert(&mut case.tx, &case.permit, (today, &agreed), ids).await?;
    let planned = due::of_case(&mut case.tx, &case.permit).await?.review_on;
    if planned.is_none_or(|day| day <= today) {
        let next = due::intervals(&mut case.tx).await?.next_review(today);
        due::set_review(&mut case.tx, &case.permit, Some(next)).await?;
    }
    let back = case.path("ziele");
    case.tx.commit().await?;
    go_to_saying(&back, "angelegt")
}

/// Writes down who signed, on paper or on the screen, and when.
///
/// # Errors
/// [`Refused::NotFound`] if the case or the agreement does not exist for this account.
pub async fn sign(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let id = named(&mut case, &form).await?;
    let (today, ids) = (request.access().clock().today(), request.access().ids());
    let mut errors = InputErrors::new();
    let mut signing = store::Signing {
        client: signed_on(&form, "klient_am", (today, &mut errors)),
        kim: signed_on(&form, "kim_am", (today, &mut errors)),
        strokes: None,
    };
    if form.text("form") == ON_SCREEN {
        let strokes = form.text("zeichnung");
        if !is_drawing(strokes) {
            errors.add(
                "form",
                "Es ist keine Unterschrift zu sehen. Bitte unterschreiben Sie im Feld oder auf Papier.",
            );
        } else if signing.client.is_none() && errors.is_empty() {
            errors.add("klient_am", "Bitte tragen Sie ein, wann unterschrieben wurde.");
        }
        signing.strokes = Some(strokes.to_owned());
    }
    if !errors.is_empty() {
        return shown_again(&request, &mut case, errors).await;
    }
    if !store::sign(&mut case.tx, &case.permit, (id, form.version()), (&signing, ids)).await? {
        let errors = error(
            "klient_am",
            "Inzwischen hat jemand anders die Unterschriften eingetragen. Bitte vergleichen Sie die Tage und speichern Sie erneut.",
        );
        return page_conflict(&goals_page(&request, &mut case, Some(about_agreement(errors))).await?);
    }
    let back = case.path("ziele");
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

fn signed_on(form: &Form, field: &'static str, (today, errors): (Day, &mut InputErrors)) -> Option<Day> {
    let day = form.day(field, errors)?;
    if day > today {
        errors.add(field, "Der Tag der Unterschrift liegt in der Zukunft.");
    }
    Some(day)
}

/// Prints the agreement for the client: a disclosure to the person, which the gate writes down.
///
/// # Errors
/// [`Refused::NotFound`] if the case or the agreement does not exist for this account.
pub async fn print(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let id = named(&mut case, &form).await?;
    let language = form.text("sprache").parse().unwrap_or(Language::German);
    if !offered(&request, &mut case.tx).await?.contains(&language) {
        let errors = error(
            "sprache",
            "Diese Sprache wird noch nicht angeboten: Die Koordinierende Stelle schaltet sie unter „Sprachen“ ein.",
        );
        return shown_again(&request, &mut case, errors).await;
    }
    let gate = request.room::<Gate>()?;
    let wish = Wish::to_the_person(
        OutgoingPath::Plan,
        Purpose::Accompany,
        [Category::Contact, Category::Plan],
    );
    let lead = [case.head.lead];
    let answer = gate
        .ask_for_case(&mut case.tx, &case.permit, &lead, &wish)
        .await?;
    let disclosure = match answer {
        Ok(disclosure) => disclosure,
        Err(refused) => return shown_again(&request, &mut case, error("ziele", refused.german())).await,
    };
    let document = document(&request, &mut case, (id, language)).await?;
    case.tx.commit().await?;
    let printed = printed(disclosure, document).await?;
    file(printed.bytes, printed.kind.media_type(), "zielvereinbarung.pdf")
}

async fn document(
    request: &Request,
    case: &mut Opened,
    (id, language): (RowId, Language),
) -> Result<print::document::Document, Refused> {
    let agreed = store::goals(&mut case.tx, &case.permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    let all = store::agreements(&mut case.tx, &case.permit).await?;
    let agreement = all.iter().find(|one| one.id == id).ok_or(Refused::NotFound)?;
    let persons = persons_of_case(&mut case.tx, &case.permit).await?;
    let client = persons
        .iter()
        .find(|person| person.id == case.head.lead)
        .and_then(|person| case.permit.reveal(&person.name))
        .map(people::person::model::Name::in_full)
        .unwrap_or_default();
    let case_manager = case.case_manager(request)?;
    let paper = Paper {
        client: &client,
        case_manager: &case_manager,
        number: agreement.number,
        agreed_on: agreement.agreed_on,
        signature: store::strokes(&mut case.tx, &case.permit, id).await?,
        review_on: due::of_case(&mut case.tx, &case.permit).await?.review_on,
        goals: &agreed,
        language,
        letterhead: letterhead_of(&mut case.tx, case.head.controller).await?,
        printed_on: request.access().clock().today(),
        is_demo: request.house().running.is_demo,
    };
    Ok(paper.document())
}

/// The agreement that the form names, if it belongs to the case.
async fn named(case: &mut Opened, form: &Form) -> Result<RowId, Refused> {
    let id: RowId = form.text("vereinbarung").parse().map_err(|_| Refused::NotFound)?;
    let all = store::agreements(&mut case.tx, &case.permit).await?;
    all.iter()
        .find(|one| one.id == id)
        .map(|one| one.id)
        .ok_or(Refused::NotFound)
}
