//! SQL of a theme's story: meetings in which it was dealt with, reconstructions it rests on, and whether a board has had
//! it. What was withdrawn is simply not there.

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{BoardId, MeetingId, ReconstructionId, ThemeId};
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::meeting::model::MeetingState;

/// A meeting in which a theme stood on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealt {
    /// The meeting.
    pub meeting: MeetingId,
    /// Of which board.
    pub board: BoardId,
    /// The name of the board.
    pub board_name: String,
    /// On which day.
    pub on: Day,
    /// How far the meeting is.
    pub state: MeetingState,
    /// The title of the item.
    pub item: String,
}

/// The meetings in which a theme stood on the agenda, the earliest first; without those that were called off.
///
/// # Errors
/// What the database reports.
pub async fn meetings(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<Dealt>> {
    sql!(
        "SELECT m.id, m.board_id, b.name, m.starts_at, m.state, i.title
         FROM boards_agenda_item i
         JOIN boards_meeting m ON m.id = i.meeting_id
         JOIN boards_board b ON b.id = m.board_id
         WHERE i.theme_id = $1 AND i.state = 'accepted' AND m.state <> 'cancelled'
         ORDER BY m.starts_at, i.position, i.id LIMIT 100"
    )
    .bind(&theme)
    .all(tx, |row| {
        let starts_at: Moment = row.get("starts_at")?;
        Ok(Dealt {
            meeting: row.get("id")?,
            board: row.get("board_id")?,
            board_name: row.get("name")?,
            on: starts_at.day(),
            state: row.get("state")?,
            item: row.get("title")?,
        })
    })
    .await
}

/// A released reconstruction that a theme rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestsOn {
    /// The reconstruction.
    pub id: ReconstructionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// When it was released.
    pub released_on: Day,
}

/// The released reconstructions from which findings of a theme come.
///
/// # Errors
/// What the database reports.
pub async fn reconstructions(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<RestsOn>> {
    sql!(
        "SELECT DISTINCT r.id, r.code, r.title, r.released_on
         FROM themes_finding f
         JOIN themes_reconstruction r ON r.id = f.reconstruction_id
         WHERE f.theme_id = $1 AND r.state = 'released'
         ORDER BY r.released_on, r.id LIMIT 100"
    )
    .bind(&theme)
    .all(tx, |row| {
        Ok(RestsOn {
            id: row.get("id")?,
            code: row.get("code")?,
            title: row.get("title")?,
            released_on: row.get("released_on")?,
        })
    })
    .await
}

/// Whether a theme lies in one of these boards or stood on the agenda of one: at most fifty boards.
///
/// # Errors
/// What the database reports.
pub async fn is_known_to(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (theme, boards): (ThemeId, &[BoardId]),
) -> Result<bool> {
    let found = sql!(
        "SELECT (SELECT COUNT(*) FROM boards_agenda_item i
                 JOIN boards_meeting m ON m.id = i.meeting_id
                 WHERE i.theme_id = $1 AND i.state = 'accepted' AND m.state <> 'cancelled'
                   AND m.board_id IN ($2..$51))
              + (SELECT COUNT(*) FROM themes_theme t
                 WHERE t.id = $1 AND t.station_board_id IN ($2..$51)) AS n"
    )
    .bind(&theme)
    .bind_50(boards)
    .number(tx)
    .await?;
    Ok(found > 0)
}
