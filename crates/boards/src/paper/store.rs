//! SQL of papers and their editions. A paper ends and stays: what was decided on it must be read later.

use access::permit::{House, JobPermit, Permit};
use base::ids::{AccountId, AgendaItemId, BoardId, MeetingId, PaperId, ThemeId};
use base::moment::Moment;
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use themes::numbering::Series;

use crate::paper::model::{Consultation, Edition, Paper, Parts, Saving};

/// Papers of the list.
pub const MOST: i64 = 200;

fn paper(row: &Row<'_>) -> Result<Paper> {
    Ok(Paper {
        id: row.get("id")?,
        number: row.get("number")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        board: row.get("board_id")?,
        theme: row.get("theme_id")?,
        edition: row.get("edition")?,
        ended_on: row.get("ended_on")?,
        created_at: row.get("created_at")?,
        version: row.get("version")?,
    })
}

/// The papers, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn all(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Paper>> {
    sql!(
        "SELECT id, number, kind, title, board_id, theme_id, edition, ended_on, created_at, version
         FROM boards_paper ORDER BY created_at DESC, id DESC LIMIT $1"
    )
    .bind(&MOST)
    .all(tx, paper)
    .await
}

/// The papers for a board that are pursued, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn of_board(tx: &mut Tx, _permit: &Permit<House>, board: BoardId) -> Result<Vec<Paper>> {
    sql!(
        "SELECT id, number, kind, title, board_id, theme_id, edition, ended_on, created_at, version
         FROM boards_paper WHERE board_id = $1 AND ended_on IS NULL ORDER BY created_at DESC, id DESC LIMIT $2"
    )
    .bind(&board)
    .bind(&MOST)
    .all(tx, paper)
    .await
}

/// The papers about a theme, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn of_theme(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<Paper>> {
    sql!(
        "SELECT id, number, kind, title, board_id, theme_id, edition, ended_on, created_at, version
         FROM boards_paper WHERE theme_id = $1 ORDER BY created_at, id LIMIT $2"
    )
    .bind(&theme)
    .bind(&MOST)
    .all(tx, paper)
    .await
}

/// One paper.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: PaperId) -> Result<Option<Paper>> {
    read_paper(tx, id).await
}

pub(crate) async fn read_paper(tx: &mut Tx, id: PaperId) -> Result<Option<Paper>> {
    sql!(
        "SELECT id, number, kind, title, board_id, theme_id, edition, ended_on, created_at, version
         FROM boards_paper WHERE id = $1"
    )
    .bind(&id)
    .first(tx, paper)
    .await
}

fn edition(row: &Row<'_>) -> Result<Edition> {
    let parts: String = row.get("parts")?;
    Ok(Edition {
        paper: row.get("paper_id")?,
        number: row.get("edition")?,
        title: row.get("title")?,
        parts: Parts::of_json(&parts),
        written_by: row.get("writer")?,
        written_at: row.get("written_at")?,
        frozen_at: row.get("frozen_at")?,
    })
}

/// All editions of a paper, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn editions(tx: &mut Tx, _permit: &Permit<House>, id: PaperId) -> Result<Vec<Edition>> {
    sql!(
        "SELECT v.paper_id, v.edition, v.title, v.parts, a.display_name AS writer, v.written_at, v.frozen_at
         FROM boards_paper_version v
         LEFT JOIN access_account a ON a.id = v.written_by
         WHERE v.paper_id = $1 ORDER BY v.edition DESC LIMIT 100"
    )
    .bind(&id)
    .all(tx, edition)
    .await
}

/// One edition of a paper.
///
/// # Errors
/// What the database reports.
pub async fn edition_of(
    tx: &mut Tx,
    _permit: &Permit<House>,
    wanted: (PaperId, i64),
) -> Result<Option<Edition>> {
    read_edition(tx, wanted).await
}

pub(crate) async fn read_edition(tx: &mut Tx, (id, number): (PaperId, i64)) -> Result<Option<Edition>> {
    sql!(
        "SELECT v.paper_id, v.edition, v.title, v.parts, a.display_name AS writer, v.written_at, v.frozen_at
         FROM boards_paper_version v
         LEFT JOIN access_account a ON a.id = v.written_by
         WHERE v.paper_id = $1 AND v.edition = $2"
    )
    .bind(&id)
    .bind(&number)
    .first(tx, edition)
    .await
}

fn consultation(row: &Row<'_>) -> Result<Consultation> {
    Ok(Consultation {
        item: row.get("item_id")?,
        paper: row.get("paper_id")?,
        number: row.get("number")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        edition: row.get("edition")?,
        is_fixed: row.get("is_fixed")?,
    })
}

/// The papers at the items of a meeting.
///
/// # Errors
/// What the database reports.
pub async fn consultations(
    tx: &mut Tx,
    _permit: &Permit<House>,
    meeting: MeetingId,
) -> Result<Vec<Consultation>> {
    read_consultations(tx, meeting).await
}

pub(crate) async fn read_consultations(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Consultation>> {
    sql!(
        "SELECT c.item_id, c.paper_id, p.number, p.kind, v.title, v.edition, c.edition IS NOT NULL AS is_fixed
         FROM boards_agenda_item i
         JOIN boards_consultation c ON c.item_id = i.id
         JOIN boards_paper p ON p.id = c.paper_id
         JOIN boards_paper_version v ON v.paper_id = c.paper_id AND v.edition = COALESCE(c.edition, p.edition)
         WHERE i.meeting_id = $1 ORDER BY i.position, c.position, c.paper_id LIMIT 500"
    )
    .bind(&meeting)
    .all(tx, consultation)
    .await
}

/// Where a paper stands or stood on an agenda: item, meeting, board, and its edition there if it is fixed.
///
/// # Errors
/// What the database reports.
pub async fn consulted_at(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: PaperId,
) -> Result<Vec<(AgendaItemId, MeetingId, BoardId, Moment, Option<i64>)>> {
    sql!(
        "SELECT c.item_id, i.meeting_id, m.board_id, m.starts_at, c.edition
         FROM boards_consultation c
         JOIN boards_agenda_item i ON i.id = c.item_id
         JOIN boards_meeting m ON m.id = i.meeting_id
         WHERE c.paper_id = $1 ORDER BY m.starts_at, i.position, c.item_id LIMIT 100"
    )
    .bind(&id)
    .all(tx, |row| {
        Ok((
            row.get("item_id")?,
            row.get("meeting_id")?,
            row.get("board_id")?,
            row.get("starts_at")?,
            row.get("edition")?,
        ))
    })
    .await
}

/// A number that no other paper of the year has.
///
/// # Errors
/// What the database reports.
pub async fn next_number(tx: &mut Tx, year: i16) -> Result<String> {
    let [from, below] = Series::Paper.of_year(year);
    let highest = sql!(
        "SELECT CAST(COALESCE(MAX(CAST(SUBSTR(number, 8) AS BIGINT)), 0) AS BIGINT) AS n
         FROM boards_paper WHERE number >= $1 AND number < $2"
    )
    .bind_text(&from)
    .bind_text(&below)
    .number(tx)
    .await?;
    Ok(Series::Paper.next(year, highest))
}

/// Adds a paper with its first edition.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, permit: &Permit<House>, (paper, parts): (&Paper, &Parts)) -> Result<()> {
    insert(tx, (paper, parts), permit.account()).await
}

/// Adds a paper while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (paper, parts, by): (&Paper, &Parts, AccountId),
) -> Result<()> {
    insert(tx, (paper, parts), by).await
}

async fn insert(tx: &mut Tx, (paper, parts): (&Paper, &Parts), by: AccountId) -> Result<()> {
    sql!(
        "INSERT INTO boards_paper (id, number, kind, title, board_id, theme_id, edition, ended_on, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8)"
    )
    .bind(&paper.id)
    .bind(&paper.number)
    .bind(&paper.kind)
    .bind(&paper.title)
    .bind(&paper.board)
    .bind(&paper.theme)
    .bind(&paper.ended_on)
    .bind(&paper.created_at)
    .run(tx)
    .await?;
    insert_edition(tx, (paper.id, 1), (&paper.title, parts), (by, paper.created_at)).await
}

async fn insert_edition(
    tx: &mut Tx,
    (paper, number): (PaperId, i64),
    (title, parts): (&str, &Parts),
    (by, at): (AccountId, Moment),
) -> Result<()> {
    sql!(
        "INSERT INTO boards_paper_version (paper_id, edition, title, parts, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&paper)
    .bind(&number)
    .bind_text(title)
    .bind(&parts.to_json())
    .bind(&by)
    .bind(&at)
    .run(tx)
    .await
    .map(drop)
}

/// Saves a paper into the edition that the rule named; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(
    tx: &mut Tx,
    permit: &Permit<House>,
    (paper, parts, saving): (&Paper, &Parts, Saving),
) -> Result<bool> {
    let number = match saving {
        Saving::Rewrite(number) | Saving::Begin(number) => number,
    };
    let touched = sql!(
        "UPDATE boards_paper SET title = $3, edition = $4, ended_on = $5, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&paper.id)
    .bind(&paper.version)
    .bind(&paper.title)
    .bind(&number)
    .bind(&paper.ended_on)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    let by = (permit.account(), permit.now());
    match saving {
        Saving::Begin(number) => {
            insert_edition(tx, (paper.id, number), (&paper.title, parts), by).await?;
        }
        Saving::Rewrite(number) => {
            sql!(
                "UPDATE boards_paper_version SET title = $3, parts = $4, written_by = $5, written_at = $6
                 WHERE paper_id = $1 AND edition = $2 AND frozen_at IS NULL"
            )
            .bind(&paper.id)
            .bind(&number)
            .bind(&paper.title)
            .bind(&parts.to_json())
            .bind(&by.0)
            .bind(&by.1)
            .run(tx)
            .await?;
        }
    }
    Ok(true)
}

/// Lays a paper before an item.
///
/// # Errors
/// What the database reports.
pub async fn lay_before(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (item, paper): (AgendaItemId, PaperId),
) -> Result<()> {
    insert_consultation(tx, (item, paper)).await
}

/// Lays a paper before an item while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn lay_before_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (item, paper): (AgendaItemId, PaperId),
) -> Result<()> {
    insert_consultation(tx, (item, paper)).await
}

async fn insert_consultation(tx: &mut Tx, (item, paper): (AgendaItemId, PaperId)) -> Result<()> {
    sql!(
        "INSERT INTO boards_consultation (item_id, paper_id, position)
         SELECT $1, $2, COUNT(*) + 1 FROM boards_consultation WHERE item_id = $1
         ON CONFLICT (item_id, paper_id) DO NOTHING"
    )
    .bind(&item)
    .bind(&paper)
    .run(tx)
    .await
    .map(drop)
}

/// Takes a paper off an item; `false` if it was decided on there.
///
/// # Errors
/// What the database reports.
pub async fn take_off(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (item, paper): (AgendaItemId, PaperId),
) -> Result<bool> {
    let touched =
        sql!("DELETE FROM boards_consultation WHERE item_id = $1 AND paper_id = $2 AND edition IS NULL")
            .bind(&item)
            .bind(&paper)
            .run(tx)
            .await?;
    Ok(touched == 1)
}

/// Fixes the editions of a meeting's papers: they go out with the invitation and stay as they are.
///
/// # Errors
/// What the database reports.
pub async fn freeze_of_meeting(tx: &mut Tx, permit: &Permit<House>, meeting: MeetingId) -> Result<()> {
    for one in read_consultations(tx, meeting).await? {
        freeze(tx, (one.paper, one.edition), permit.now()).await?;
    }
    Ok(())
}

/// Fixes the edition of a paper that was decided on, at its item.
///
/// # Errors
/// What the database reports.
pub async fn freeze_at_item(
    tx: &mut Tx,
    permit: &Permit<House>,
    (item, (paper, edition)): (AgendaItemId, (PaperId, i64)),
) -> Result<()> {
    fix(tx, (item, (paper, edition)), permit.now()).await
}

/// Fixes an edition while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn freeze_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    (item, (paper, edition)): (AgendaItemId, (PaperId, i64)),
) -> Result<()> {
    fix(tx, (item, (paper, edition)), permit.now()).await
}

async fn fix(
    tx: &mut Tx,
    (item, (paper, edition)): (AgendaItemId, (PaperId, i64)),
    now: Moment,
) -> Result<()> {
    sql!("UPDATE boards_consultation SET edition = $3 WHERE item_id = $1 AND paper_id = $2")
        .bind(&item)
        .bind(&paper)
        .bind(&edition)
        .run(tx)
        .await?;
    freeze(tx, (paper, edition), now).await
}

async fn freeze(tx: &mut Tx, (paper, edition): (PaperId, i64), now: Moment) -> Result<()> {
    sql!(
        "UPDATE boards_paper_version SET frozen_at = $3
         WHERE paper_id = $1 AND edition = $2 AND frozen_at IS NULL"
    )
    .bind(&paper)
    .bind(&edition)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}
