//! Invitation, minutes and calendar entry of a meeting as files, for the staff.

use access::act::Act;
use print::{Work, public};
use web::answer::{Answer, Refused, file};
use web::request::Request;

use super::one::whole;
use crate::look::reading;
use crate::meeting::model::Meeting;
use crate::meeting::paper::{self, Invited};
use crate::minutes::paper as minutes_paper;
use crate::sheet::{Occasion, printed};
use crate::whole::Whole;

/// `GET /sitzungen/{id}/einladung.pdf`
pub(super) async fn invitation(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let whole = whole(&request, &mut look).await?;
    let occasion = Occasion::of(&request, &mut look.tx).await?;
    drop(look);
    printed(
        paper::invitation(&Invited::of(&whole), occasion),
        &name(&whole, "einladung"),
    )
    .await
}

/// `GET /sitzungen/{id}/niederschrift.pdf`
pub(super) async fn minutes(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let whole = whole(&request, &mut look).await?;
    if whole.minutes.is_none() {
        return Err(Refused::NotFound);
    }
    let occasion = Occasion::of(&request, &mut look.tx).await?;
    drop(look);
    printed(
        minutes_paper::minutes(&whole, occasion),
        &name(&whole, "niederschrift"),
    )
    .await
}

/// `GET /sitzungen/{id}/termin.ics`
pub(super) async fn calendar(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let whole = whole(&request, &mut look).await?;
    drop(look);
    calendar_of(&request, &whole.meeting)
}

/// The name of a file of a meeting: what it is and the day.
pub(crate) fn name(whole: &Whole, what: &str) -> String {
    format!("{what}-{}.pdf", whole.meeting.day())
}

/// The calendar entry of a meeting.
pub(crate) fn calendar_of(request: &Request, meeting: &Meeting) -> Answer {
    let made = request.access().clock().now();
    let calendar = paper::calendar(meeting, request.header("host"), made);
    let printed = public(Work::Calendar(&calendar)).map_err(Refused::failed)?;
    file(printed.bytes, printed.kind.media_type(), "termin.ics")
}
