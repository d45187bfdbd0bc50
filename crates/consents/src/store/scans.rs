//! SQL of scans of signed paper: begun, filled piece by piece, seen when complete, read some pieces at a time.

use access::failure::{Denied, Result};
use access::permit::Permit;
use base::ids::{Ids, PersonId, RowId};
use base::moment::Moment;
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::Sealed;
use web::upload::format::Format;

use crate::store::giving::place;

/// Bytes of a piece before it is sealed.
pub const CHUNK: usize = 64 * 1024;
/// Pieces that are written or read in one transaction, which lasts some milliseconds.
pub const AT_ONCE: usize = 32;

pub(crate) const CONTENT: &str = "consents_scan_chunk.content";
/// More scans than one person ever has.
const MOST: i64 = 500;

/// A scan that is about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewScan {
    /// Its id: a form that is sent twice keeps one scan.
    pub id: RowId,
    /// The sheet that was signed.
    pub sheet: RowId,
    /// The format of its bytes.
    pub format: Format,
    /// How many bytes it has.
    pub size: i64,
}

/// A scan without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Its id.
    pub id: RowId,
    /// The sheet that was signed.
    pub sheet: RowId,
    /// The format of its bytes.
    pub format: Format,
    /// How many bytes it has.
    pub size: i64,
    /// When it was kept.
    pub added_at: Moment,
    /// Who kept it.
    pub added_by: String,
}

/// Begins a scan, unseen until it is complete; false if one with this id is complete. One that broke off begins anew.
///
/// # Errors
/// What the database reports.
pub async fn begin(tx: &mut Tx, permit: &Permit<PersonId>, new: &NewScan) -> Result<bool> {
    if find(tx, permit, new.id).await?.is_none() {
        remove(tx, permit, new.id).await?;
    }
    let touched = sql!(
        "INSERT INTO consents_scan (id, sheet_id, person_id, format, size, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO NOTHING"
    )
    .bind(&new.id)
    .bind(&new.sheet)
    .bind(&permit.person())
    .bind(&new.format)
    .bind(&new.size)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Adds bytes to a scan of the person of the permit, as pieces from this number on.
///
/// # Errors
/// What the database reports.
pub async fn add(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (scan, first): (RowId, usize),
    (bytes, ids): (&[u8], &Ids),
) -> Result<()> {
    for (number, chunk) in bytes.chunks(CHUNK).enumerate() {
        let id = RowId::from_uuid(ids.next());
        let sealed = Sealed::seal(&chunk.to_vec(), permit.key()?, place(CONTENT, id), ids);
        sql!(
            "INSERT INTO consents_scan_chunk (id, scan_id, person_id, number, content) VALUES ($1, $2, $3, $4, $5)"
        )
        .bind(&id)
        .bind(&scan)
        .bind(&permit.person())
        .bind(&number_of(first + number))
        .bind(&sealed)
        .run(tx)
        .await?;
    }
    Ok(())
}

/// Lets a scan of the person of the permit be seen: its last piece is there.
///
/// # Errors
/// What the database reports.
pub async fn complete(tx: &mut Tx, permit: &Permit<PersonId>, scan: RowId) -> Result<()> {
    sql!("UPDATE consents_scan SET complete_at = $1 WHERE id = $2 AND person_id = $3")
        .bind(&permit.now())
        .bind(&scan)
        .bind(&permit.person())
        .run(tx)
        .await?;
    Ok(())
}

/// Removes scans of the person of the permit that broke off before this moment.
///
/// # Errors
/// What the database reports.
pub async fn sweep(tx: &mut Tx, permit: &Permit<PersonId>, before: Moment) -> Result<()> {
    sql!(
        "DELETE FROM consents_scan_chunk
         WHERE person_id = $1 AND scan_id IN
             (SELECT id FROM consents_scan WHERE person_id = $1 AND complete_at IS NULL AND added_at < $2)"
    )
    .bind(&permit.person())
    .bind(&before)
    .run(tx)
    .await?;
    sql!("DELETE FROM consents_scan WHERE person_id = $1 AND complete_at IS NULL AND added_at < $2")
        .bind(&permit.person())
        .bind(&before)
        .run(tx)
        .await?;
    Ok(())
}

/// The complete scans of the person of the permit, the latest first.
///
/// # Errors
/// What the database reports.
pub async fn of(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Scan>> {
    Ok(sql!(
        "SELECT s.id, s.sheet_id, s.format, s.size, s.added_at, a.display_name
         FROM consents_scan s
         JOIN access_account a ON a.id = s.added_by
         WHERE s.person_id = $1 AND s.complete_at IS NOT NULL
         ORDER BY s.id DESC
         LIMIT $2"
    )
    .bind(&permit.person())
    .bind(&MOST)
    .all(tx, read_scan)
    .await?)
}

/// A complete scan of the person of the permit.
///
/// # Errors
/// What the database reports.
pub async fn find(tx: &mut Tx, permit: &Permit<PersonId>, id: RowId) -> Result<Option<Scan>> {
    Ok(sql!(
        "SELECT s.id, s.sheet_id, s.format, s.size, s.added_at, a.display_name
         FROM consents_scan s
         JOIN access_account a ON a.id = s.added_by
         WHERE s.id = $1 AND s.person_id = $2 AND s.complete_at IS NOT NULL"
    )
    .bind(&id)
    .bind(&permit.person())
    .first(tx, read_scan)
    .await?)
}

fn read_scan(row: &Row<'_>) -> db::failure::Result<Scan> {
    Ok(Scan {
        id: row.get("id")?,
        sheet: row.get("sheet_id")?,
        format: row.get("format")?,
        size: row.get("size")?,
        added_at: row.get("added_at")?,
        added_by: row.get("display_name")?,
    })
}

/// Some pieces of a complete scan of the person of the permit from this number on, as one run of bytes; empty at the end.
///
/// # Errors
/// [`Denied::NotFound`] if the permit opens nothing; what the database reports, or a piece that does not open.
pub async fn read(tx: &mut Tx, permit: &Permit<PersonId>, (scan, first): (RowId, usize)) -> Result<Vec<u8>> {
    let chunks: Vec<(RowId, Sealed<Vec<u8>>)> = sql!(
        "SELECT c.id, c.content
         FROM consents_scan_chunk c
         JOIN consents_scan s ON s.id = c.scan_id
         WHERE c.scan_id = $1 AND c.person_id = $2 AND c.number >= $3 AND c.number < $4
             AND s.complete_at IS NOT NULL
         ORDER BY c.number
         LIMIT 32"
    )
    .bind(&scan)
    .bind(&permit.person())
    .bind(&number_of(first))
    .bind(&number_of(first + AT_ONCE))
    .all(tx, |row| Ok((row.get("id")?, row.get("content")?)))
    .await?;
    let mut bytes = Vec::with_capacity(chunks.len() * CHUNK);
    for (id, sealed) in chunks {
        let open = sealed.open(permit.key()?, place(CONTENT, id), store_seat!())?;
        bytes.extend_from_slice(permit.reveal(&open).ok_or(Denied::NotFound)?);
    }
    Ok(bytes)
}

/// Removes a scan of the person of the permit, such as one of another sheet; says whether it was there.
///
/// # Errors
/// What the database reports.
pub async fn remove(tx: &mut Tx, permit: &Permit<PersonId>, scan: RowId) -> Result<bool> {
    sql!("DELETE FROM consents_scan_chunk WHERE scan_id = $1 AND person_id = $2")
        .bind(&scan)
        .bind(&permit.person())
        .run(tx)
        .await?;
    let touched = sql!("DELETE FROM consents_scan WHERE id = $1 AND person_id = $2")
        .bind(&scan)
        .bind(&permit.person())
        .run(tx)
        .await?;
    Ok(touched > 0)
}

fn number_of(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}
