//! SQL of links of invitations, and of what they show without an account: the meeting, its agenda, its papers.

use access::permit::{House, JobPermit, Permit, PublicPermit};
use base::ids::{AgendaItemId, MeetingId, MembershipId, PaperId};
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::agenda::model::Item;
use crate::agenda::store::read_all;
use crate::board::model::Board;
use crate::board::store::read as read_board;
use crate::invitation::model::{LinkSecret, Place};
use crate::meeting::attendance::Told;
use crate::meeting::model::{Meeting, MeetingState};
use crate::meeting::store::read as read_meeting;
use crate::paper::model::{Consultation, Edition, Paper};
use crate::paper::store::{read_consultations, read_edition, read_paper};

/// What somebody without account sees of a meeting.
#[derive(Clone, Debug)]
pub struct Opened {
    /// As what the reader is invited.
    pub place: Place,
    /// The board.
    pub board: Board,
    /// The meeting.
    pub meeting: Meeting,
    /// The agenda; for a guest, the own item.
    pub items: Vec<Item>,
    /// The papers of these items.
    pub papers: Vec<Consultation>,
    /// What the reader told before.
    pub told: Option<Told>,
}

/// Keeps the link of an invitation.
///
/// # Errors
/// What the database reports.
pub async fn add(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (meeting, place): (MeetingId, Place),
    (secret, until): (&LinkSecret, Moment),
) -> Result<()> {
    let (seat, item) = match place {
        Place::Seat(seat) => (Some(seat), None),
        Place::Item(item) => (None, Some(item)),
    };
    sql!(
        "INSERT INTO boards_invitation (secret_hash, meeting_id, membership_id, item_id, valid_until)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&secret.hash())
    .bind(&meeting)
    .bind(&seat)
    .bind(&item)
    .bind(&until)
    .run(tx)
    .await
    .map(drop)
}

/// What a link shows, as long as it is good.
///
/// # Errors
/// What the database reports.
pub async fn opened(tx: &mut Tx, permit: &PublicPermit, secret: &LinkSecret) -> Result<Option<Opened>> {
    let found = sql!(
        "SELECT n.meeting_id, n.membership_id, n.item_id, t.told
         FROM boards_invitation n
         LEFT JOIN boards_attendance t ON t.meeting_id = n.meeting_id AND t.membership_id = n.membership_id
         WHERE n.secret_hash = $1 AND n.valid_until > $2"
    )
    .bind(&secret.hash())
    .bind(&permit.now())
    .first(tx, |row| {
        let seat: Option<MembershipId> = row.get("membership_id")?;
        let item: Option<AgendaItemId> = row.get("item_id")?;
        let meeting: MeetingId = row.get("meeting_id")?;
        let told: Option<Told> = row.get("told")?;
        Ok((meeting, seat.map(Place::Seat).or(item.map(Place::Item)), told))
    })
    .await?;
    let Some((id, Some(place), told)) = found else {
        return Ok(None);
    };
    let Some(meeting) = read_meeting(tx, id).await? else {
        return Ok(None);
    };
    let Some(board) = read_board(tx, meeting.board).await? else {
        return Ok(None);
    };
    let mut items = read_all(tx, id).await?;
    items.retain(|item| item.state == crate::agenda::model::ItemState::Accepted);
    let mut papers = read_consultations(tx, id).await?;
    if let Place::Item(own) = place {
        items.retain(|item| item.id == own);
    }
    papers.retain(|one| items.iter().any(|item| item.id == one.item));
    Ok(Some(Opened {
        place,
        board,
        meeting,
        items,
        papers,
        told,
    }))
}

/// The edition of a paper that an opened invitation lists.
///
/// # Errors
/// What the database reports.
pub async fn paper(
    tx: &mut Tx,
    _permit: &PublicPermit,
    (opened, id): (&Opened, PaperId),
) -> Result<Option<(Paper, Edition)>> {
    let Some(listed) = opened.papers.iter().find(|one| one.paper == id) else {
        return Ok(None);
    };
    let paper = read_paper(tx, id).await?;
    let edition = read_edition(tx, (id, listed.edition)).await?;
    Ok(paper.zip(edition))
}

/// Notes what somebody told by the link; `false` if the link is good for no seat, or no more.
///
/// # Errors
/// What the database reports.
pub async fn tell(
    tx: &mut Tx,
    (secret, now): (&LinkSecret, Moment),
    (told, note): (Told, &str),
) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO boards_attendance (meeting_id, membership_id, told, told_note, told_at)
         SELECT n.meeting_id, n.membership_id, $2, $3, $4 FROM boards_invitation n
         JOIN boards_meeting m ON m.id = n.meeting_id
         WHERE n.secret_hash = $1 AND n.valid_until > $4 AND n.membership_id IS NOT NULL AND m.state = $5
         ON CONFLICT (meeting_id, membership_id) DO UPDATE SET told = excluded.told, told_note = excluded.told_note,
             told_at = excluded.told_at"
    )
    .bind(&secret.hash())
    .bind(&told)
    .bind_text(note)
    .bind(&now)
    .bind(&MeetingState::Invited)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Forgets links that have lost their value.
///
/// # Errors
/// What the database reports.
pub async fn forget(tx: &mut Tx, permit: &JobPermit) -> Result<u64> {
    sql!("DELETE FROM boards_invitation WHERE valid_until < $1")
        .bind(&permit.now())
        .run(tx)
        .await
}
