//! When two entries turn out to be one person: its deadlines follow, and go back if that is taken back. Appointments and
//! follow-ups belong to cases and go with them.

use base::ids::RowId;
use people::asked::{Moved, Mover, Moving};

use crate::deadline::store::moved;

/// The mover of deadlines.
pub(crate) const MOVER: Mover = Mover {
    name: "calendar_deadline",
    over,
    back,
};

fn over(moving: Moving<'_>) -> Moved<'_> {
    Box::pin(async move {
        let both = (moving.from.person(), moving.to.person());
        let moved = moved::to_another(moving.tx, both).await?;
        Ok(moved.iter().map(RowId::to_string).collect())
    })
}

fn back<'t>(moving: Moving<'t>, rows: &'t [String]) -> Moved<'t> {
    Box::pin(async move {
        let both = (moving.from.person(), moving.to.person());
        let mut returned = Vec::with_capacity(rows.len());
        for row in rows {
            let Ok(id) = row.parse() else { continue };
            if moved::back(moving.tx, both, id).await? {
                returned.push(row.clone());
            }
        }
        Ok(returned)
    })
}
