//! Puts the bar of a case round pages of a person, such as those of the declarations: whoever came from the case goes on
//! from there. Who may open such a page, the page itself asks; here nothing is opened and nothing is refused.

use std::future::Future;
use std::pin::Pin;

use access::act::Act;
use access::relation::Relation;
use base::ids::PersonId;
use web::answer::Refused;
use web::request::{Request, Surround};

use crate::case::opened::{Bar, path, tabs_of};
use crate::case::store::around::{CaseAround, cases_around};

/// The request with the bar of the one case in which the person takes part: an open one, else a closed one. With several
/// of them nobody knows from which one the way came, and the page stays as it is.
///
/// # Errors
/// [`Refused`] if the database does not answer.
pub fn around_person(
    request: Request,
) -> Pin<Box<dyn Future<Output = std::result::Result<Request, Refused>> + Send>> {
    Box::pin(async move {
        let Ok(person) = request.path_value::<PersonId>("id") else {
            return Ok(request);
        };
        let who = request.who()?;
        if !request.access().may(who, Act::CaseList) {
            return Ok(request);
        }
        let (mut tx, permit) = request.access().list(who, Act::CaseList).await?;
        let cases = cases_around(&mut tx, &permit, person).await?;
        drop(tx);
        let Some(case) = the_one(&cases) else {
            return Ok(request);
        };
        let relation = if case.owner == Some(permit.account()) {
            Relation::Own
        } else {
            Relation::StandIn
        };
        let bar = Bar {
            case: case.id,
            lead: case.lead,
            relation,
        };
        let file = path(case.id, "");
        let Some(tabs) = tabs_of(&request, &bar) else {
            return Ok(request);
        };
        let surround = Surround {
            crumbs: vec![
                ("Fälle".to_owned(), "/faelle".to_owned()),
                (case.code.clone(), file),
            ],
            tabs: tabs.current(format!("/personen/{}/einwilligungen", case.lead)),
        };
        Ok(request.surrounded_by(surround))
    })
}

fn the_one(cases: &[CaseAround]) -> Option<&CaseAround> {
    let (open, closed): (Vec<&CaseAround>, Vec<&CaseAround>) =
        cases.iter().partition(|case| case.phase.is_open());
    match (open.as_slice(), closed.as_slice()) {
        ([one], _) | ([], [one]) => Some(one),
        _ => None,
    }
}
