//! SQL of what owners of protected files should notice: who else opened them of late, and whose place on a list ends soon.
//! Files behind one protection are told once, by their case if they have one.

use std::collections::BTreeMap;

use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use base::ids::{AccountId, CaseId, PersonId, RowId};
use base::moment::Moment;

use crate::permit::ListPermit;
use crate::subject::store::SubjectKind;

/// A protected file, as far as one is led to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchedFile {
    /// A case.
    Case(CaseId),
    /// A person without a case behind the same protection.
    Person(PersonId),
}

/// Something about a protected file of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The file.
    pub file: WatchedFile,
    /// About whom of the staff it is.
    pub name: String,
    /// When: the last time it was opened, or the end of the place.
    pub at: Moment,
}

/// Who else opened protected files of the account since a moment, the latest first, each person once a protection.
///
/// # Errors
/// What the database reports.
pub async fn opened_by_others(tx: &mut Tx, permit: &ListPermit, since: Moment) -> Result<Vec<Watched>> {
    let found = sql!(
        "SELECT s.id, s.kind, g.group_id, u.account_id, COALESCE(a.display_name, '') AS display_name, MAX(u.at) AS at
         FROM access_subject s
         JOIN access_protection g ON g.subject_id = s.id AND g.lifted_at IS NULL
         JOIN access_audit u ON u.subject_id = s.id
         LEFT JOIN access_account a ON a.id = u.account_id
         WHERE s.account_id = $1 AND s.kind IN ('case', 'person') AND s.is_restricted
           AND u.at >= $2 AND u.account_id <> $1
         GROUP BY s.id, s.kind, g.group_id, u.account_id, a.display_name
         ORDER BY s.kind, at DESC, s.id
         LIMIT 100"
    )
    .bind(&permit.account())
    .bind(&since)
    .all(tx, watched)
    .await?;
    let mut all = once(found);
    all.sort_by_key(|one| std::cmp::Reverse(one.at));
    Ok(all)
}

/// Whose places on the lists of protected files of the account end before a moment, the next first.
///
/// # Errors
/// What the database reports.
pub async fn places_that_end(tx: &mut Tx, permit: &ListPermit, before: Moment) -> Result<Vec<Watched>> {
    let found = sql!(
        "SELECT s.id, s.kind, g.group_id, n.account_id, a.display_name, n.ends_at AS at
         FROM access_subject s
         JOIN access_protection g ON g.subject_id = s.id AND g.lifted_at IS NULL
         JOIN access_protection_name n ON n.group_id = g.group_id
         JOIN access_account a ON a.id = n.account_id
         WHERE s.account_id = $1 AND s.kind IN ('case', 'person') AND s.is_restricted
           AND n.ended_at IS NULL AND n.ends_at > $2 AND n.ends_at <= $3
         ORDER BY s.kind, n.ends_at, s.id
         LIMIT 100"
    )
    .bind(&permit.account())
    .bind(&permit.now())
    .bind(&before)
    .all(tx, watched)
    .await?;
    let mut all = once(found);
    all.sort_by_key(|one| one.at);
    Ok(all)
}

type Found = (RowId, AccountId, Option<Watched>);

fn watched(row: &Row<'_>) -> Result<Found> {
    let file = match row.get("kind")? {
        SubjectKind::Case => Some(WatchedFile::Case(row.get("id")?)),
        SubjectKind::Person => Some(WatchedFile::Person(row.get("id")?)),
        _ => None,
    };
    let (name, at) = (row.get("display_name")?, row.get("at")?);
    let watched = file.map(|file| Watched { file, name, at });
    Ok((row.get("group_id")?, row.get("account_id")?, watched))
}

/// Each account once a protection: cases come first, and the latest moment counts.
fn once(found: Vec<Found>) -> Vec<Watched> {
    let mut all: BTreeMap<(RowId, AccountId), Watched> = BTreeMap::new();
    for (group, account, watched) in found {
        let Some(watched) = watched else { continue };
        let kept = all.entry((group, account)).or_insert_with(|| watched.clone());
        kept.at = kept.at.max(watched.at);
    }
    all.into_values().collect()
}
