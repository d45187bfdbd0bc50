//! SQL of scratch notes. Sealed with the case's key; every statement asks for the author besides.

use access::failure::{Denied, Result};
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, Ids, RowId};
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed};

use crate::note::NOTE_DAYS;

fn place(row: RowId) -> Place {
    Place {
        column: "cases_note.content",
        row: row.uuid().into_bytes(),
    }
}

/// A note of the one who looks.
#[derive(Debug)]
pub struct Note {
    /// Its id.
    pub id: RowId,
    /// What it says.
    pub content: Open<String>,
    /// When it was written.
    pub written_at: Moment,
    /// The day on which it is gone.
    pub expires_on: Day,
}

/// The account's own notes beside the case of the permit, the newest first.
///
/// # Errors
/// What the database reports, or a text that does not open.
pub async fn own(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Note>> {
    let key = permit.key()?;
    let rows = sql!(
        "SELECT id, content, written_at, expires_on FROM cases_note
         WHERE case_id = $1 AND author_id = $2 AND expires_on > $3
         ORDER BY written_at DESC, id DESC
         LIMIT 100"
    )
    .bind(&permit.id())
    .bind(&permit.account())
    .bind(&permit.now().day())
    .all(tx, |row| {
        let id: RowId = row.get("id")?;
        let content: Sealed<String> = row.get("content")?;
        let (written_at, expires_on) = (row.get("written_at")?, row.get("expires_on")?);
        Ok(content.open(key, place(id), store_seat!()).map(|content| Note {
            id,
            content,
            written_at,
            expires_on,
        }))
    })
    .await?;
    rows.into_iter().map(|row| row.map_err(Denied::from)).collect()
}

/// Writes a note beside the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, permit: &Permit<CaseId>, content: &String, ids: &Ids) -> Result<()> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO cases_note (id, case_id, author_id, content, written_at, expires_on)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&id)
    .bind(&permit.id())
    .bind(&permit.account())
    .bind(&Sealed::seal(content, permit.key()?, place(id), ids))
    .bind(&permit.now())
    .bind(&permit.now().day().plus_days(NOTE_DAYS))
    .run(tx)
    .await?;
    Ok(())
}

/// Throws a note of the account away; false if there is none like it.
///
/// # Errors
/// What the database reports.
pub async fn delete(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<bool> {
    let touched = sql!("DELETE FROM cases_note WHERE id = $1 AND case_id = $2 AND author_id = $3")
        .bind(&id)
        .bind(&permit.id())
        .bind(&permit.account())
        .run(tx)
        .await?;
    Ok(touched == 1)
}

/// Throws away at most 500 notes whose time is over; returns how many there were.
pub(crate) async fn delete_expired(tx: &mut Tx, today: Day) -> Result<u64> {
    Ok(sql!(
        "DELETE FROM cases_note WHERE id IN
         (SELECT n.id FROM cases_note n WHERE n.expires_on <= $1 ORDER BY n.expires_on LIMIT 500)"
    )
    .bind(&today)
    .run(tx)
    .await?)
}
