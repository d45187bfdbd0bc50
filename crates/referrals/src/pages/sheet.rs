//! The hand-over sheet as a file: for the other organisation what a consent covers, for the person in the own language.

use access::act::Act;
use base::language::Language;
use base::refusal::Refusal;
use cases::case::opened::opened_for_writing;
use consents::gate::Gate;
use consents::model::path::OutgoingPath;
use consents::model::wish::Wish;
use consents::paper::{letterhead_of, printed};
use directory::offer::store as offers;
use web::answer::{Answer, file, page_again};
use web::request::Request;

use super::stand::{sending_wish, stand_page};
use super::{named, people_of};
use crate::paper::{ForPerson, HandOver, Line};
use crate::store::parts;

pub(super) async fn print(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let referral = named(&mut case, &form).await?;
    let parts = parts(&mut case.tx, &case.permit, referral.id).await?;
    let is_for_person = form.text("fuer") == "person";
    let wish = if is_for_person {
        let categories = parts.keys().copied();
        Wish::to_the_person(OutgoingPath::Letter, referral.purpose, categories)
    } else {
        sending_wish(&referral, &parts, OutgoingPath::HandOverSheet)
    };
    let gate = request.room::<Gate>()?;
    let granted = gate
        .ask_for_case(&mut case.tx, &case.permit, &[referral.person], &wish)
        .await?;
    let disclosure = match granted {
        Ok(disclosure) => disclosure,
        Err(refused) => {
            drop(case);
            let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
            let mut errors = base::input::InputErrors::new();
            errors.add("bogen", refused.german());
            return page_again(&stand_page(&request, &mut case, &referral, errors).await?);
        }
    };
    let offer = match referral.offer {
        Some(id) => offers::offer(&mut case.tx, id).await?,
        None => None,
    };
    let people = people_of(&mut case).await?;
    let written = people
        .iter()
        .find(|(person, _)| person.id == referral.person)
        .and_then(|(person, _)| person.language);
    let lines = parts.iter().filter_map(|(category, text)| {
        let text = case.permit.reveal(text)?.clone();
        Some(Line {
            category: *category,
            text,
        })
    });
    let paper = HandOver {
        code: referral.code.clone(),
        organisation: referral.organisation_name.clone(),
        offer: offer.as_ref(),
        purpose: referral.purpose,
        lines: lines.collect(),
        by: case.case_manager(&request)?,
        letterhead: letterhead_of(&mut case.tx, case.head.controller).await?,
        today: case.permit.now().day(),
        is_demo: request.house().running.is_demo,
    };
    let document = if is_for_person {
        let language = written.or(case.head.language).unwrap_or(Language::German);
        ForPerson {
            paper: &paper,
            language,
        }
        .document()
    } else {
        paper.document()
    };
    case.tx.commit().await?;
    let printed = printed(disclosure, document).await?;
    file(printed.bytes, printed.kind.media_type(), "uebergabebogen.pdf")
}
