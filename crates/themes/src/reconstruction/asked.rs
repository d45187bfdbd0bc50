//! What Mein Tag says of reconstructions: one line for whoever may read a colleague's for release, without a word of it.

use access::failure::Result;
use access::permit::ListPermit;
use base::day::Day;
use cases::asked::due::{About, Due, Named};
use db::tx::Tx;

use crate::reconstruction::pages::PATH;
use crate::reconstruction::store::number_waiting;

/// Names those that wait for a second person.
pub fn reminder<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(waiting(tx, permit, until))
}

async fn waiting(tx: &mut Tx, permit: &ListPermit, until: Day) -> Result<Vec<Due>> {
    let today = permit.now().day();
    if today > until {
        return Ok(Vec::new());
    }
    let what = match number_waiting(tx, permit).await? {
        0 => return Ok(Vec::new()),
        1 => "1 Fallrekonstruktion wartet auf Gegenlesen".to_owned(),
        number => format!("{number} Fallrekonstruktionen warten auf Gegenlesen"),
    };
    Ok(vec![Due {
        // Reading for a colleague is never overdue: it waits for today.
        by: today,
        about: About::Nobody,
        what,
        href: PATH.to_owned(),
        is_deadline: false,
    }])
}
