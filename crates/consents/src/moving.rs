//! When two entries turn out to be one person: what was declared, withdrawn and disclosed follows, and goes back if that
//! is taken back. In this order, both ways: what others point to comes before who points to it.

use access::failure::Result;
use base::ids::RowId;
use people::asked::{Moved, Mover, Moving};

use crate::store::moving::{self, Rows};

/// A mover of these rows.
macro_rules! mover {
    ($name:literal, $rows:ident) => {
        Mover {
            name: $name,
            over: |way| over(way, Rows::$rows),
            back: |way, rows| back(way, Rows::$rows, rows),
        }
    };
}

/// The movers of declarations.
pub(crate) const MOVERS: [Mover; 6] = [
    mover!("consents_withdrawal", Withdrawals),
    mover!("consents_declaration", Declarations),
    mover!("consents_disclosure", Disclosures),
    mover!("consents_named_recipient", NamedRecipients),
    mover!("consents_scan", Scans),
    mover!("consents_duty", Duties),
];

fn over(mut moving: Moving<'_>, what: Rows) -> Moved<'_> {
    Box::pin(async move {
        let rows = moving::all(&mut moving, what).await?;
        moved(&mut moving, what, rows).await
    })
}

fn back<'t>(mut moving: Moving<'t>, what: Rows, rows: &'t [String]) -> Moved<'t> {
    Box::pin(async move {
        let rows = rows.iter().filter_map(|row| row.parse().ok()).collect();
        moved(&mut moving, what, rows).await
    })
}

async fn moved(moving: &mut Moving<'_>, what: Rows, rows: Vec<RowId>) -> Result<Vec<String>> {
    let mut moved = Vec::with_capacity(rows.len());
    for row in rows {
        if moving::give(moving, what, row).await? {
            moved.push(row.to_string());
        }
    }
    moving::settle(moving, what).await?;
    Ok(moved)
}
