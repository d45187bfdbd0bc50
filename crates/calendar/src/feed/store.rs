//! SQL of feeds: made and ended by their account; what a feed tells is read without any content or place.

use access::failure::Result;
use access::permit::{House, Permit, PublicPermit};
use access::role::Role;
use base::day::Day;
use base::ids::{AccountId, RowId};
use base::moment::Moment;
use db::sql;
use db::tx::Tx;

use crate::appointment::model::Outcome;
use crate::consultation_hour::model::Rule;
use crate::consultation_hour::store::rule_of;
use crate::feed::model::Busy;

/// Since when the account has a feed, if it has one.
///
/// # Errors
/// What the database reports.
pub async fn since(tx: &mut Tx, permit: &Permit<House>) -> Result<Option<Moment>> {
    Ok(sql!("SELECT made_at FROM calendar_feed WHERE account_id = $1")
        .bind(&permit.account())
        .first(tx, |row| row.get("made_at"))
        .await?)
}

/// Makes the account's feed, or gives it another secret; the one before holds no longer.
///
/// # Errors
/// What the database reports.
pub async fn renew(tx: &mut Tx, permit: &Permit<House>, token_hash: &str) -> Result<()> {
    sql!(
        "INSERT INTO calendar_feed (account_id, token_hash, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at"
    )
    .bind(&permit.account())
    .bind_text(token_hash)
    .bind(&permit.now())
    .run(tx)
    .await?;
    Ok(())
}

/// Ends the account's feed.
///
/// # Errors
/// What the database reports.
pub async fn end(tx: &mut Tx, permit: &Permit<House>) -> Result<()> {
    sql!("DELETE FROM calendar_feed WHERE account_id = $1")
        .bind(&permit.account())
        .run(tx)
        .await?;
    Ok(())
}

/// Whose feed has this secret and since when; `None` if nobody's, or the account is locked or no longer case manager.
pub(super) async fn holder(
    tx: &mut Tx,
    permit: &PublicPermit,
    token_hash: &str,
) -> Result<Option<(AccountId, Moment)>> {
    Ok(sql!(
        "SELECT f.account_id, f.made_at
         FROM calendar_feed f
         JOIN access_account o ON o.id = f.account_id
         WHERE f.token_hash = $1 AND o.locked_at IS NULL
           AND EXISTS (SELECT 1 FROM access_role_assignment r
                       WHERE r.account_id = f.account_id AND r.role = $2 AND r.valid_from <= $3
                         AND (r.valid_until IS NULL OR r.valid_until > $3))"
    )
    .bind_text(token_hash)
    .bind(&Role::CaseManager)
    .bind(&permit.now().day())
    .first(tx, |row| Ok((row.get("account_id")?, row.get("made_at")?)))
    .await?)
}

/// The times of an account: of its own cases, contacts and calendar, and of what it has itself arranged in cases for
/// which it stands in today; with the moment of the last change.
pub(super) async fn busy(
    tx: &mut Tx,
    permit: &PublicPermit,
    account: AccountId,
    (from, until): (Moment, Moment),
) -> Result<Vec<(Busy, Moment)>> {
    Ok(sql!(
        "SELECT a.feed_uid, a.starts_at, a.ends_at, a.outcome, a.changed_at
         FROM calendar_appointment a
         LEFT JOIN access_subject s ON s.id = a.subject_id
         WHERE a.starts_at >= $1 AND a.starts_at < $2
           AND (s.account_id = $3
             OR (a.subject_id IS NULL AND a.account_id = $3)
             OR (a.account_id = $3 AND NOT s.is_restricted
               AND EXISTS (SELECT 1 FROM access_stand_in t
                           WHERE t.for_account_id = s.account_id AND t.account_id = $3 AND t.valid_from <= $4
                             AND t.valid_until > $4)))
         ORDER BY a.starts_at, a.feed_uid
         LIMIT 1000"
    )
    .bind(&from)
    .bind(&until)
    .bind(&account)
    .bind(&permit.now().day())
    .all(tx, |row| {
        let busy = Busy {
            uid: row.get("feed_uid")?,
            starts: row.get("starts_at")?,
            ends: row.get("ends_at")?,
            is_cancelled: row.get::<Option<Outcome>>("outcome")? == Some(Outcome::Cancelled),
        };
        Ok((busy, row.get("changed_at")?))
    })
    .await?)
}

/// A consultation hour of an account, without its place.
pub(super) struct OwnHour {
    pub(super) id: RowId,
    pub(super) rule: Rule,
    pub(super) changed_at: Moment,
}

/// The consultation hours that an account holds on a day or later, at most fifty.
pub(super) async fn hours(
    tx: &mut Tx,
    _permit: &PublicPermit,
    account: AccountId,
    from: Day,
) -> Result<Vec<OwnHour>> {
    Ok(sql!(
        "SELECT id, weekday, rhythm, opens, closes, valid_from, valid_until, changed_at
         FROM calendar_consultation_hour
         WHERE account_id = $1 AND (valid_until IS NULL OR valid_until > $2)
         ORDER BY weekday, opens, id
         LIMIT 50"
    )
    .bind(&account)
    .bind(&from)
    .all(tx, |row| {
        Ok(OwnHour {
            id: row.get("id")?,
            rule: rule_of(row)?,
            changed_at: row.get("changed_at")?,
        })
    })
    .await?)
}

/// The days on which an account has called its consultation hours off, with when it did, at most five hundred.
pub(super) async fn called_off(
    tx: &mut Tx,
    _permit: &PublicPermit,
    account: AccountId,
    (from, until): (Day, Day),
) -> Result<Vec<(RowId, Day, Moment)>> {
    Ok(sql!(
        "SELECT c.hour_id, c.day, c.made_at
         FROM calendar_closed_day c
         JOIN calendar_consultation_hour h ON h.id = c.hour_id
         WHERE h.account_id = $1 AND c.day >= $2 AND c.day < $3
         ORDER BY c.day, c.hour_id
         LIMIT 500"
    )
    .bind(&account)
    .bind(&from)
    .bind(&until)
    .all(tx, |row| {
        Ok((row.get("hour_id")?, row.get("day")?, row.get("made_at")?))
    })
    .await?)
}
