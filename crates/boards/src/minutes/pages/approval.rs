//! A later meeting approves minutes; from then on nothing in them changes.

use access::act::Act;
use base::ids::MeetingId;
use base::refusal::Refusal as _;
use web::answer::{Answer, Refused, go_to_saying, page_again};
use web::request::Request;

use super::live::MinutesPage;
use crate::look::{LONGEST_LINE, writing};
use crate::meeting::model::approval;
use crate::meeting::pages::one::whole;
use crate::meeting::store as meetings;
use crate::minutes::store;

/// `POST /sitzungen/{id}/genehmigung`: the minutes of this meeting are approved in the one that was chosen.
pub(super) async fn approve(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let whole = whole(&request, &mut look).await?;
    let form = request.form()?;
    let by: MeetingId = form.text("in").parse().map_err(|_| Refused::NotFound)?;
    let by = meetings::one(&mut look.tx, &look.permit, by).await?;
    let by = by.ok_or(Refused::NotFound)?;
    let note: String = form.line("anmerkung").chars().take(LONGEST_LINE).collect();
    let after = match approval(&whole.meeting, &by) {
        Ok(after) => after,
        Err(no) => {
            let page = MinutesPage::of(&request, &mut look, &whole).await?;
            return page_again(&page.refusing(no.german()));
        }
    };
    let id = whole.meeting.id;
    if store::approve(&mut look.tx, &look.permit, (id, by.id, &note)).await?
        && meetings::step(&mut look.tx, &look.permit, (&whole.meeting, after)).await?
    {
        look.tx.commit().await?;
    }
    go_to_saying(&format!("/sitzungen/{id}/niederschrift"), "gespeichert")
}
