//! The two doors through which a message gets into the outbox. Sending it is the job of `send`.

use std::fmt;
use std::sync::Arc;

use access::back_door::BackDoor;
use access::disclosure::{Disclosure, Subject};
use db::tx::Tx;
use vault::failure::{KeyFailure, Result};
use vault::sealed::{Sealed, SubjectKey};
use vault::subject::KeySubject;

use base::clock::Clock;
use base::ids::{AccountId, Ids, MessageId};
use base::moment::Moment;

use crate::job::model::Payload;
use crate::job::{self, NewJob};
use crate::mail::model::{Letterhead, LinkPath, MailAddress, MailKind};
use crate::mail::send;
use crate::mail::store::{self, NewMessage};

/// The outbox of one district; cheap to clone, kept among the values that pages ask for.
#[derive(Clone)]
pub struct Outbox(Arc<Inner>);

struct Inner {
    letterhead: Letterhead,
    key: SubjectKey,
    clock: Clock,
    ids: Ids,
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outbox")
    }
}

impl Outbox {
    /// Opens the outbox; called by the wiring.
    ///
    /// # Errors
    /// What the key store reports.
    pub async fn open(back_door: &BackDoor, letterhead: Letterhead) -> Result<Self> {
        let key = back_door.keyring().district_key("mail").await?;
        Ok(Self(Arc::new(Inner {
            letterhead,
            key,
            clock: back_door.access().clock().clone(),
            ids: back_door.access().ids().clone(),
        })))
    }

    pub(crate) fn letterhead(&self) -> &Letterhead {
        &self.0.letterhead
    }

    pub(crate) fn key(&self) -> &SubjectKey {
        &self.0.key
    }

    pub(crate) fn ids(&self) -> &Ids {
        &self.0.ids
    }

    pub(crate) fn now(&self) -> Moment {
        self.0.clock.now()
    }
}

/// Who gets a mail that is about no person: those who work with Lotse, plain functional data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// An account; its address is read when the mail is sent.
    Account(AccountId),
    /// The address of a professional or an office without account.
    Address(MailAddress),
}

/// A mail that is wanted.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// Who gets it.
    pub to: Recipient,
    /// What it is for.
    pub kind: MailKind,
    /// Where its link leads.
    pub link: LinkPath,
    /// After this moment the link is worthless and the mail is not sent any more.
    pub valid_until: Option<Moment>,
}

/// A mail to a client, about that client's own matters.
#[derive(Clone, Debug)]
pub struct PersonalMail<'k> {
    /// The key of the person or case, as the permit hands it out; address and link are sealed with it.
    pub key: &'k SubjectKey,
    /// Where it goes.
    pub address: MailAddress,
    /// What it is for.
    pub kind: MailKind,
    /// Where its link leads.
    pub link: LinkPath,
    /// After this moment the link is worthless and the mail is not sent any more.
    pub valid_until: Option<Moment>,
}

/// Queues a mail without personal data of clients, in the transaction of what it tells about.
///
/// # Errors
/// What the database reports.
pub async fn public(tx: &mut Tx, outbox: &Outbox, mail: &NewMail) -> Result<MessageId> {
    let id = MessageId::from_uuid(outbox.ids().next());
    let (account, address) = match &mail.to {
        Recipient::Account(account) => (Some(*account), None),
        Recipient::Address(address) => (None, Some(address.as_text().to_owned())),
    };
    let message = NewMessage {
        kind: mail.kind,
        account,
        address,
        subject: None,
        sealed_address: None,
        link: sealed_link(id, &mail.link, outbox.key(), outbox.ids()),
        valid_until: mail.valid_until,
    };
    queue(tx, outbox, id, &message).await
}

/// Queues a mail to a client, which only a disclosure about that person or case allows.
///
/// # Errors
/// [`KeyFailure::NoKey`] if the key is not that of the disclosure's subject; else what the database reports.
pub async fn personal(
    tx: &mut Tx,
    outbox: &Outbox,
    disclosure: &Disclosure,
    mail: &PersonalMail<'_>,
) -> Result<MessageId> {
    let subject = match disclosure.subject() {
        Subject::Person(person) => KeySubject::Person(person),
        Subject::Case(case) => KeySubject::Case(case),
    };
    if mail.key.subject() != subject {
        return Err(KeyFailure::NoKey);
    }
    let id = MessageId::from_uuid(outbox.ids().next());
    let address = mail.address.as_text().to_owned();
    let message = NewMessage {
        kind: mail.kind,
        account: None,
        address: None,
        subject: Some(subject),
        sealed_address: Some(Sealed::seal(
            &address,
            mail.key,
            store::address_place(id),
            outbox.ids(),
        )),
        link: sealed_link(id, &mail.link, mail.key, outbox.ids()),
        valid_until: mail.valid_until,
    };
    queue(tx, outbox, id, &message).await
}

fn sealed_link(id: MessageId, link: &LinkPath, key: &SubjectKey, ids: &Ids) -> Sealed<String> {
    Sealed::seal(&link.as_text().to_owned(), key, store::link_place(id), ids)
}

async fn queue(tx: &mut Tx, outbox: &Outbox, id: MessageId, message: &NewMessage) -> Result<MessageId> {
    let now = outbox.now();
    store::insert(tx, id, message, now).await?;
    let job = NewJob {
        kind: send::KIND,
        payload: Payload::none().with(send::MESSAGE, &id),
        run_after: now,
        asked_by: None,
    };
    job::queue(tx, &job, outbox.ids(), now).await?;
    Ok(id)
}
