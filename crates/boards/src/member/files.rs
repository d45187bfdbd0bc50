//! Invitation, minutes and calendar entry of a meeting for its members and guests.

use base::ids::MeetingId;
use web::answer::{Answer, Refused};
use web::request::Request;

use super::Member;
use crate::meeting::pages::files::{calendar_of, name};
use crate::meeting::paper::{Invited, invitation as invitation_paper};
use crate::minutes::paper::minutes as minutes_paper;
use crate::sheet::{Occasion, printed};

/// `GET /meine-gremien/sitzungen/{id}/einladung.pdf`
pub(super) async fn invitation(request: Request) -> Answer {
    let mut member = Member::reading(&request).await?;
    let id: MeetingId = request.path_value("id")?;
    let whole = member.meeting(id).await?;
    let occasion = Occasion::of(&request, &mut member.tx).await?;
    drop(member);
    printed(
        invitation_paper(&Invited::of(&whole), occasion),
        &name(&whole, "einladung"),
    )
    .await
}

/// `GET /meine-gremien/sitzungen/{id}/niederschrift.pdf`
pub(super) async fn minutes(request: Request) -> Answer {
    let mut member = Member::reading(&request).await?;
    let id: MeetingId = request.path_value("id")?;
    let whole = member.meeting(id).await?;
    if whole.minutes.is_none() {
        return Err(Refused::NotFound);
    }
    let occasion = Occasion::of(&request, &mut member.tx).await?;
    drop(member);
    printed(minutes_paper(&whole, occasion), &name(&whole, "niederschrift")).await
}

/// `GET /meine-gremien/sitzungen/{id}/termin.ics`
pub(super) async fn calendar(request: Request) -> Answer {
    let mut member = Member::reading(&request).await?;
    let id: MeetingId = request.path_value("id")?;
    let whole = member.meeting(id).await?;
    drop(member);
    calendar_of(&request, &whole.meeting)
}
