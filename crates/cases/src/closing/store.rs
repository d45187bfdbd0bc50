//! SQL of closings: the case itself, what the system should learn (sealed with the case), and the rows that stay
//! without a case id.

use access::failure::{Denied, Result};
use access::permit::{JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, CaseId, Ids, RowId};
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed, SubjectKey};

use crate::asked::closing::{Closers, Ending};
use crate::case::model::{CloseReason, Phase};
use crate::case::store::rows::{State, insert_state};
use crate::closing::model::{CloseRefused, Closing};

const LESSON: &str = "cases_closing.lesson";
const DAYS_PER_WEEK: i64 = 7;
const HEX: &[u8; 16] = b"0123456789abcdef";

fn place(row: RowId) -> Place {
    Place {
        column: LESSON,
        row: row.uuid().into_bytes(),
    }
}

/// Closes the case of the permit if it is open and still has this version; all rooms let go of it.
///
/// # Errors
/// What the database reports; [`CloseRefused`] if it is closed or was changed.
pub async fn close(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    closing: &Closing,
    (version, ids, closers): (i64, &Ids, &Closers),
) -> Result<std::result::Result<(), CloseRefused>> {
    let Some(before) = open_case(tx, permit.id()).await? else {
        return Ok(Err(CloseRefused::AlreadyClosed));
    };
    if before.version != version {
        return Ok(Err(CloseRefused::ChangedMeanwhile));
    }
    let end = End {
        case: permit.id(),
        key: permit.key()?,
        by: Some(permit.account()),
        at: permit.now(),
        closers,
    };
    finish(tx, &end, (&before, closing), ids).await?;
    if let Some(smiley) = closing.smiley {
        insert_feedback(tx, (smiley.code(), permit.now().day()), &before, ids).await?;
    }
    Ok(Ok(()))
}

/// Closes a referred case by itself, because its hand-over is confirmed or its time is over; false if it is no longer
/// referred on. All rooms let go of it.
///
/// # Errors
/// What the database reports.
pub(crate) async fn close_by_itself(
    tx: &mut Tx,
    permit: &JobPermit,
    (case, key): (CaseId, &SubjectKey),
    (ids, closers): (&Ids, &Closers),
) -> Result<bool> {
    let Some(before) = open_case(tx, case).await? else {
        return Ok(false);
    };
    if before.phase != Phase::ReferredOn {
        return Ok(false);
    }
    let end = End {
        case,
        key,
        by: None,
        at: permit.now(),
        closers,
    };
    let closing = Closing::plain(CloseReason::HandedOver);
    finish(tx, &end, (&before, &closing), ids).await?;
    Ok(true)
}

/// By whom and when a case ends, and who lets go of it.
struct End<'k> {
    case: CaseId,
    key: &'k SubjectKey,
    by: Option<AccountId>,
    at: Moment,
    closers: &'k Closers,
}

/// What of an open case goes into the figures.
struct Before {
    phase: Phase,
    version: i64,
    opened_on: Day,
    municipality: Option<String>,
    language: Option<String>,
    target_group: Option<String>,
    access_route: Option<String>,
}

async fn open_case(tx: &mut Tx, case: CaseId) -> Result<Option<Before>> {
    Ok(sql!(
        "SELECT phase, version, opened_on, municipality_id, language, target_group, access_route
         FROM cases_case
         WHERE id = $1 AND phase <> 'closed'"
    )
    .bind(&case)
    .first(tx, |row| {
        Ok(Before {
            phase: row.get("phase")?,
            version: row.get("version")?,
            opened_on: row.get("opened_on")?,
            municipality: row.get("municipality_id")?,
            language: row.get("language")?,
            target_group: row.get("target_group")?,
            access_route: row.get("access_route")?,
        })
    })
    .await?)
}

async fn finish(tx: &mut Tx, end: &End<'_>, (before, closing): (&Before, &Closing), ids: &Ids) -> Result<()> {
    let today = end.at.day();
    sql!(
        "UPDATE cases_case
         SET phase = 'closed', phase_since = $1, closed_on = $1, close_reason = $2, version = version + 1,
             changed_at = $3, changed_by = COALESCE($4, changed_by)
         WHERE id = $5"
    )
    .bind(&today)
    .bind(&closing.reason)
    .bind(&end.at)
    .bind(&end.by)
    .bind(&end.case)
    .run(tx)
    .await?;
    let state = State {
        phase: Phase::Closed,
        reason: Some(closing.reason.code()),
        note: None,
        by: end.by,
    };
    insert_state(tx, end.case, state, (end.at, ids)).await?;
    insert_closing(tx, end, closing, ids).await?;
    insert_figure(tx, end, (before, closing.reason)).await?;
    let (case, key) = (end.case, end.key);
    end.closers.let_go(tx, Ending { case, key, ids }).await
}

async fn insert_closing(tx: &mut Tx, end: &End<'_>, closing: &Closing, ids: &Ids) -> Result<()> {
    let id = RowId::from_uuid(ids.next());
    let lesson = (!closing.lesson.is_empty()).then(|| Sealed::seal(&closing.lesson, end.key, place(id), ids));
    sql!(
        "INSERT INTO cases_closing (id, case_id, closed_on, reason, lesson, by_account_id)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&id)
    .bind(&end.case)
    .bind(&end.at.day())
    .bind(&closing.reason)
    .bind(&lesson)
    .bind(&end.by)
    .run(tx)
    .await?;
    Ok(())
}

/// A pseudonym made with the case's key: the row can be found again while the case lives, and by nobody once its key
/// is destroyed.
fn figure_id(key: &SubjectKey) -> String {
    let code = key.code(b"cases_closed_figure");
    let nibbles = code.iter().take(16).flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles
        .map(|nibble| char::from(HEX[usize::from(nibble)]))
        .collect()
}

async fn insert_figure(tx: &mut Tx, end: &End<'_>, (before, reason): (&Before, CloseReason)) -> Result<()> {
    let today = end.at.day();
    let weeks = i64::from(before.opened_on.days_until(today)).max(0) / DAYS_PER_WEEK;
    sql!(
        "INSERT INTO cases_closed_figure
             (id, closed_on, reason, weeks_open, municipality_id, language, target_group, access_route)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE
         SET closed_on = excluded.closed_on, reason = excluded.reason, weeks_open = excluded.weeks_open"
    )
    .bind(&figure_id(end.key))
    .bind(&today)
    .bind(&reason)
    .bind(&weeks)
    .bind(&before.municipality)
    .bind(&before.language)
    .bind(&before.target_group)
    .bind(&before.access_route)
    .run(tx)
    .await?;
    Ok(())
}

/// Feedback leaves the case at once: a random id, the day, the place.
async fn insert_feedback(tx: &mut Tx, (smiley, on): (&str, Day), before: &Before, ids: &Ids) -> Result<()> {
    sql!("INSERT INTO cases_feedback (id, given_on, smiley, municipality_id) VALUES ($1, $2, $3, $4)")
        .bind(&RowId::from_uuid(ids.next_random()))
        .bind(&on)
        .bind_text(smiley)
        .bind(&before.municipality)
        .run(tx)
        .await?;
    Ok(())
}

/// Takes the closed case of the permit up again: it begins with clearing, and its figure is taken back.
///
/// # Errors
/// What the database reports; [`CloseRefused`] if it is not closed or was changed.
pub async fn reopen(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    reason: &String,
    (version, ids): (i64, &Ids),
) -> Result<std::result::Result<(), CloseRefused>> {
    let touched = sql!(
        "UPDATE cases_case
         SET phase = 'clearing', phase_since = $1, closed_on = NULL, close_reason = NULL, hand_over_confirmed_on = NULL,
             last_contact_on = $1, version = version + 1, changed_at = $2, changed_by = $3
         WHERE id = $4 AND phase = 'closed' AND version = $5"
    )
    .bind(&permit.now().day())
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .bind(&version)
    .run(tx)
    .await?;
    if touched == 0 {
        let is_open = open_case(tx, permit.id()).await?.is_some();
        let refused = if is_open {
            CloseRefused::NotClosed
        } else {
            CloseRefused::ChangedMeanwhile
        };
        return Ok(Err(refused));
    }
    let key = permit.key()?;
    let state = State {
        phase: Phase::Clearing,
        reason: None,
        note: Some((reason, key)),
        by: Some(permit.account()),
    };
    insert_state(tx, permit.id(), state, (permit.now(), ids)).await?;
    sql!("UPDATE cases_closing SET reopened_on = $1 WHERE case_id = $2 AND reopened_on IS NULL")
        .bind(&permit.now().day())
        .bind(&permit.id())
        .run(tx)
        .await?;
    sql!("DELETE FROM cases_closed_figure WHERE id = $1")
        .bind_text(&figure_id(key))
        .run(tx)
        .await?;
    Ok(Ok(()))
}

/// A closing of the case of a permit.
#[derive(Debug)]
pub struct Closed {
    /// When.
    pub on: Day,
    /// Why.
    pub reason: CloseReason,
    /// What the system should learn.
    pub lesson: Option<Open<String>>,
    /// When the case was taken up again.
    pub reopened_on: Option<Day>,
}

/// The closings of the case of the permit, the newest first.
///
/// # Errors
/// What the database reports, or a text that does not open.
pub async fn closings(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Closed>> {
    let key = permit.key()?;
    let rows = sql!(
        "SELECT id, closed_on, reason, lesson, reopened_on FROM cases_closing
         WHERE case_id = $1
         ORDER BY closed_on DESC, id DESC
         LIMIT 20"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let id: RowId = row.get("id")?;
        let lesson: Option<Sealed<String>> = row.get("lesson")?;
        let (on, reason, reopened_on) = (row.get("closed_on")?, row.get("reason")?, row.get("reopened_on")?);
        let opened = lesson
            .map(|lesson| lesson.open(key, place(id), store_seat!()))
            .transpose();
        Ok(opened.map(|lesson| Closed {
            on,
            reason,
            lesson,
            reopened_on,
        }))
    })
    .await?;
    rows.into_iter().map(|row| row.map_err(Denied::from)).collect()
}

/// Referred cases that close themselves: those referred on until a day, and those whose hand-over is confirmed.
///
/// # Errors
/// What the database reports.
pub(crate) async fn referred_until(tx: &mut Tx, _permit: &JobPermit, until: Day) -> Result<Vec<CaseId>> {
    Ok(sql!(
        "SELECT id FROM cases_case
         WHERE phase = 'referred_on' AND (phase_since <= $1 OR hand_over_confirmed_on IS NOT NULL)
         ORDER BY phase_since, id
         LIMIT 50"
    )
    .bind(&until)
    .all(tx, |row| row.get("id"))
    .await?)
}
