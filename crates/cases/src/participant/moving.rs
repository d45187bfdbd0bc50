//! When two entries turn out to be one person: whose cases they are follows, and goes back if that is taken back.

use people::asked::{Moved, Mover, Moving};

use crate::participant::store::{moved_back, moved_over, moved_part_back, moved_part_over};

/// The movers of cases: the lead person, and co-counselled persons.
pub(crate) const MOVERS: [Mover; 2] = [
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
