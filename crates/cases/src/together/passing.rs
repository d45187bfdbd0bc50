//! Passing on what a case holds, from a page: first the page before, which says what may go and what not, then one click.

use base::ids::PersonId;
use consents::before::{Before, SEEN};
use consents::gate::Gate;
use consents::model::wish::Wish;
use web::answer::Refused;
use web::form::Form;
use web::request::Request;

use crate::case::names::names;
use crate::case::opened::Opened;

/// What came of it.
pub(crate) enum Passing {
    /// It is written down and may go.
    Goes,
    /// It was not looked at before, or may not go.
    Look(Before),
}

/// Asks the gate for everybody in the case, if the form says that just this was seen before; else shows what it would say.
pub(crate) async fn passing(
    request: &Request,
    case: &mut Opened,
    (form, wish): (&Form, &Wish),
) -> Result<Passing, Refused> {
    if form.text(SEEN) == wish.mark() {
        return passing_at_once(request, case, wish).await;
    }
    Ok(Passing::Look(before(request, case, wish).await?))
}

/// Asks at once, for what stays with the controller; a refusal is shown as any other.
pub(crate) async fn passing_at_once(
    request: &Request,
    case: &mut Opened,
    wish: &Wish,
) -> Result<Passing, Refused> {
    let everybody: Vec<PersonId> = case.permit.people().collect();
    let gate = request.room::<Gate>()?;
    let answer = gate
        .ask_for_case(&mut case.tx, &case.permit, &everybody, wish)
        .await?;
    match answer {
        Ok(_) => Ok(Passing::Goes),
        Err(_) => Ok(Passing::Look(before(request, case, wish).await?)),
    }
}

async fn before(request: &Request, case: &mut Opened, wish: &Wish) -> Result<Before, Refused> {
    let everybody: Vec<PersonId> = case.permit.people().collect();
    let gate = request.room::<Gate>()?;
    let preview = gate
        .preview_for_case(&mut case.tx, &case.permit, &everybody, wish)
        .await?;
    let names: Vec<(PersonId, String)> = names(&mut case.tx, &case.permit)
        .await?
        .into_iter()
        .map(|named| (named.id, named.name))
        .collect();
    Ok(Before::of(&preview, &names, wish.mark()))
}
