//! What Mein Tag says of answers: one line, without what they say.

use access::failure::Result;
use access::permit::ListPermit;
use base::day::Day;
use cases::asked::due::{About, Due, Named};
use db::tx::Tx;

use crate::answer::nightly::ANSWERS;
use crate::answer::store;

/// Names the answers that wait to be read.
pub fn reminder<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(unread(tx, permit, until))
}

async fn unread(tx: &mut Tx, permit: &ListPermit, until: Day) -> Result<Vec<Due>> {
    let Some((number, since)) = store::unread(tx, permit).await? else {
        return Ok(Vec::new());
    };
    if since > until {
        return Ok(Vec::new());
    }
    let what = if number == 1 {
        "1 Antwort auf Ihre Meldungen".to_owned()
    } else {
        format!("{number} Antworten auf Ihre Meldungen")
    };
    Ok(vec![Due {
        // An answer is never overdue: it waits for today.
        by: since.max(permit.now().day()),
        about: About::Nobody,
        what,
        href: ANSWERS.to_owned(),
        is_deadline: false,
    }])
}
