//! SQL of parked forms. Bodies are sealed with the key of their account.

use db::failure::Result;
use db::sql;
use db::tx::Tx;
use vault::sealed::{Open, Place, Sealed, SubjectKey};

use base::ids::{AccountId, Ids, RowId};
use base::moment::Moment;

/// A form to keep.
#[derive(Debug)]
pub(crate) struct NewParked<'p> {
    pub(crate) id: RowId,
    pub(crate) account: AccountId,
    pub(crate) path: &'p str,
    pub(crate) body: &'p [u8],
    pub(crate) at: Moment,
}

/// A kept form, still sealed.
#[derive(Debug)]
pub(crate) struct ParkedRow {
    pub(crate) id: RowId,
    pub(crate) path: String,
    pub(crate) parked_at: Moment,
    body: Sealed<Vec<u8>>,
}

fn body_place(id: RowId) -> Place {
    Place {
        column: "access_parked.body",
        row: id.uuid().into_bytes(),
    }
}

pub(crate) async fn insert(tx: &mut Tx, key: &SubjectKey, new: &NewParked<'_>, ids: &Ids) -> Result<()> {
    let body = Sealed::seal(&new.body.to_vec(), key, body_place(new.id), ids);
    sql!("INSERT INTO access_parked (id, account_id, path, body, parked_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(&new.id)
        .bind(&new.account)
        .bind_text(new.path)
        .bind(&body)
        .bind(&new.at)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn of_account(tx: &mut Tx, account: AccountId, since: Moment) -> Result<Vec<ParkedRow>> {
    sql!(
        "SELECT id, path, body, parked_at FROM access_parked
         WHERE account_id = $1 AND parked_at > $2 ORDER BY parked_at DESC LIMIT 50"
    )
    .bind(&account)
    .bind(&since)
    .all(tx, |row| {
        Ok(ParkedRow {
            id: row.get("id")?,
            path: row.get("path")?,
            parked_at: row.get("parked_at")?,
            body: row.get("body")?,
        })
    })
    .await
}

pub(crate) fn open_body(row: &ParkedRow, key: &SubjectKey) -> vault::failure::Result<Open<Vec<u8>>> {
    row.body.open(key, body_place(row.id), db::store_seat!())
}

pub(crate) async fn count(tx: &mut Tx, account: AccountId, since: Moment) -> Result<i64> {
    sql!("SELECT COUNT(*) AS n FROM access_parked WHERE account_id = $1 AND parked_at > $2")
        .bind(&account)
        .bind(&since)
        .number(tx)
        .await
}

pub(crate) async fn delete(tx: &mut Tx, account: AccountId, id: RowId) -> Result<bool> {
    let touched = sql!("DELETE FROM access_parked WHERE id = $1 AND account_id = $2")
        .bind(&id)
        .bind(&account)
        .run(tx)
        .await?;
    Ok(touched == 1)
}

/// Removes a form if it was posted to this page, whatever follows its question mark.
pub(crate) async fn delete_of_page(tx: &mut Tx, account: AccountId, id: RowId, page: &str) -> Result<u64> {
    sql!(
        "DELETE FROM access_parked
         WHERE id = $1 AND account_id = $2 AND (path = $3 OR SUBSTR(path, 1, LENGTH($3) + 1) = $3 || '?')"
    )
    .bind(&id)
    .bind(&account)
    .bind_text(page)
    .run(tx)
    .await
}

/// Removes what was parked before a moment; the upkeep job and every new parked form do so.
///
/// # Errors
/// What the database reports.
pub async fn delete_before(tx: &mut Tx, before: Moment) -> Result<u64> {
    sql!("DELETE FROM access_parked WHERE parked_at < $1")
        .bind(&before)
        .run(tx)
        .await
}

pub(crate) async fn delete_all_but(tx: &mut Tx, account: AccountId, kept: i64) -> Result<u64> {
    sql!(
        "DELETE FROM access_parked WHERE account_id = $1 AND id NOT IN
         (SELECT id FROM access_parked WHERE account_id = $1 ORDER BY parked_at DESC, id DESC LIMIT $2)"
    )
    .bind(&account)
    .bind(&kept)
    .run(tx)
    .await
}
