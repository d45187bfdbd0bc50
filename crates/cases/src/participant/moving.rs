//! When two entries turn out to be one person: whose cases they are follows, and goes back if that is taken back.

use access::subject::store::participant::{add, cases_of, remove};
use base::ids::CaseId;
use people::asked::{Moved, Mover, Moving};

use crate::participant::store::{moved_back, moved_over, moved_part_back, moved_part_over};

/// The movers of cases: the lead person, co-counselled persons, and whom a case opens.
pub(crate) const MOVERS: [Mover; 3] = [
    Mover {
        name: "cases_case",
        over: lead_over,
        back: lead_back,
    },
    Mover {
        name: "cases_participant",
        over: part_over,
        back: part_back,
    },
    Mover {
        name: "access_participant",
        over: opening_over,
        back: opening_back,
    },
];

fn lead_over(moving: Moving<'_>) -> Moved<'_> {
    Box::pin(async move { moved_over(moving.tx, (moving.from.person(), moving.to.person())).await })
}

fn lead_back<'t>(moving: Moving<'t>, rows: &'t [String]) -> Moved<'t> {
    Box::pin(async move { moved_back(moving.tx, moving.to.person(), rows).await })
}

fn part_over(moving: Moving<'_>) -> Moved<'_> {
    Box::pin(async move { moved_part_over(moving.tx, (moving.from.person(), moving.to.person())).await })
}

fn part_back<'t>(moving: Moving<'t>, rows: &'t [String]) -> Moved<'t> {
    Box::pin(async move {
        let both = (moving.from.person(), moving.to.person());
        moved_part_back(moving.tx, both, rows).await
    })
}

/// What opens the one opens the other too; the one stays, so that what is sealed for them still opens. Names only those
/// cases that did not open the other before: going back leaves the rest as they are.
fn opening_over(moving: Moving<'_>) -> Moved<'_> {
    Box::pin(async move {
        let mut opening = Vec::new();
        for case in cases_of(moving.tx, moving.from).await? {
            if add(moving.tx, case, moving.to.person()).await? {
                opening.push(case.to_string());
            }
        }
        Ok(opening)
    })
}

fn opening_back<'t>(moving: Moving<'t>, rows: &'t [String]) -> Moved<'t> {
    Box::pin(async move {
        for case in rows.iter().filter_map(|row| row.parse::<CaseId>().ok()) {
            remove(moving.tx, case, moving.from.person()).await?;
        }
        Ok(rows.to_vec())
    })
}
