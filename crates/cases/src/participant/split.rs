//! Splitting a case: a co-counselled person gets a case of their own. It takes over the consent and nothing else.

use access::act::Act;
use access::failure::Denied;
use base::ids::{CaseId, PersonId};
use base::refusal::Refusal;
use web::answer::{Answer, go_to_saying, page_again};
use web::request::Request;

use crate::case::model::AccessRoute;
use crate::case::pages::begin;
use crate::case::store::NewCase;
use crate::participant::pages::participants_page;
use crate::participant::store;

/// Begins the new case and takes the person out of the old one; in between they are in both, which is allowed.
pub(crate) async fn answer(request: Request) -> Answer {
    let id: CaseId = request.path_value("id")?;
    let mut shown = participants_page(&request).await?;
    let form = request.form()?;
    let person: PersonId = form.text("person").parse().map_err(|_| Denied::NotFound)?;
    if let Err(refused) = shown.may_split(person) {
        shown.errors.add("person", refused.german());
        return page_again(&shown);
    }
    let new = NewCase {
        access_route: Some(AccessRoute::Colleague),
        municipality: shown.head().municipality,
        ..NewCase::default()
    };
    match begin(&request, person, &new).await? {
        Ok(case) => {
            let (mut tx, permit) = request
                .access()
                .writing(request.who()?, Act::CaseWrite, id)
                .await?;
            store::leave(&mut tx, &permit, person).await?;
            tx.commit().await?;
            go_to_saying(&format!("/faelle/{case}"), "angelegt")
        }
        Err(refused) => {
            shown.refused = Some(refused);
            page_again(&shown)
        }
    }
}
