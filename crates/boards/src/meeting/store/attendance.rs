//! SQL of who comes and who was there; the words of a past meeting stay when its seats pass on.

use access::permit::{House, JobPermit, Permit, PublicPermit};
use base::ids::{MeetingId, MembershipId};
use base::moment::Moment;
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::meeting::attendance::{Attendance, Told};

fn line(row: &Row<'_>) -> Result<Attendance> {
    Ok(Attendance {
        seat: row.get("membership_id")?,
        told: row.get("told")?,
        told_note: row.get("told_note")?,
        presence: row.get("presence")?,
        name: row.get("name")?,
        function: row.get("function")?,
        organisation: row.get("organisation")?,
        counts: row.get("counts")?,
        position: row.get("position")?,
    })
}

/// The list of a meeting, in the order of the seats.
///
/// # Errors
/// What the database reports.
pub async fn of_meeting(tx: &mut Tx, _permit: &Permit<House>, meeting: MeetingId) -> Result<Vec<Attendance>> {
    sql!(
        "SELECT membership_id, told, told_note, presence, name, function, organisation, counts, position
         FROM boards_attendance WHERE meeting_id = $1 ORDER BY position, membership_id LIMIT 500"
    )
    .bind(&meeting)
    .all(tx, line)
    .await
}

/// What a member told of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Which seat.
    pub seat: MembershipId,
    /// What.
    pub told: Told,
    /// A word with it.
    pub note: String,
}

/// Notes what a member told beforehand; the last word counts.
///
/// # Errors
/// What the database reports.
pub async fn tell(tx: &mut Tx, permit: &Permit<House>, telling: &Telling) -> Result<()> {
    put_told(tx, telling, permit.now()).await
}

/// Notes what somebody told by the link of the invitation.
///
/// # Errors
/// What the database reports.
pub async fn tell_by_link(tx: &mut Tx, permit: &PublicPermit, telling: &Telling) -> Result<()> {
    put_told(tx, telling, permit.now()).await
}

async fn put_told(tx: &mut Tx, telling: &Telling, now: Moment) -> Result<()> {
    sql!(
        "INSERT INTO boards_attendance (meeting_id, membership_id, told, told_note, told_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (meeting_id, membership_id) DO UPDATE SET told = $3, told_note = $4, told_at = $5"
    )
    .bind(&telling.meeting)
    .bind(&telling.seat)
    .bind(&telling.told)
    .bind(&telling.note)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Notes who was there, with the words of the day.
///
/// # Errors
/// What the database reports.
pub async fn record(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (meeting, lines): (MeetingId, &[Attendance]),
) -> Result<()> {
    put(tx, (meeting, lines)).await
}

/// Notes who was there while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn record_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (meeting, lines): (MeetingId, &[Attendance]),
) -> Result<()> {
    put(tx, (meeting, lines)).await
}

async fn put(tx: &mut Tx, (meeting, lines): (MeetingId, &[Attendance])) -> Result<()> {
    sql!(
        "INSERT INTO boards_attendance (meeting_id, membership_id, presence, name, function, organisation, counts,
             position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (meeting_id, membership_id) DO UPDATE SET presence = excluded.presence, name = excluded.name,
             function = excluded.function, organisation = excluded.organisation, counts = excluded.counts,
             position = excluded.position"
    )
    .run_for_each(tx, lines, |row, line| {
        row.bind(&meeting)
            .bind(&line.seat)
            .bind(&line.presence)
            .bind(&line.name)
            .bind(&line.function)
            .bind(&line.organisation)
            .bind(&line.counts)
            .bind(&line.position)
    })
    .await?;
    Ok(())
}
