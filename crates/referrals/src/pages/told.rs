//! What is told of a referral without an account over there: answers from paper and phone, the hand-over talk, the gap.

use access::act::Act;
use base::input::InputErrors;
use base::language::Language;
use cases::case::opened::opened_for_writing;
use directory::gap::model::{GapOrigin, NewGap};
use directory::gap::store as gaps;
use web::answer::{Answer, Refused, go_to_saying, page_again};
use web::request::Request;

use super::stand::stand_page;
use super::{address, named, people_of};
use crate::input::read_answer;
use crate::model::state::{Reason, State};
use crate::store::step::answer as note_answer;
use crate::store::{note_gap, note_talk};

pub(super) async fn answer(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let referral = named(&mut case, &form).await?;
    let today = case.permit.now().day();
    let how_far = (referral.state(), referral.course.sent_on, today);
    let told = match read_answer(&form, how_far, false) {
        Ok(told) => told,
        Err(errors) => {
            return page_again(&stand_page(&request, &mut case, &referral, errors).await?);
        }
    };
    let ids = request.access().ids();
    if !note_answer(&mut case.tx, &case.permit, (&referral, &told), ids).await? {
        return Err(Refused::NotFound);
    }
    let back = address(&case, referral.id);
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

/// Notes when the hand-over talk is, or that it was held.
pub(super) async fn talk(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let referral = named(&mut case, &form).await?;
    let mut errors = InputErrors::new();
    let on = form.day("gespraech_am", &mut errors);
    let today = case.permit.now().day();
    let is_held = form.is_ticked("gefuehrt");
    if is_held && on.is_some_and(|on| on > today) {
        errors.add(
            "gespraech_am",
            "Dieser Tag liegt in der Zukunft. Bitte einen früheren eingeben.",
        );
    }
    if !errors.is_empty() {
        return page_again(&stand_page(&request, &mut case, &referral, errors).await?);
    }
    let on = on.or(is_held.then_some(today));
    note_talk(&mut case.tx, &case.permit, (referral.id, on, is_held)).await?;
    let back = address(&case, referral.id);
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

/// Counts what was missing: field, place, language where that was the point, one person. Nothing leads from it to the case.
pub(super) async fn gap(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let referral = named(&mut case, &form).await?;
    let reason = referral.reason.and_then(Reason::gap);
    let (State::Declined, Some(reason)) = (referral.state(), reason) else {
        return Err(Refused::NotFound);
    };
    let back = address(&case, referral.id);
    if !note_gap(&mut case.tx, &case.permit, referral.id).await? {
        return go_to_saying(&back, "gespeichert");
    }
    let language: Option<Language> = if referral.reason == Some(Reason::Language) {
        let people = people_of(&mut case).await?;
        let person = people.iter().find(|(person, _)| person.id == referral.person);
        person
            .and_then(|(person, _)| person.language)
            .or(case.head.language)
    } else {
        None
    };
    let missing = NewGap {
        field: referral.field,
        topic: None,
        municipality: case.head.municipality,
        language,
        people: 1,
        reason,
        origin: GapOrigin::Referral,
    };
    let today = case.permit.now().day();
    gaps::note(&mut case.tx, missing, (request.access().ids(), today)).await?;
    case.tx.commit().await?;
    go_to_saying(&back, "gezaehlt")
}
