//! What measures hold due on the start page of whoever is reminded of them: among everything that is due for those who work
//! with cases, as a list of its own for everybody else. Boards lie above the case work, and cannot name their items there
//! themselves.

use access::act::Act;
use access::permit::ListPermit;
use base::day::Day;
use base::ids::MeasureId;
use boards::measure::model::REMINDED_DAYS;
use boards::measure::store::{due_for_an_account, due_for_me};
use cases::asked::due::{About, Due, Named};
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;

/// Names the measures that are due until a day.
pub fn reminder<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(async move {
        let measures = due_for_an_account(tx, permit, until).await?;
        Ok(measures.into_iter().map(due).collect())
    })
}

/// The measures of whoever looks that are due within two weeks, for whoever has no cases.
pub(crate) async fn mine(request: &Request) -> Result<Vec<Due>, Refused> {
    let (access, who) = (request.access(), request.who()?);
    if !access.may(who, Act::MeasureRead) {
        return Ok(Vec::new());
    }
    let (mut tx, permit) = access.enter(who, Act::MeasureRead).await?;
    let until = permit.now().day().plus_days(REMINDED_DAYS);
    let measures = due_for_me(&mut tx, &permit, until).await?;
    Ok(measures.into_iter().map(due).collect())
}

fn due((id, title, by): (MeasureId, String, Day)) -> Due {
    Due {
        by,
        about: About::Nobody,
        what: format!("Maßnahme: {title}"),
        href: format!("/massnahmen/{id}"),
        is_deadline: false,
    }
}
