//! SQL of decisions. They are never deleted; once their minutes are approved they are not changed either.

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AgendaItemId, BoardId, DecisionId, MeetingId, MunicipalityId, ThemeId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use themes::numbering::Series;

use crate::decision::model::{Decision, Votes};

/// Lines of a page of the register.
pub const PAGE: i64 = 50;

fn decision(row: &Row<'_>) -> Result<Decision> {
    let paper: Option<_> = row.get("paper_id")?;
    let edition: Option<i64> = row.get("paper_edition")?;
    let approved_at: Option<base::moment::Moment> = row.get("approved_at")?;
    Ok(Decision {
        id: row.get("id")?,
        number: row.get("number")?,
        board: row.get("board_id")?,
        board_name: row.get("board_name")?,
        meeting: row.get("meeting_id")?,
        item: row.get("item_id")?,
        theme: row.get("theme_id")?,
        title: row.get("title")?,
        text: row.get("text")?,
        outcome: row.get("outcome")?,
        decided_on: row.get("decided_on")?,
        paper: paper.zip(edition),
        votes: Votes {
            yes: row.get("votes_yes")?,
            no: row.get("votes_no")?,
            abstained: row.get("votes_abstained")?,
        },
        present: row.get("present")?,
        entitled: row.get("entitled")?,
        is_approved: approved_at.is_some(),
        version: row.get("version")?,
    })
}

/// One decision.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: DecisionId) -> Result<Option<Decision>> {
    sql!(
        "SELECT d.id, d.number, d.board_id, b.name AS board_name, i.meeting_id, d.item_id, d.theme_id, d.title, d.text,
             d.outcome, d.decided_on, d.paper_id, d.paper_edition, d.votes_yes, d.votes_no, d.votes_abstained,
             d.present, d.entitled, n.approved_at, d.version
         FROM boards_decision d
         JOIN boards_board b ON b.id = d.board_id
         JOIN boards_agenda_item i ON i.id = d.item_id
         LEFT JOIN boards_minutes n ON n.meeting_id = i.meeting_id
         WHERE d.id = $1"
    )
    .bind(&id)
    .first(tx, decision)
    .await
}

/// The decisions about a theme, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn of_theme(tx: &mut Tx, _permit: &Permit<House>, theme: ThemeId) -> Result<Vec<Decision>> {
    sql!(
        "SELECT d.id, d.number, d.board_id, b.name AS board_name, i.meeting_id, d.item_id, d.theme_id, d.title, d.text,
             d.outcome, d.decided_on, d.paper_id, d.paper_edition, d.votes_yes, d.votes_no, d.votes_abstained,
             d.present, d.entitled, n.approved_at, d.version
         FROM boards_decision d
         JOIN boards_board b ON b.id = d.board_id
         JOIN boards_agenda_item i ON i.id = d.item_id
         LEFT JOIN boards_minutes n ON n.meeting_id = i.meeting_id
         WHERE d.theme_id = $1 ORDER BY d.decided_on, d.number, d.id LIMIT 200"
    )
    .bind(&theme)
    .all(tx, decision)
    .await
}

/// The decisions of a meeting, in the order of its agenda.
///
/// # Errors
/// What the database reports.
pub async fn of_meeting(tx: &mut Tx, _permit: &Permit<House>, meeting: MeetingId) -> Result<Vec<Decision>> {
    sql!(
        "SELECT d.id, d.number, d.board_id, b.name AS board_name, i.meeting_id, d.item_id, d.theme_id, d.title, d.text,
             d.outcome, d.decided_on, d.paper_id, d.paper_edition, d.votes_yes, d.votes_no, d.votes_abstained,
             d.present, d.entitled, n.approved_at, d.version
         FROM boards_agenda_item i
         JOIN boards_decision d ON d.item_id = i.id
         JOIN boards_board b ON b.id = d.board_id
         LEFT JOIN boards_minutes n ON n.meeting_id = i.meeting_id
         WHERE i.meeting_id = $1 ORDER BY i.position, d.id LIMIT 200"
    )
    .bind(&meeting)
    .all(tx, decision)
    .await
}

/// The decisions of a board, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn of_board(tx: &mut Tx, _permit: &Permit<House>, board: BoardId) -> Result<Vec<Decision>> {
    sql!(
        "SELECT d.id, d.number, d.board_id, b.name AS board_name, i.meeting_id, d.item_id, d.theme_id, d.title, d.text,
             d.outcome, d.decided_on, d.paper_id, d.paper_edition, d.votes_yes, d.votes_no, d.votes_abstained,
             d.present, d.entitled, n.approved_at, d.version
         FROM boards_decision d
         JOIN boards_board b ON b.id = d.board_id
         JOIN boards_agenda_item i ON i.id = d.item_id
         LEFT JOIN boards_minutes n ON n.meeting_id = i.meeting_id
         WHERE d.board_id = $1 ORDER BY d.decided_on DESC, d.number DESC, d.id LIMIT $2"
    )
    .bind(&board)
    .bind(&PAGE)
    .all(tx, decision)
    .await
}

/// The decisions that concern a municipality: those whose excerpts went there, and those about a theme that names it. The
/// newest first.
///
/// # Errors
/// What the database reports.
pub async fn of_municipality(
    tx: &mut Tx,
    _permit: &Permit<House>,
    municipality: MunicipalityId,
) -> Result<Vec<Decision>> {
    sql!(
        "SELECT d.id, d.number, d.board_id, b.name AS board_name, i.meeting_id, d.item_id, d.theme_id, d.title, d.text,
             d.outcome, d.decided_on, d.paper_id, d.paper_edition, d.votes_yes, d.votes_no, d.votes_abstained,
             d.present, d.entitled, n.approved_at, d.version
         FROM boards_decision d
         JOIN boards_board b ON b.id = d.board_id
         JOIN boards_agenda_item i ON i.id = d.item_id
         LEFT JOIN boards_minutes n ON n.meeting_id = i.meeting_id
         WHERE d.id IN (SELECT e.decision_id FROM boards_excerpt e WHERE e.municipality_id = $1
                        UNION SELECT o.id FROM themes_place p JOIN boards_decision o ON o.theme_id = p.theme_id
                        WHERE p.municipality_id = $1)
         ORDER BY d.decided_on DESC, d.number DESC, d.id LIMIT $2"
    )
    .bind(&municipality)
    .bind(&PAGE)
    .all(tx, decision)
    .await
}

/// The adopted decisions about themes that name no municipality: they concern all of them. The newest first.
///
/// # Errors
/// What the database reports.
pub async fn district_wide(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Decision>> {
    sql!(
        "SELECT d.id, d.number, d.board_id, b.name AS board_name, i.meeting_id, d.item_id, d.theme_id, d.title, d.text,
             d.outcome, d.decided_on, d.paper_id, d.paper_edition, d.votes_yes, d.votes_no, d.votes_abstained,
             d.present, d.entitled, n.approved_at, d.version
         FROM boards_decision d
         JOIN boards_board b ON b.id = d.board_id
         JOIN boards_agenda_item i ON i.id = d.item_id
         LEFT JOIN boards_minutes n ON n.meeting_id = i.meeting_id
         WHERE d.outcome = 'adopted' AND d.theme_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM themes_place p WHERE p.theme_id = d.theme_id)
         ORDER BY d.decided_on DESC, d.number DESC, d.id LIMIT $1"
    )
    .bind(&PAGE)
    .all(tx, decision)
    .await
}

/// The register: the newest decisions before this key (day and id), or the newest of all.
///
/// # Errors
/// What the database reports.
pub async fn register(tx: &mut Tx, _permit: &Permit<House>, before: (Day, &str)) -> Result<Vec<Decision>> {
    sql!(
        "SELECT d.id, d.number, d.board_id, b.name AS board_name, i.meeting_id, d.item_id, d.theme_id, d.title, d.text,
             d.outcome, d.decided_on, d.paper_id, d.paper_edition, d.votes_yes, d.votes_no, d.votes_abstained,
             d.present, d.entitled, n.approved_at, d.version
         FROM boards_decision d
         JOIN boards_board b ON b.id = d.board_id
         JOIN boards_agenda_item i ON i.id = d.item_id
         LEFT JOIN boards_minutes n ON n.meeting_id = i.meeting_id
         WHERE d.decided_on < $1 OR (d.decided_on = $1 AND d.id < $2)
         ORDER BY d.decided_on DESC, d.id DESC LIMIT $3"
    )
    .bind(&before.0)
    .bind_text(before.1)
    .bind(&(PAGE + 1))
    .all(tx, decision)
    .await
}

/// A number that no other decision of the year has.
///
/// # Errors
/// What the database reports.
pub async fn next_number(tx: &mut Tx, year: i16) -> Result<String> {
    let [from, below] = Series::Decision.of_year(year);
    let highest = sql!(
        "SELECT CAST(COALESCE(MAX(CAST(SUBSTR(number, 8) AS BIGINT)), 0) AS BIGINT) AS n
         FROM boards_decision WHERE number >= $1 AND number < $2"
    )
    .bind_text(&from)
    .bind_text(&below)
    .number(tx)
    .await?;
    Ok(Series::Decision.next(year, highest))
}

/// Adds a decision to the minutes.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, decision: &Decision) -> Result<()> {
    insert(tx, decision).await
}

/// Adds a decision while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, _permit: &JobPermit, decision: &Decision) -> Result<()> {
    insert(tx, decision).await
}

async fn insert(tx: &mut Tx, decision: &Decision) -> Result<()> {
    sql!(
        "INSERT INTO boards_decision (id, number, board_id, item_id, theme_id, title, text, outcome, decided_on,
             paper_id, paper_edition, votes_yes, votes_no, votes_abstained, present, entitled)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    )
    .bind(&decision.id)
    .bind(&decision.number)
    .bind(&decision.board)
    .bind(&decision.item)
    .bind(&decision.theme)
    .bind(&decision.title)
    .bind(&decision.text)
    .bind(&decision.outcome)
    .bind(&decision.decided_on)
    .bind(&decision.paper.map(|(id, _)| id))
    .bind(&decision.paper.map(|(_, edition)| edition))
    .bind(&decision.votes.yes)
    .bind(&decision.votes.no)
    .bind(&decision.votes.abstained)
    .bind(&decision.present)
    .bind(&decision.entitled)
    .run(tx)
    .await
    .map(drop)
}

/// Corrects what the minutes say of a decision while they are a draft.
///
/// # Errors
/// What the database reports.
pub async fn correct(tx: &mut Tx, _permit: &Permit<House>, decision: &Decision) -> Result<bool> {
    let touched = sql!(
        "UPDATE boards_decision SET text = $2, outcome = $3, paper_id = $4, paper_edition = $5, votes_yes = $6,
             votes_no = $7, votes_abstained = $8, present = $9, entitled = $10, version = version + 1
         WHERE id = $1
           AND NOT EXISTS (SELECT 1 FROM boards_agenda_item i JOIN boards_minutes n ON n.meeting_id = i.meeting_id
                           WHERE i.id = boards_decision.item_id AND n.approved_at IS NOT NULL)"
    )
    .bind(&decision.id)
    .bind(&decision.text)
    .bind(&decision.outcome)
    .bind(&decision.paper.map(|(id, _)| id))
    .bind(&decision.paper.map(|(_, edition)| edition))
    .bind(&decision.votes.yes)
    .bind(&decision.votes.no)
    .bind(&decision.votes.abstained)
    .bind(&decision.present)
    .bind(&decision.entitled)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// The decision of an item.
///
/// # Errors
/// What the database reports.
pub async fn of_item(tx: &mut Tx, _permit: &Permit<House>, item: AgendaItemId) -> Result<Option<DecisionId>> {
    sql!("SELECT id FROM boards_decision WHERE item_id = $1")
        .bind(&item)
        .first(tx, |row| row.get("id"))
        .await
}

/// Notes that an excerpt went to these municipalities; those that have it already keep their day.
///
/// # Errors
/// What the database reports.
pub async fn note_excerpts(
    tx: &mut Tx,
    permit: &Permit<House>,
    (decision, municipalities): (DecisionId, &[MunicipalityId]),
) -> Result<()> {
    let (account, day) = (permit.account(), permit.now().day());
    sql!(
        "INSERT INTO boards_excerpt (decision_id, municipality_id, sent_on, sent_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (decision_id, municipality_id) DO NOTHING"
    )
    .run_for_each(tx, municipalities, |row, municipality| {
        row.bind(&decision).bind(municipality).bind(&day).bind(&account)
    })
    .await?;
    Ok(())
}

/// To which municipalities an excerpt went, and when.
///
/// # Errors
/// What the database reports.
pub async fn excerpts(
    tx: &mut Tx,
    _permit: &Permit<House>,
    decision: DecisionId,
) -> Result<Vec<(MunicipalityId, Day)>> {
    sql!("SELECT municipality_id, sent_on FROM boards_excerpt WHERE decision_id = $1 ORDER BY sent_on, municipality_id LIMIT 500")
        .bind(&decision)
        .all(tx, |row| Ok((row.get("municipality_id")?, row.get("sent_on")?)))
        .await
}
