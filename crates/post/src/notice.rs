//! Notices: someone must be told. A row that stays until it was seen, and a mail with a link; the words are fixed.

pub mod model;
pub mod store;

use access::role::Role;
use db::tx::Tx;

use base::ids::{AccountId, Ids, RowId};
use base::moment::Moment;

use crate::mail::model::LinkPath;
use crate::mail::outbox::{self, NewMail, Outbox, Recipient};
use crate::notice::model::NoticeKind;

/// Who is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// One account: the owner of what was done.
    Account(AccountId),
    /// Everyone who holds this role today, such as the data protection officer; at most fifty.
    Role(Role),
    /// Everyone who holds this role today but for one account: whoever did what is told.
    RoleBut(Role, AccountId),
}

/// Tells each of them once, in the transaction of what happened; returns how many accounts were told.
///
/// A locked account keeps its notice for later but gets no mail.
///
/// # Errors
/// What the database reports.
pub async fn tell(
    tx: &mut Tx,
    outbox: &Outbox,
    told: &[Told],
    (kind, link): (NoticeKind, &LinkPath),
) -> vault::failure::Result<usize> {
    let accounts = note(tx, (outbox.ids(), outbox.now()), told, (kind, link)).await?;
    for account in &accounts {
        let mail = NewMail {
            to: Recipient::Account(*account),
            kind: kind.mail(),
            link: link.clone(),
            valid_until: None,
        };
        outbox::public(tx, outbox, &mail).await?;
    }
    Ok(accounts.len())
}

/// Tells each of them once on their own page and sends no mail: for the command line, which has no outbox. Returns who
/// was told.
///
/// # Errors
/// What the database reports.
pub async fn note(
    tx: &mut Tx,
    (ids, now): (&Ids, Moment),
    told: &[Told],
    (kind, link): (NoticeKind, &LinkPath),
) -> vault::failure::Result<Vec<AccountId>> {
    let mut accounts = Vec::new();
    for one in told {
        match one {
            Told::Account(account) => accounts.push(*account),
            Told::Role(role) => accounts.extend(store::holders(tx, *role, now.day()).await?),
            Told::RoleBut(role, but) => {
                let mut holders = store::holders(tx, *role, now.day()).await?;
                holders.retain(|account| account != but);
                accounts.extend(holders);
            }
        }
    }
    accounts.sort_unstable();
    accounts.dedup();
    for account in &accounts {
        let id = RowId::from_uuid(ids.next());
        store::insert(tx, id, *account, (kind, link, now)).await?;
    }
    Ok(accounts)
}
