//! From which day on something of a case is overdue, kept as flags for lists of cases. Not what is due today or soon.

use access::failure::Result;
use access::permit::Permit;
use base::ids::CaseId;
use cases::list::model::FlagKind;
use cases::list::store::{Flag, set_flags};
use db::tx::Tx;

use crate::deadline::store as deadlines;
use crate::follow_up::store as follow_ups;

/// Flags the earliest open follow-up and the earliest open deadline of the case of the permit; called by every statement
/// that changes one.
pub(crate) async fn flag(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<()> {
    let follow_ups = follow_ups::of_file(tx, permit).await?;
    let follow_ups = follow_ups.iter().filter(|one| one.done_at.is_none());
    let deadlines = deadlines::of_case(tx, permit).await?;
    let deadlines = deadlines.iter().filter(|one| one.settlement.is_none());
    let earliest = [
        ("follow_up", follow_ups.map(|one| one.day).min()),
        ("deadline", deadlines.map(|one| one.day).min()),
    ];
    let flags: Vec<Flag> = earliest
        .into_iter()
        .filter_map(|(about, day)| Some(Flag::overdue_after(day?, about)))
        .collect();
    set_flags(tx, permit, FlagKind::OverdueDate, &flags).await
}
