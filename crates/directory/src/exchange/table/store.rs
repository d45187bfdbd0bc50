//! SQL of a list between upload and take-over, and of all offers for a file.

use base::ids::{AccountId, OfferId};
use base::moment::Moment;
use db::failure::{Failure, Result};
use db::sql;
use db::tx::Tx;
use web::upload::sheet::{Row, Sheet};

/// Offers of a file are read so many at a time.
const PAGE: i64 = 500;

/// Keeps a list for the account until it is taken over; the one before, and those older than this moment, are gone.
pub(crate) async fn stage(
    tx: &mut Tx,
    account: AccountId,
    sheet: &Sheet,
    (now, oldest): (Moment, Moment),
) -> Result<()> {
    let content = serde_json::to_string(&sheet.rows).map_err(|error| broken(error.to_string()))?;
    sql!("DELETE FROM directory_import WHERE uploaded_at < $1")
        .bind(&oldest)
        .run(tx)
        .await?;
    discard(tx, account).await?;
    sql!("INSERT INTO directory_import (account_id, content, uploaded_at) VALUES ($1, $2, $3)")
        .bind(&account)
        .bind(&content)
        .bind(&now)
        .run(tx)
        .await
        .map(drop)
}

/// The list of the account, if there is one.
pub(crate) async fn staged(tx: &mut Tx, account: AccountId) -> Result<Option<Sheet>> {
    let content: Option<String> = sql!("SELECT content FROM directory_import WHERE account_id = $1")
        .bind(&account)
        .first(tx, |row| row.get("content"))
        .await?;
    content
        .map(|content| {
            let rows: Vec<Row> = serde_json::from_str(&content).map_err(|error| broken(error.to_string()))?;
            Ok(Sheet {
                rows,
                ..Sheet::default()
            })
        })
        .transpose()
}

/// Removes the list of the account.
pub(crate) async fn discard(tx: &mut Tx, account: AccountId) -> Result<()> {
    sql!("DELETE FROM directory_import WHERE account_id = $1")
        .bind(&account)
        .run(tx)
        .await
        .map(drop)
}

fn broken(reason: String) -> Failure {
    Failure::BrokenRow {
        column: "content".to_owned(),
        reason,
    }
}

/// The ids of the next offers, ended ones included.
pub(crate) async fn ids_after(tx: &mut Tx, after: Option<OfferId>) -> Result<Vec<OfferId>> {
    let after = after.map_or_else(String::new, |id| id.to_string());
    sql!("SELECT id FROM directory_offer WHERE id > $1 ORDER BY id LIMIT $2")
        .bind(&after)
        .bind(&PAGE)
        .all(tx, |row| row.get("id"))
        .await
}
