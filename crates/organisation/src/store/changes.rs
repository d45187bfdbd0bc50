//! SQL of who changed which record when: for the second editor and for the history. Not the audit trail.

use access::edition;
use access::permit::{House, Permit};
use base::ids::RowId;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::model::evidence::FactKey;

/// One change of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was changed, in German, without names of persons.
    pub what: String,
    /// The name of the account.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// Notes a change of a record; every act that writes ends with it.
pub async fn note(
    tx: &mut Tx,
    permit: &Permit<House>,
    id: RowId,
    record: &FactKey,
    what: &str,
) -> Result<()> {
    insert(tx, permit, id, record, what).await?;
    edition::store::count(tx).await
}

async fn insert(tx: &mut Tx, permit: &Permit<House>, id: RowId, record: &FactKey, what: &str) -> Result<()> {
    sql!(
        "INSERT INTO organisation_change (id, record_key, what, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(&id)
    .bind(record)
    .bind_text(what)
    .bind(&permit.account())
    .bind(&permit.now())
    .run(tx)
    .await
    .map(drop)
}

/// The latest changes of a record, newest first, at most twenty.
pub async fn of_record(tx: &mut Tx, _permit: &Permit<House>, record: &FactKey) -> Result<Vec<Change>> {
    sql!(
        "SELECT c.what, a.display_name, c.changed_at
         FROM organisation_change c
         JOIN access_account a ON a.id = c.changed_by
         WHERE c.record_key = $1
         ORDER BY c.changed_at DESC, c.id DESC
         LIMIT 20"
    )
    .bind(record)
    .all(tx, |row| {
        Ok(Change {
            what: row.get("what")?,
            by: row.get("display_name")?,
            at: row.get("changed_at")?,
        })
    })
    .await
}
