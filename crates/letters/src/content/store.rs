//! SQL of pieces of files: added in order, read some at a time, removed together.

use access::failure::{Denied, Result};
use access::permit::Permit;
use base::ids::{CaseId, Ids, RowId};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use super::{AT_ONCE, PIECE};

const CONTENT: &str = "letters_piece.content";

fn place(id: RowId) -> Place {
    Place {
        column: CONTENT,
        row: id.uuid().into_bytes(),
    }
}

/// Adds bytes to a file of the case of the permit, as pieces from this number on.
///
/// # Errors
/// What the database reports.
pub async fn add(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (file, first): (RowId, usize),
    (bytes, ids): (&[u8], &Ids),
) -> Result<()> {
    for (number, piece) in bytes.chunks(PIECE).enumerate() {
        let id = RowId::from_uuid(ids.next());
        let sealed = Sealed::seal(&piece.to_vec(), permit.key()?, place(id), ids);
        sql!("INSERT INTO letters_piece (id, case_id, file_id, number, content) VALUES ($1, $2, $3, $4, $5)")
            .bind(&id)
            .bind(&permit.id())
            .bind(&file)
            .bind(&number_of(first + number))
            .bind(&sealed)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Some pieces of a file of the case of the permit from this number on, as one run of bytes; empty at the end.
///
/// # Errors
/// [`Denied::NotFound`] if the permit opens nothing; what the database reports, or a piece that does not open.
pub async fn read(tx: &mut Tx, permit: &Permit<CaseId>, (file, first): (RowId, usize)) -> Result<Vec<u8>> {
    let pieces: Vec<(RowId, Sealed<Vec<u8>>)> = sql!(
        "SELECT id, content FROM letters_piece
         WHERE file_id = $1 AND case_id = $2 AND number >= $3 AND number < $4
         ORDER BY number
         LIMIT 32"
    )
    .bind(&file)
    .bind(&permit.id())
    .bind(&number_of(first))
    .bind(&number_of(first + AT_ONCE))
    .all(tx, |row| Ok((row.get("id")?, row.get("content")?)))
    .await?;
    let mut bytes = Vec::with_capacity(pieces.len() * PIECE);
    for (id, sealed) in pieces {
        let open = sealed.open(permit.key()?, place(id), store_seat!())?;
        bytes.extend_from_slice(permit.reveal(&open).ok_or(Denied::NotFound)?);
    }
    Ok(bytes)
}

/// Removes all pieces of a file of the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn remove(tx: &mut Tx, permit: &Permit<CaseId>, file: RowId) -> Result<()> {
    sql!("DELETE FROM letters_piece WHERE file_id = $1 AND case_id = $2")
        .bind(&file)
        .bind(&permit.id())
        .run(tx)
        .await?;
    Ok(())
}

fn number_of(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}
