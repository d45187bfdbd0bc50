//! SQL of stand-ins (Vertretungen): who looks after whose persons and cases, from when until when.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::day::Day;
use base::ids::{AccountId, RowId};
use base::moment::Moment;

/// A stand-in (Vertretung); the last day is not included.
#[derive(Clone, Debug)]
pub struct StandIn {
    /// Its id.
    pub id: RowId,
    /// Who is away.
    pub for_account: AccountId,
    /// Who stands in.
    pub account: AccountId,
    /// First day.
    pub from: Day,
    /// First day on which it no longer holds.
    pub until: Day,
}

/// Adds a stand-in.
///
/// # Errors
/// What the database reports.
pub async fn insert_stand_in(
    tx: &mut Tx,
    stand_in: &StandIn,
    arranged_by: AccountId,
    now: Moment,
) -> Result<()> {
    sql!(
        "INSERT INTO access_stand_in (id, for_account_id, account_id, valid_from, valid_until, arranged_by, arranged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )
    .bind(&stand_in.id)
    .bind(&stand_in.for_account)
    .bind(&stand_in.account)
    .bind(&stand_in.from)
    .bind(&stand_in.until)
    .bind(&arranged_by)
    .bind(&now)
    .run(tx)
    .await
    .map(drop)
}

/// Those for whom an account is or was stand-in.
///
/// # Errors
/// What the database reports.
pub async fn stand_ins_of(tx: &mut Tx, account: AccountId) -> Result<Vec<(AccountId, Day, Day)>> {
    sql!(
        "SELECT for_account_id, valid_from, valid_until FROM access_stand_in
         WHERE account_id = $1 ORDER BY valid_until DESC LIMIT 200"
    )
    .bind(&account)
    .all(tx, |row| {
        Ok((
            row.get("for_account_id")?,
            row.get("valid_from")?,
            row.get("valid_until")?,
        ))
    })
    .await
}

/// The stand-ins of an account's own persons and cases that have not ended on a day, the first to begin first.
///
/// # Errors
/// What the database reports.
pub async fn stand_ins_for(tx: &mut Tx, owner: AccountId, today: Day) -> Result<Vec<StandIn>> {
    sql!(
        "SELECT id, for_account_id, account_id, valid_from, valid_until FROM access_stand_in
         WHERE for_account_id = $1 AND valid_until > $2 ORDER BY valid_from, id LIMIT 50"
    )
    .bind(&owner)
    .bind(&today)
    .all(tx, |row| {
        Ok(StandIn {
            id: row.get("id")?,
            for_account: row.get("for_account_id")?,
            account: row.get("account_id")?,
            from: row.get("valid_from")?,
            until: row.get("valid_until")?,
        })
    })
    .await
}

/// Ends a stand-in of an account's own persons on a day; false if there is none like it.
///
/// # Errors
/// What the database reports.
pub async fn end_stand_in(tx: &mut Tx, owner: AccountId, id: RowId, until: Day) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_stand_in SET valid_until = $1
         WHERE id = $2 AND for_account_id = $3 AND valid_until > $1"
    )
    .bind(&until)
    .bind(&id)
    .bind(&owner)
    .run(tx)
    .await?;
    Ok(touched == 1)
}
