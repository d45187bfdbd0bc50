//! SQL of resources, sealed with the key of the case.

use access::failure::{Denied, Result};
use access::permit::Permit;
use base::ids::{CaseId, Ids, RowId};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::resource::model::{Resource, ResourceArea};

const WHAT: &str = "letters_resource.what";
/// Most resources of a case.
pub const MOST: i64 = 100;

fn place(id: RowId) -> Place {
    Place {
        column: WHAT,
        row: id.uuid().into_bytes(),
    }
}

/// The resources of the case of the permit in the order in which they were named, at most one hundred.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn resources(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Resource>> {
    let rows: Vec<(RowId, ResourceArea, Sealed<String>)> = sql!(
        "SELECT id, area, what
         FROM letters_resource
         WHERE case_id = $1
         ORDER BY id
         LIMIT $2"
    )
    .bind(&permit.id())
    .bind(&MOST)
    .all(tx, |row| Ok((row.get("id")?, row.get("area")?, row.get("what")?)))
    .await?;
    rows.into_iter()
        .map(|(id, area, sealed)| {
            let open = sealed.open(permit.key()?, place(id), store_seat!())?;
            let what = permit.reveal(&open).cloned().ok_or(Denied::NotFound)?;
            Ok(Resource { id, area, what })
        })
        .collect()
}

/// Adds a resource.
///
/// # Errors
/// What the database reports.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (area, what): (ResourceArea, &String),
    ids: &Ids,
) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO letters_resource (id, case_id, area, what, created_at, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $5, $6)"
    )
    .bind(&id)
    .bind(&permit.id())
    .bind(&area)
    .bind(&Sealed::seal(what, permit.key()?, place(id), ids))
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(id)
}

/// Takes a resource off the map.
///
/// # Errors
/// What the database reports.
pub async fn remove(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<()> {
    sql!("DELETE FROM letters_resource WHERE id = $1 AND case_id = $2")
        .bind(&id)
        .bind(&permit.id())
        .run(tx)
        .await?;
    Ok(())
}
