//! What emergency notes answer to the question what is due: a second pair of eyes, until it has looked.

use access::permit::ListPermit;
use base::day::Day;
use db::tx::Tx;

use crate::asked::due::{About, Due, Named};
use crate::emergency::store::{Line, lines};

/// Names the notes of the own controllers that wait for a second pair of eyes.
pub fn reminder<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(async move {
        let waiting = |line: &Line| line.confirmed_at.is_none() && line.confirm_by <= until;
        let due = |line: Line| Due {
            by: line.confirm_by,
            about: About::Nobody,
            what: if line.is_own {
                "Ihr Notfallvermerk wartet auf eine Gegenzeichnung".to_owned()
            } else {
                "Notfallvermerk gegenzeichnen".to_owned()
            },
            href: format!("/notfall/{}", line.id),
            is_deadline: false,
        };
        let all = lines(tx, permit).await?;
        Ok(all.into_iter().filter(waiting).map(due).collect())
    })
}
