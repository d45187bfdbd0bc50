//! What measures hold due for Mein Tag: those of whoever looks, two weeks before. Boards lie above the case work, and cannot
//! name their items there themselves.

use access::permit::ListPermit;
use base::day::Day;
use boards::measure::store::due_for_an_account;
use cases::asked::due::{About, Due, Named};
use db::tx::Tx;

/// Names the measures that are due until a day.
pub fn reminder<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(async move {
        let measures = due_for_an_account(tx, permit, until).await?;
        let due = measures.into_iter().map(|(id, title, due_on)| Due {
            by: due_on,
            about: About::Nobody,
            what: format!("Maßnahme: {title}"),
            href: format!("/massnahmen/{id}"),
            is_deadline: false,
        });
        Ok(due.collect())
    })
}
