//! When two entries turn out to be one person, referrals follow, and go back if that is taken back. What is sealed stays
//! sealed as it is: its keys are those of the case and of the extract.

use people::asked::Mover;

use crate::store::moved;

/// The mover of referrals.
pub(crate) const MOVER: Mover = Mover {
    name: "referrals_referral",
    over: |moving| {
        Box::pin(async move {
            let (from, to) = (moving.from.person(), moving.to.person());
            let rows = moved::all_of(moving.tx, from).await?;
            moved::move_all(moving.tx, (from, to), &rows).await
        })
    },
    back: |moving, rows| {
        Box::pin(async move {
            let (from, to) = (moving.from.person(), moving.to.person());
            moved::move_all(moving.tx, (from, to), rows).await
        })
    },
};
