//! What the network holds due for Mein Tag: regular exchanges of the posts that one fills. The network lies below the case
//! work and cannot name its items itself.

use access::permit::ListPermit;
use base::day::Day;
use cases::asked::due::{About, Due, Named};
use db::tx::Tx;
use network::exchange::store::looked_after;

/// Names the exchanges that are due until a day.
pub fn reminder<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(async move {
        let exchanges = looked_after(tx, permit).await?;
        let due = exchanges
            .into_iter()
            .filter(|exchange| exchange.next_on() <= until)
            .map(|exchange| Due {
                by: exchange.next_on(),
                about: About::Nobody,
                what: format!("Austausch: {}", exchange.title),
                href: "/austausch".to_owned(),
                is_deadline: false,
            });
        Ok(due.collect())
    })
}
