//! SQL of merges: which entry points to which, and what was moved for it.

use access::failure::Result;
use access::permit::Permit;
use access::subject::store as subjects;
use base::ids::{PersonId, RowId};
use base::moment::Moment;
use db::sql;
use db::tx::Tx;

use crate::merge::model::Side;

/// An entry that points to the person of a permit.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The entry.
    pub person: PersonId,
    /// Since when.
    pub merged_at: Moment,
    /// Who said so.
    pub merged_by: String,
}

/// What the rule must know of the person of a permit; `None` if it is gone.
///
/// # Errors
/// What the database reports.
pub async fn side(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Option<Side>> {
    let person = permit.person();
    let Some(seat) = subjects::seat(tx, &person.to_string()).await? else {
        return Ok(None);
    };
    Ok(Some(Side {
        person,
        owner: seat.account,
        controller: seat.controller,
        is_gone: kept_instead(tx, permit).await?.is_some(),
        pointing_here: joined(tx, permit).await?.len(),
    }))
}

/// The entry to which the person of the permit points, if it is part of another.
///
/// # Errors
/// What the database reports.
pub async fn kept_instead(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Option<PersonId>> {
    Ok(
        sql!("SELECT kept_id FROM people_merge WHERE gone_id = $1 AND parted_at IS NULL")
            .bind(&permit.person())
            .first(tx, |row| row.get("kept_id"))
            .await?,
    )
}

/// The entries that point to the person of the permit, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn joined(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Joined>> {
    Ok(sql!(
        "SELECT m.gone_id, m.merged_at, a.display_name
         FROM people_merge m JOIN access_account a ON a.id = m.merged_by
         WHERE m.kept_id = $1 AND m.parted_at IS NULL
         ORDER BY m.merged_at
         LIMIT 50"
    )
    .bind(&permit.person())
    .all(tx, |row| {
        Ok(Joined {
            person: row.get("gone_id")?,
            merged_at: row.get("merged_at")?,
            merged_by: row.get("display_name")?,
        })
    })
    .await?)
}

pub(crate) async fn insert(
    tx: &mut Tx,
    merge: RowId,
    (kept, gone): (&Permit<PersonId>, &Permit<PersonId>),
) -> Result<()> {
    sql!(
        "INSERT INTO people_merge (id, kept_id, gone_id, merged_at, merged_by)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&merge)
    .bind(&kept.person())
    .bind(&gone.person())
    .bind(&kept.now())
    .bind(&kept.account())
    .run(tx)
    .await?;
    Ok(())
}

pub(crate) async fn insert_row(tx: &mut Tx, merge: RowId, (mover, row): (&str, &str)) -> Result<()> {
    sql!(
        "INSERT INTO people_merge_row (merge_id, mover, row_id) VALUES ($1, $2, $3)
         ON CONFLICT (merge_id, mover, row_id) DO NOTHING"
    )
    .bind(&merge)
    .bind_text(mover)
    .bind_text(row)
    .run(tx)
    .await?;
    Ok(())
}

/// Ends the merge of the two; its id, if there was one.
pub(crate) async fn end(
    tx: &mut Tx,
    (kept, gone): (&Permit<PersonId>, &Permit<PersonId>),
) -> Result<Option<RowId>> {
    Ok(sql!(
        "UPDATE people_merge SET parted_at = $1, parted_by = $2
         WHERE kept_id = $3 AND gone_id = $4 AND parted_at IS NULL
         RETURNING id"
    )
    .bind(&kept.now())
    .bind(&kept.account())
    .bind(&kept.person())
    .bind(&gone.person())
    .first(tx, |row| row.get("id"))
    .await?)
}

pub(crate) async fn rows(tx: &mut Tx, merge: RowId, mover: &str) -> Result<Vec<String>> {
    Ok(sql!(
        "SELECT row_id FROM people_merge_row WHERE merge_id = $1 AND mover = $2 ORDER BY row_id LIMIT 10000"
    )
    .bind(&merge)
    .bind_text(mover)
    .all(tx, |row| row.get("row_id"))
    .await?)
}

/// The entries that point to a person, for erasing them with it.
pub(crate) async fn pointing_to(tx: &mut Tx, person: PersonId) -> db::failure::Result<Vec<PersonId>> {
    sql!(
        "SELECT gone_id FROM people_merge WHERE kept_id = $1 AND parted_at IS NULL ORDER BY gone_id LIMIT 50"
    )
    .bind(&person)
    .all(tx, |row| row.get("gone_id"))
    .await
}

/// Forgets every merge in which a person had part.
pub(crate) async fn forget(tx: &mut Tx, person: PersonId) -> db::failure::Result<()> {
    sql!(
        "DELETE FROM people_merge_row
         WHERE merge_id IN (SELECT m.id FROM people_merge m WHERE m.kept_id = $1 OR m.gone_id = $1)"
    )
    .bind(&person)
    .run(tx)
    .await?;
    sql!("DELETE FROM people_merge WHERE kept_id = $1 OR gone_id = $1")
        .bind(&person)
        .run(tx)
        .await
        .map(drop)
}
