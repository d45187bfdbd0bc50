//! SQL of the history of a case's phases. Moves themselves are written where they are made.

use access::failure::{Denied, Result};
use access::permit::Permit;
use base::ids::{CaseId, RowId};
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Sealed};

use super::rows::note_place;
use crate::case::model::{CloseReason, Phase};

/// A move of a case into a phase.
#[derive(Debug)]
pub struct Moved {
    /// Into which phase.
    pub phase: Phase,
    /// Why it was closed.
    pub reason: Option<CloseReason>,
    /// What was written about it.
    pub note: Option<Open<String>>,
    /// When.
    pub at: Moment,
    /// Who did it; empty if it happened by itself.
    pub by: String,
}

/// The moves of the case of the permit, the newest first.
///
/// # Errors
/// What the database reports, or a text that does not open.
pub async fn moves(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Moved>> {
    let key = permit.key()?;
    let rows = sql!(
        "SELECT s.id, s.phase, s.reason, s.note, s.at, COALESCE(a.display_name, '') AS by_name
         FROM cases_state s LEFT JOIN access_account a ON a.id = s.by_account_id
         WHERE s.case_id = $1
         ORDER BY s.at DESC, s.id DESC
         LIMIT 200"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let id: RowId = row.get("id")?;
        let note: Option<Sealed<String>> = row.get("note")?;
        let (phase, reason) = (row.get("phase")?, row.get("reason")?);
        let (at, by) = (row.get("at")?, row.get("by_name")?);
        let opened = note
            .map(|note| note.open(key, note_place(id), store_seat!()))
            .transpose();
        Ok(opened.map(|note| Moved {
            phase,
            reason,
            note,
            at,
            by,
        }))
    })
    .await?;
    rows.into_iter().map(|row| row.map_err(Denied::from)).collect()
}
