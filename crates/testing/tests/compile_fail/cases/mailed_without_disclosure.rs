//! A mail to a client is written without a disclosure.

use db::tx::Tx;
use post::mail::outbox::{self, Outbox, PersonalMail};

async fn page(tx: &mut Tx, outbox: &Outbox, mail: &PersonalMail<'_>) {
    let _ = outbox::personal(tx, outbox, mail).await;
}

fn main() {}
