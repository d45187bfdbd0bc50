//! SQL of the audit trail. The database itself refuses to change or remove lines.

use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use base::ids::AccountId;
use base::moment::Moment;

use crate::audit::model::{AuditLine, StoredLine};
use crate::relation::Relation;

/// A seal in the chain.
#[derive(Clone, Debug)]
pub(crate) struct Seal {
    pub(crate) position: i64,
    pub(crate) line_id: String,
    pub(crate) year: String,
    pub(crate) mac: String,
}

/// Writes a line.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, line: &AuditLine) -> Result<()> {
    insert_many(tx, std::slice::from_ref(line)).await
}

/// Writes lines.
///
/// # Errors
/// What the database reports.
pub async fn insert_many(tx: &mut Tx, lines: &[AuditLine]) -> Result<()> {
    sql!(
        "INSERT INTO access_audit (id, at, account_id, actor, act, subject_kind, subject_id, purpose, relation, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    )
    .run_for_each(tx, lines, |row, line| {
        row.bind(&line.id)
            .bind(&line.at)
            .bind(&line.account)
            .bind(&line.actor)
            .bind(&line.act)
            .bind(&line.subject.kind().map(str::to_owned))
            .bind(&line.subject.id())
            .bind_text(line.purpose)
            .bind(&line.relation)
            .bind(&line.detail)
    })
    .await
    .map(drop)
}

/// Which lines to show: the most selective filter that is set decides the index.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Only those of this account.
    pub account: Option<AccountId>,
    /// Only those about this id.
    pub subject: Option<String>,
    /// Only this act.
    pub act: Option<crate::act::Act>,
    /// Only in this relation.
    pub relation: Option<Relation>,
    /// Only before this place, as `(at, id)` of the last line shown.
    pub before: Option<(String, String)>,
}

/// The latest lines that pass the filter.
///
/// # Errors
/// What the database reports.
pub async fn list(tx: &mut Tx, filter: &AuditFilter, limit: i64) -> Result<Vec<StoredLine>> {
    let (at, id) = filter
        .before
        .clone()
        .unwrap_or_else(|| ("9".to_owned(), String::new()));
    let statement = if let Some(subject) = &filter.subject {
        sql!(
            "SELECT id, at, account_id, actor, act, subject_kind, subject_id, purpose, relation, detail, reason
             FROM access_audit
             WHERE subject_id = $1 AND (at, id) < ($2, $3)
               AND (account_id = $4 OR $4 IS NULL) AND (act = $5 OR $5 IS NULL) AND (relation = $6 OR $6 IS NULL)
             ORDER BY at DESC, id DESC LIMIT $7"
        )
        .bind(subject)
        .bind(&at)
        .bind(&id)
        .bind(&filter.account)
        .bind(&filter.act)
        .bind(&filter.relation)
    } else if let Some(account) = &filter.account {
        sql!(
            "SELECT id, at, account_id, actor, act, subject_kind, subject_id, purpose, relation, detail, reason
             FROM access_audit
             WHERE account_id = $1 AND (at, id) < ($2, $3) AND (act = $4 OR $4 IS NULL)
               AND (relation = $5 OR $5 IS NULL)
             ORDER BY at DESC, id DESC LIMIT $6"
        )
        .bind(account)
        .bind(&at)
        .bind(&id)
        .bind(&filter.act)
        .bind(&filter.relation)
    } else if let Some(relation) = filter.relation.filter(|relation| relation.is_unusual()) {
        sql!(
            "SELECT id, at, account_id, actor, act, subject_kind, subject_id, purpose, relation, detail, reason
             FROM access_audit
             WHERE relation = $1 AND relation NOT IN ('house', 'own') AND (at, id) < ($2, $3)
               AND (act = $4 OR $4 IS NULL)
             ORDER BY at DESC, id DESC LIMIT $5"
        )
        .bind(&relation)
        .bind(&at)
        .bind(&id)
        .bind(&filter.act)
    } else if let Some(act) = &filter.act {
        sql!(
            "SELECT id, at, account_id, actor, act, subject_kind, subject_id, purpose, relation, detail, reason
             FROM access_audit
             WHERE act = $1 AND (at, id) < ($2, $3) AND (relation = $4 OR $4 IS NULL)
             ORDER BY at DESC, id DESC LIMIT $5"
        )
        .bind(act)
        .bind(&at)
        .bind(&id)
        .bind(&filter.relation)
    } else {
        sql!(
            "SELECT id, at, account_id, actor, act, subject_kind, subject_id, purpose, relation, detail, reason
             FROM access_audit
             WHERE (at, id) < ($1, $2)
             ORDER BY at DESC, id DESC LIMIT $3"
        )
        .bind(&at)
        .bind(&id)
    };
    statement.bind(&limit).all(tx, line_row).await
}

/// Lines without a seal since a moment, in order of time.
pub(crate) async fn unsealed(tx: &mut Tx, since: &str, limit: i64) -> Result<Vec<StoredLine>> {
    sql!(
        "SELECT id, at, account_id, actor, act, subject_kind, subject_id, purpose, relation, detail, reason
         FROM access_audit a
         WHERE at >= $1 AND NOT EXISTS (SELECT 1 FROM access_audit_seal s WHERE s.line_id = a.id)
         ORDER BY at, id LIMIT $2"
    )
    .bind_text(since)
    .bind(&limit)
    .all(tx, line_row)
    .await
}

/// How many lines since one moment and before another have no seal: none, unless someone wrote past the program.
pub(crate) async fn count_unsealed(tx: &mut Tx, (since, before): (&str, Moment)) -> Result<i64> {
    sql!(
        "SELECT COUNT(*) AS n FROM access_audit a
         WHERE at >= $1 AND at < $2 AND NOT EXISTS (SELECT 1 FROM access_audit_seal s WHERE s.line_id = a.id)"
    )
    .bind_text(since)
    .bind(&before)
    .number(tx)
    .await
}

/// The last seal.
pub(crate) async fn last_seal(tx: &mut Tx) -> Result<Option<Seal>> {
    sql!("SELECT position, line_id, year, mac FROM access_audit_seal ORDER BY position DESC LIMIT 1")
        .first(tx, seal_row)
        .await
}

/// The code at a place in the chain.
pub(crate) async fn mac_at(tx: &mut Tx, position: i64) -> Result<Option<String>> {
    sql!("SELECT mac FROM access_audit_seal WHERE position = $1")
        .bind(&position)
        .first(tx, |row| row.get("mac"))
        .await
}

/// The code at a place in the chain, and when the line under it was written; nothing if either is gone.
pub(crate) async fn seal_at(tx: &mut Tx, position: i64) -> Result<Option<(String, String)>> {
    sql!(
        "SELECT s.mac, a.at FROM access_audit_seal s JOIN access_audit a ON a.id = s.line_id
         WHERE s.position = $1"
    )
    .bind(&position)
    .first(tx, |row| Ok((row.get("mac")?, row.get("at")?)))
    .await
}

/// When the line under the last seal was written.
pub(crate) async fn last_sealed_at(tx: &mut Tx) -> Result<Option<String>> {
    sql!(
        "SELECT a.at FROM access_audit_seal s JOIN access_audit a ON a.id = s.line_id
         ORDER BY s.position DESC LIMIT 1"
    )
    .first(tx, |row| row.get("at"))
    .await
}

/// Adds a seal.
pub(crate) async fn insert_seal(tx: &mut Tx, seal: &Seal) -> Result<()> {
    sql!("INSERT INTO access_audit_seal (position, line_id, year, mac) VALUES ($1, $2, $3, $4)")
        .bind(&seal.position)
        .bind(&seal.line_id)
        .bind(&seal.year)
        .bind(&seal.mac)
        .run(tx)
        .await
        .map(drop)
}

/// Seals after a position with their lines, if these are still there.
pub(crate) async fn sealed_after(
    tx: &mut Tx,
    position: i64,
    limit: i64,
) -> Result<Vec<(Seal, Option<StoredLine>)>> {
    sql!(
        "SELECT s.position, s.line_id, s.year, s.mac,
                a.id, a.at, a.account_id, a.actor, a.act, a.subject_kind, a.subject_id, a.purpose, a.relation, a.detail, a.reason
         FROM access_audit_seal s LEFT JOIN access_audit a ON a.id = s.line_id
         WHERE s.position > $1 ORDER BY s.position LIMIT $2"
    )
    .bind(&position)
    .bind(&limit)
    .all(tx, |row| {
        let line = if row.get::<Option<String>>("id")?.is_some() { Some(line_row(row)?) } else { None };
        Ok((seal_row(row)?, line))
    })
    .await
}

/// Asks for the removal of a year; the second person confirms it.
///
/// # Errors
/// What the database reports, `AlreadyThere` if it was asked before.
pub async fn ask_release(tx: &mut Tx, year: &str, asked_by: AccountId, now: Moment) -> Result<()> {
    sql!("INSERT INTO access_audit_release (year, asked_by, asked_at) VALUES ($1, $2, $3)")
        .bind_text(year)
        .bind(&asked_by)
        .bind(&now)
        .run(tx)
        .await
        .map(drop)
}

/// Confirms the removal of a year with the code of who confirms; false if nobody asked, it is confirmed already, or it
/// is the same person.
pub(crate) async fn confirm_release(tx: &mut Tx, release: &Release) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_audit_release SET confirmed_by = $1, confirmed_at = $2, code = $3
         WHERE year = $4 AND confirmed_by IS NULL AND asked_by <> $1"
    )
    .bind(&release.confirmed_by)
    .bind(&release.confirmed_at)
    .bind(&release.code)
    .bind(&release.year)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// A year for which a release was asked, with who asked and who confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The calendar year.
    pub year: String,
    /// Who asked.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: Moment,
    /// Who confirmed, if someone did.
    pub confirmed_by: Option<AccountId>,
    /// When.
    pub confirmed_at: Option<Moment>,
    /// By this the check knows that Lotse wrote it, see [`release`](crate::audit::release).
    pub(crate) code: Option<String>,
}

/// All releases.
///
/// # Errors
/// What the database reports.
pub async fn releases(tx: &mut Tx) -> Result<Vec<Release>> {
    sql!(
        "SELECT year, asked_by, asked_at, confirmed_by, confirmed_at, code
         FROM access_audit_release ORDER BY year LIMIT 200"
    )
    .all(tx, |row| {
        Ok(Release {
            year: row.get("year")?,
            asked_by: row.get("asked_by")?,
            asked_at: row.get("asked_at")?,
            confirmed_by: row.get("confirmed_by")?,
            confirmed_at: row.get("confirmed_at")?,
            code: row.get("code")?,
        })
    })
    .await
}

/// Removes the lines of a released year; the database refuses it for others.
///
/// # Errors
/// What the database reports.
pub async fn remove_year(tx: &mut Tx, year: &str) -> Result<u64> {
    sql!("DELETE FROM access_audit WHERE at >= $1 AND at < $2")
        // A dot comes right after a hyphen: no more than this one year, even if `year` has fewer than four digits.
        .bind(&format!("{year}-"))
        .bind(&format!("{year}."))
        .run(tx)
        .await
}

fn line_row(row: &Row<'_>) -> Result<StoredLine> {
    Ok(StoredLine {
        id: row.get("id")?,
        at: row.get("at")?,
        account: row.get("account_id")?,
        actor: row.get("actor")?,
        act: row.get("act")?,
        subject_kind: row.get("subject_kind")?,
        subject_id: row.get("subject_id")?,
        purpose: row.get("purpose")?,
        relation: row.get("relation")?,
        detail: row.get("detail")?,
        reason: row.get("reason")?,
    })
}

fn seal_row(row: &Row<'_>) -> Result<Seal> {
    Ok(Seal {
        position: row.get("position")?,
        line_id: row.get("line_id")?,
        year: row.get("year")?,
        mac: row.get("mac")?,
    })
}
