//! The steps of a meeting: invite, begin, call off. What is possible when stands in `model`.

use access::act::Act;
use base::refusal::Refusal as _;
use web::answer::{Answer, go_to_saying, page_again};
use web::request::Request;

use super::one::{MeetingPage, whole};
use crate::invitation;
use crate::look::{not_too_long, writing};
use crate::meeting::model::Step;
use crate::meeting::store;
use crate::minutes::store as minutes;
use crate::paper::store as papers;

const QUICKER: &str =
    "Inzwischen hat jemand anderes etwas an der Sitzung geändert. Bitte sehen Sie noch einmal nach.";

/// `POST /sitzungen/{id}/einladung`: a mail to everybody who sits there or is a guest; the papers are fixed as they are.
pub(super) async fn invite(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let whole = whole(&request, &mut look).await?;
    request.form()?;
    let back = format!("/sitzungen/{}", whole.meeting.id);
    let after = match whole.meeting.state.after(Step::Invite) {
        Ok(after) => after,
        Err(no) => {
            let page = MeetingPage::refusing(&request, &mut look, (whole, no.german())).await?;
            return page_again(&page);
        }
    };
    if !store::step(&mut look.tx, &look.permit, (&whole.meeting, after)).await? {
        let page = MeetingPage::refusing(&request, &mut look, (whole, QUICKER.to_owned())).await?;
        return page_again(&page);
    }
    store::note_invited(&mut look.tx, &look.permit, whole.meeting.id).await?;
    papers::freeze_of_meeting(&mut look.tx, &look.permit, whole.meeting.id).await?;
    invitation::send(&request, &mut look, &whole).await?;
    look.tx.commit().await?;
    go_to_saying(&back, "versandt")
}

/// `POST /sitzungen/{id}/beginn`: from now on minutes are written.
pub(super) async fn begin(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let whole = whole(&request, &mut look).await?;
    request.form()?;
    let id = whole.meeting.id;
    let after = match whole.meeting.state.after(Step::Begin) {
        Ok(after) => after,
        Err(no) => {
            let page = MeetingPage::refusing(&request, &mut look, (whole, no.german())).await?;
            return page_again(&page);
        }
    };
    if store::step(&mut look.tx, &look.permit, (&whole.meeting, after)).await? {
        minutes::begin(&mut look.tx, &look.permit, id).await?;
        look.tx.commit().await?;
    }
    go_to_saying(&format!("/sitzungen/{id}/niederschrift"), "gespeichert")
}

/// `POST /sitzungen/{id}/absage`: with a reason; whoever was invited reads it on the page of the meeting.
pub(super) async fn cancel(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let whole = whole(&request, &mut look).await?;
    let reason = request.form()?.line("grund");
    let mut errors = base::input::InputErrors::new();
    not_too_long(&mut errors, "grund", &reason);
    let back = format!("/sitzungen/{}", whole.meeting.id);
    let step = whole.meeting.state.after(Step::Cancel);
    let refused = match (&step, errors.at("grund")) {
        (Err(no), _) => Some(no.german()),
        (Ok(_), Some(sentence)) => Some(sentence.to_owned()),
        (Ok(_), None) if reason.is_empty() => Some("Bitte sagen Sie, warum die Sitzung ausfällt.".to_owned()),
        _ => None,
    };
    let (Ok(after), None) = (step, &refused) else {
        let page = MeetingPage::refusing(&request, &mut look, (whole, refused.unwrap_or_default())).await?;
        return page_again(&page);
    };
    if !store::step(&mut look.tx, &look.permit, (&whole.meeting, after)).await? {
        let page = MeetingPage::refusing(&request, &mut look, (whole, QUICKER.to_owned())).await?;
        return page_again(&page);
    }
    store::note_cancelled(&mut look.tx, &look.permit, (whole.meeting.id, &reason)).await?;
    if whole.meeting.invited_at.is_some() {
        invitation::send(&request, &mut look, &whole).await?;
    }
    look.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}
