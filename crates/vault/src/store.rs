//! SQL of the key store. The key store is an SQLite file of its own; the data's tables are not here.

use db::failure::Result;
use db::migration::Migration;
use db::sql;
use db::tx::Tx;

use base::moment::Moment;

use crate::subject::KeySubject;

/// The schema of a key store.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 1,
    name: "keys",
    text: include_str!("../migrations/0001_keys.sql"),
}];

/// An epoch's key, wrapped with the master key whose mark stands beside it.
#[derive(Debug)]
pub(crate) struct EpochRow {
    pub(crate) number: i64,
    pub(crate) wrapped: Vec<u8>,
    pub(crate) master_mark: String,
}

/// How the key store stands, without any key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The number of the running epoch; each destruction of keys begins a new one.
    pub epoch: i64,
    /// Since when it runs.
    pub begun_at: Moment,
    /// How many keys it wraps.
    pub keys: i64,
}

/// A subject's key, wrapped with the key of an epoch.
#[derive(Debug)]
pub(crate) struct KeyRow {
    pub(crate) subject: KeySubject,
    pub(crate) epoch: i64,
    pub(crate) wrapped: Vec<u8>,
}

pub(crate) async fn current_epoch(tx: &mut Tx) -> Result<Option<EpochRow>> {
    sql!("SELECT number, wrapped, master_mark FROM vault_epoch ORDER BY number DESC LIMIT 1")
        .first(tx, |row| {
            Ok(EpochRow {
                number: row.get("number")?,
                wrapped: row.get("wrapped")?,
                master_mark: row.get("master_mark")?,
            })
        })
        .await
}

/// The running epoch: its number, when it began, and how many keys it wraps.
pub(crate) async fn standing(tx: &mut Tx) -> Result<Option<Standing>> {
    sql!(
        "SELECT e.number, e.begun_at, (SELECT COUNT(*) FROM vault_key k) AS keys
         FROM vault_epoch e ORDER BY e.number DESC LIMIT 1"
    )
    .first(tx, |row| {
        Ok(Standing {
            epoch: row.get("number")?,
            begun_at: row.get("begun_at")?,
            keys: row.get("keys")?,
        })
    })
    .await
}

pub(crate) async fn insert_epoch(tx: &mut Tx, epoch: &EpochRow, now: Moment) -> Result<()> {
    sql!("INSERT INTO vault_epoch (number, wrapped, master_mark, begun_at) VALUES ($1, $2, $3, $4)")
        .bind(&epoch.number)
        .bind(&epoch.wrapped)
        .bind(&epoch.master_mark)
        .bind(&now)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn rewrap_epoch(tx: &mut Tx, epoch: &EpochRow) -> Result<()> {
    sql!("UPDATE vault_epoch SET wrapped = $1, master_mark = $2 WHERE number = $3")
        .bind(&epoch.wrapped)
        .bind(&epoch.master_mark)
        .bind(&epoch.number)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn delete_epochs_before(tx: &mut Tx, number: i64) -> Result<()> {
    sql!("DELETE FROM vault_epoch WHERE number < $1")
        .bind(&number)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn insert_keys(tx: &mut Tx, keys: &[KeyRow], now: Moment) -> Result<()> {
    sql!("INSERT INTO vault_key (subject, epoch, wrapped, created_at) VALUES ($1, $2, $3, $4)")
        .run_for_each(tx, keys, |row, key| {
            row.bind(&key.subject)
                .bind(&key.epoch)
                .bind(&key.wrapped)
                .bind(&now)
        })
        .await
        .map(drop)
}

pub(crate) async fn key(tx: &mut Tx, subject: KeySubject) -> Result<Option<KeyRow>> {
    sql!("SELECT subject, epoch, wrapped FROM vault_key WHERE subject = $1")
        .bind(&subject)
        .first(tx, key_row)
        .await
}

pub(crate) async fn keys(tx: &mut Tx, subjects: &[KeySubject]) -> Result<Vec<KeyRow>> {
    let mut found = Vec::with_capacity(subjects.len());
    for fifty in subjects.chunks(db::statement::LIST_LENGTH) {
        let rows = sql!("SELECT subject, epoch, wrapped FROM vault_key WHERE subject IN ($1..$50)")
            .bind_50(fifty)
            .all(tx, key_row)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

pub(crate) async fn keys_after(tx: &mut Tx, after: &str, limit: i64) -> Result<Vec<KeyRow>> {
    sql!("SELECT subject, epoch, wrapped FROM vault_key WHERE subject > $1 ORDER BY subject LIMIT $2")
        .bind_text(after)
        .bind(&limit)
        .all(tx, key_row)
        .await
}

pub(crate) async fn rewrap_key(tx: &mut Tx, key: &KeyRow) -> Result<()> {
    sql!("UPDATE vault_key SET epoch = $1, wrapped = $2 WHERE subject = $3")
        .bind(&key.epoch)
        .bind(&key.wrapped)
        .bind(&key.subject)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn delete_key(tx: &mut Tx, subject: KeySubject) -> Result<u64> {
    sql!("DELETE FROM vault_key WHERE subject = $1")
        .bind(&subject)
        .run(tx)
        .await
}

pub(crate) async fn subjects_made_before(
    tx: &mut Tx,
    moment: Moment,
    (after, limit): (&str, i64),
) -> Result<Vec<KeySubject>> {
    sql!("SELECT subject FROM vault_key WHERE subject > $1 AND created_at < $2 ORDER BY subject LIMIT $3")
        .bind_text(after)
        .bind(&moment)
        .bind(&limit)
        .all(tx, |row| row.get("subject"))
        .await
}

fn key_row(row: &db::row::Row<'_>) -> Result<KeyRow> {
    Ok(KeyRow {
        subject: row.get("subject")?,
        epoch: row.get("epoch")?,
        wrapped: row.get("wrapped")?,
    })
}
