//! The acts on steps: add one, tick it, take it away.

use access::act::Act;
use base::ids::RowId;
use cases::case::opened::{CLOSED, opened_for_writing};
use web::answer::{Answer, Refused, go_to, go_to_saying, page_again};
use web::request::Request;

use crate::goal::input;
use crate::goal::pages::overview::{Again, goals_page};
use crate::goal::store;

/// Adds a step, ticks it, unticks it, or takes it away.
///
/// # Errors
/// [`Refused::NotFound`] if the case, the goal or the step does not exist for this account.
pub async fn answer(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let back = case.path("ziele");
    let today = request.access().clock().today();
    let (step, mut errors) = input::step(&form);
    let act = form.text("handlung");
    if !case.head.phase.is_open() {
        errors.add("was", CLOSED);
    }
    let is_refused = (act.is_empty() && !errors.is_empty()) || !case.head.phase.is_open();
    if is_refused {
        let again = Again {
            goal: form.text("ziel").parse().ok(),
            step,
            errors,
        };
        return page_again(&goals_page(&request, &mut case, Some(again)).await?);
    }
    let named = || {
        form.text("schritt")
            .parse::<RowId>()
            .map_err(|_| Refused::NotFound)
    };
    let (tx, permit) = (&mut case.tx, &case.permit);
    let was_there = match act {
        "erledigt" => store::set_done(tx, permit, (named()?, Some(today))).await?,
        "offen" => store::set_done(tx, permit, (named()?, None)).await?,
        "entfernen" => store::delete_step(tx, permit, named()?).await?,
        _ => {
            let goal = form.text("ziel").parse().map_err(|_| Refused::NotFound)?;
            store::insert_step(tx, permit, (goal, &step), request.access().ids()).await?
        }
    };
    if !was_there {
        return Err(Refused::NotFound);
    }
    case.tx.commit().await?;
    if act.is_empty() {
        go_to_saying(&back, "gespeichert")
    } else {
        go_to(&back)
    }
}
