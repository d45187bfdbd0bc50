//! SQL of documents: begun, complete with their last piece, removed with a reason.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, Ids, RowId};
use base::moment::Moment;
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed};
use web::upload::format::Format;

use crate::content::store as content;
use crate::document::model::DocumentKind;

const TITLE: &str = "letters_document.title";
const REASON: &str = "letters_document.reason";

fn place(column: &'static str, id: RowId) -> Place {
    Place {
        column,
        row: id.uuid().into_bytes(),
    }
}

/// A document that is about to be filed.
#[derive(Clone)]
pub struct NewDocument {
    /// Its id: a form that is sent twice files one document.
    pub id: RowId,
    /// What it is.
    pub kind: DocumentKind,
    /// What people call it.
    pub title: String,
    /// The day that stands on it.
    pub dated_on: Option<Day>,
    /// The format of its bytes.
    pub format: Format,
    /// How many bytes it has.
    pub size: i64,
}

impl std::fmt::Debug for NewDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewDocument({})", self.id)
    }
}

/// A document without its content; what is sealed shows itself only to the permit of the case.
#[derive(Debug)]
pub struct Filed {
    /// Its id.
    pub id: RowId,
    /// What it is.
    pub kind: DocumentKind,
    /// The format of its bytes.
    pub format: Format,
    /// What people call it.
    pub title: Open<String>,
    /// The day that stands on it.
    pub dated_on: Option<Day>,
    /// How many bytes it has.
    pub size: i64,
    /// When it was filed.
    pub added_at: Moment,
    /// By whom, as colleagues see the name.
    pub added_by: String,
    /// When it was removed, if it was.
    pub removed_at: Option<Moment>,
    /// Why.
    pub reason: Option<Open<String>>,
}

/// Begins a document in the case of the permit; false if one with this id is there already.
///
/// # Errors
/// What the database reports.
pub async fn begin(tx: &mut Tx, permit: &Permit<CaseId>, new: &NewDocument, ids: &Ids) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO letters_document (id, case_id, kind, format, title, dated_on, size, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (id) DO NOTHING"
    )
    .bind(&new.id)
    .bind(&permit.id())
    .bind(&new.kind)
    .bind(&new.format)
    .bind(&Sealed::seal(
        &new.title,
        permit.key()?,
        place(TITLE, new.id),
        ids,
    ))
    .bind(&new.dated_on)
    .bind(&new.size)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// The last piece of a document is there: from now on it is seen.
///
/// # Errors
/// What the database reports.
pub async fn complete(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<()> {
    sql!(
        "UPDATE letters_document SET complete_at = $1 WHERE id = $2 AND case_id = $3 AND complete_at IS NULL"
    )
    .bind(&permit.now())
    .bind(&id)
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(())
}

/// Takes away documents of the case of the permit that broke off on their way before this moment.
///
/// # Errors
/// What the database reports.
pub async fn sweep(tx: &mut Tx, permit: &Permit<CaseId>, before: Moment) -> Result<()> {
    sql!(
        "DELETE FROM letters_piece
         WHERE case_id = $1
           AND file_id IN (SELECT id FROM letters_document WHERE case_id = $1 AND complete_at IS NULL AND added_at < $2)"
    )
    .bind(&permit.id())
    .bind(&before)
    .run(tx)
    .await?;
    sql!("DELETE FROM letters_document WHERE case_id = $1 AND complete_at IS NULL AND added_at < $2")
        .bind(&permit.id())
        .bind(&before)
        .run(tx)
        .await?;
    Ok(())
}

/// The documents of the case of the permit, also removed ones, the newest first, at most five hundred.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn all(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Filed>> {
    latest(tx, permit, 500).await
}

/// As [`all`], at most so many.
///
/// # Errors
/// As [`all`].
pub async fn latest(tx: &mut Tx, permit: &Permit<CaseId>, most: i64) -> Result<Vec<Filed>> {
    let rows = sql!(
        "SELECT d.id, d.kind, d.format, d.title, d.dated_on, d.size, d.added_at, a.display_name, d.removed_at, d.reason
         FROM letters_document d
         JOIN access_account a ON a.id = d.added_by
         WHERE d.case_id = $1 AND d.complete_at IS NOT NULL
         ORDER BY d.id DESC
         LIMIT $2"
    )
    .bind(&permit.id())
    .bind(&most)
    .all(tx, read)
    .await?;
    rows.into_iter().map(|row| row.opened(permit)).collect()
}

/// A document of the case of the permit that is complete and was not removed.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn find(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<Option<Filed>> {
    let row = sql!(
        "SELECT d.id, d.kind, d.format, d.title, d.dated_on, d.size, d.added_at, a.display_name, d.removed_at, d.reason
         FROM letters_document d
         JOIN access_account a ON a.id = d.added_by
         WHERE d.id = $1 AND d.case_id = $2 AND d.complete_at IS NOT NULL AND d.removed_at IS NULL"
    )
    .bind(&id)
    .bind(&permit.id())
    .first(tx, read)
    .await?;
    row.map(|row| row.opened(permit)).transpose()
}

/// Removes the content of a document of the case of the permit and keeps why; false if it is not there.
///
/// # Errors
/// What the database reports.
pub async fn remove(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (id, reason): (RowId, &String),
    ids: &Ids,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE letters_document
         SET removed_at = $1, removed_by = $2, reason = $3
         WHERE id = $4 AND case_id = $5 AND complete_at IS NOT NULL AND removed_at IS NULL"
    )
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&Sealed::seal(reason, permit.key()?, place(REASON, id), ids))
    .bind(&id)
    .bind(&permit.id())
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    content::remove(tx, permit, id).await?;
    Ok(true)
}

struct Found {
    id: RowId,
    kind: DocumentKind,
    format: Format,
    title: Sealed<String>,
    dated_on: Option<Day>,
    size: i64,
    added_at: Moment,
    added_by: String,
    removed_at: Option<Moment>,
    reason: Option<Sealed<String>>,
}

fn read(row: &Row<'_>) -> db::failure::Result<Found> {
    Ok(Found {
        id: row.get("id")?,
        kind: row.get("kind")?,
        format: row.get("format")?,
        title: row.get("title")?,
        dated_on: row.get("dated_on")?,
        size: row.get("size")?,
        added_at: row.get("added_at")?,
        added_by: row.get("display_name")?,
        removed_at: row.get("removed_at")?,
        reason: row.get("reason")?,
    })
}

impl Found {
    fn opened(self, permit: &Permit<CaseId>) -> Result<Filed> {
        let key = permit.key()?;
        let reason = self
            .reason
            .map(|reason| reason.open(key, place(REASON, self.id), store_seat!()));
        Ok(Filed {
            id: self.id,
            kind: self.kind,
            format: self.format,
            title: self.title.open(key, place(TITLE, self.id), store_seat!())?,
            dated_on: self.dated_on,
            size: self.size,
            added_at: self.added_at,
            added_by: self.added_by,
            removed_at: self.removed_at,
            reason: reason.transpose()?,
        })
    }
}
