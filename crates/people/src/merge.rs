//! Two entries that are one person, and taking that back. Nothing of either is overwritten: one points to the other.

pub mod model;
pub mod pages;
pub mod store;

use access::permit::Permit;
use base::ids::{Ids, PersonId, RowId};
use db::tx::Tx;

use crate::asked::{Movers, Moving};

/// Lets the gone one point to the kept one and moves what higher rooms keep of it.
///
/// # Errors
/// What the database reports.
pub async fn join(
    tx: &mut Tx,
    (kept, gone): (&Permit<PersonId>, &Permit<PersonId>),
    movers: &Movers,
    ids: &Ids,
) -> access::failure::Result<()> {
    let merge = RowId::from_uuid(ids.next());
    store::insert(tx, merge, (kept, gone)).await?;
    for mover in movers.all() {
        let moving = Moving {
            tx,
            from: gone,
            to: kept,
            ids,
        };
        for row in (mover.over)(moving).await? {
            store::insert_row(tx, merge, (mover.name, &row)).await?;
        }
    }
    Ok(())
}

/// Takes the merge of the two back, with every row that was moved for it; says whether there was one.
///
/// # Errors
/// What the database reports.
pub async fn part(
    tx: &mut Tx,
    (kept, gone): (&Permit<PersonId>, &Permit<PersonId>),
    movers: &Movers,
    ids: &Ids,
) -> access::failure::Result<bool> {
    let Some(merge) = store::end(tx, (kept, gone)).await? else {
        return Ok(false);
    };
    for mover in movers.all() {
        let rows = store::rows(tx, merge, mover.name).await?;
        let moving = Moving {
            tx,
            from: kept,
            to: gone,
            ids,
        };
        (mover.back)(moving, &rows).await?;
    }
    Ok(true)
}
