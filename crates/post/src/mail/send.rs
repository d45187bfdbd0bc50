//! The job that sends one message: opens what is sealed, writes the mail, hands it to the transport, notes what happened.

use access::account::store as accounts;
use access::back_door::BackDoor;
use access::permit::{JobPermit, JobPurpose};
use db::tx::Tx;
use vault::failure::KeyFailure;
use vault::sealed::SubjectKey;

use base::ids::MessageId;
use base::moment::Moment;

use crate::job::context::JobContext;
use crate::job::kind::{JobFailure, JobKind};
use crate::mail::model::{LinkPath, MailAddress, MessageState, written};
use crate::mail::outbox::Outbox;
use crate::mail::store::{self, Waiting};
use crate::mail::transport::{DEMO_MAILS, DemoMailbox, NotSent, Parcel, Transport};

pub(crate) const KIND: &str = "post.mail";
pub(crate) const MESSAGE: &str = "message";

pub(crate) fn kind(outbox: &Outbox, transport: &Transport) -> JobKind {
    let (outbox, transport) = (outbox.clone(), transport.clone());
    JobKind::new(KIND, "Nachricht versenden", move |context| {
        let (outbox, transport) = (outbox.clone(), transport.clone());
        async move { send(&context, &outbox, &transport).await }
    })
}

/// Puts the mails that demo kept in its database back into its mailbox; called by the wiring after a start.
///
/// # Errors
/// What the database or the key store reports.
pub async fn refill(mailbox: &DemoMailbox, outbox: &Outbox, back_door: &BackDoor) -> Result<(), JobFailure> {
    let mut tx = back_door.read().await?;
    let kept = store::kept(&mut tx, i64::try_from(DEMO_MAILS).unwrap_or(i64::MAX)).await?;
    if kept.is_empty() {
        return Ok(());
    }
    let permit = back_door.job(JobPurpose::Upkeep).await?;
    for message in kept {
        let at = message.closed_at.unwrap_or_else(|| permit.now());
        let opening = Opening {
            back_door,
            outbox,
            permit: &permit,
            at,
        };
        match opening.parcel(&mut tx, &message).await {
            Ok(parcel) => mailbox.put(parcel),
            Err(Unready::Never(_)) => {}
            Err(Unready::Failed(failure)) => return Err(failure),
        }
    }
    Ok(())
}

async fn send(context: &JobContext, outbox: &Outbox, transport: &Transport) -> Result<(), JobFailure> {
    let id: MessageId = context.needed(MESSAGE)?;
    let now = context.now();
    let mut tx = context.read().await?;
    let Some(message) = store::waiting(&mut tx, id).await? else {
        return Ok(());
    };
    if message.valid_until.is_some_and(|until| until <= now) {
        drop(tx);
        return close(context, id, (MessageState::Expired, None)).await;
    }
    let permit = context.permit(JobPurpose::Upkeep).await?;
    let opening = Opening {
        back_door: context.back_door(),
        outbox,
        permit: &permit,
        at: now,
    };
    let parcel = match opening.parcel(&mut tx, &message).await {
        Ok(parcel) => parcel,
        Err(Unready::Never(code)) => {
            drop(tx);
            return give_up(context, id, code).await;
        }
        Err(Unready::Failed(failure)) => return Err(failure),
    };
    // No transaction is open while the mail server takes its time.
    drop(tx);
    match transport.send(parcel).await {
        Ok(()) if matches!(transport, Transport::Demo(_)) => {
            let mut tx = context.write().await?;
            store::close_as_kept(&mut tx, id, context.now()).await?;
            Ok(tx.commit().await?)
        }
        Ok(()) => close(context, id, (MessageState::Sent, None)).await,
        Err(not_sent) => note(context, id, not_sent).await,
    }
}

async fn note(context: &JobContext, id: MessageId, not_sent: NotSent) -> Result<(), JobFailure> {
    let code = not_sent.code;
    if not_sent.is_final || context.is_last_attempt() {
        return give_up(context, id, code).await;
    }
    let mut tx = context.write().await?;
    store::note_try(&mut tx, id, code).await?;
    tx.commit().await?;
    Err(JobFailure::again(code))
}

/// The message says why it failed. The job has done what it could and is no failure to be tried again by hand.
async fn give_up(context: &JobContext, id: MessageId, code: &'static str) -> Result<(), JobFailure> {
    tracing::warn!(message = %id, code, "message given up");
    close(context, id, (MessageState::Failed, Some(code))).await
}

async fn close(
    context: &JobContext,
    id: MessageId,
    state: (MessageState, Option<&'static str>),
) -> Result<(), JobFailure> {
    let mut tx = context.write().await?;
    store::close(&mut tx, id, state, context.now()).await?;
    Ok(tx.commit().await?)
}

/// What is needed to make a mail of a message.
struct Opening<'o> {
    back_door: &'o BackDoor,
    outbox: &'o Outbox,
    permit: &'o JobPermit,
    at: Moment,
}

/// Why no mail can be made of a message.
enum Unready {
    /// It never can.
    Never(&'static str),
    /// It may later.
    Failed(JobFailure),
}

impl<F: Into<JobFailure>> From<F> for Unready {
    fn from(failure: F) -> Self {
        Self::Failed(failure.into())
    }
}

impl Opening<'_> {
    async fn parcel(&self, tx: &mut Tx, message: &Waiting) -> Result<Parcel, Unready> {
        let key = self.key(message).await?;
        let link = message.link(&key)?.ok_or(Unready::Never("payload"))?;
        let path: LinkPath = self
            .permit
            .reveal(&link)
            .parse()
            .map_err(|_| Unready::Never("payload"))?;
        Ok(Parcel {
            message: message.id,
            to: self.address(tx, message, &key).await?,
            letter: written(message.kind, self.outbox.letterhead(), &path, message.valid_until),
            at: self.at,
        })
    }

    async fn key(&self, message: &Waiting) -> Result<SubjectKey, Unready> {
        let Some(subject) = message.subject else {
            return Ok(self.outbox.key().clone());
        };
        match self.back_door.keyring().key_of(subject).await {
            Err(KeyFailure::NoKey) => Err(Unready::Never("erased")),
            other => Ok(other?),
        }
    }

    async fn address(
        &self,
        tx: &mut Tx,
        message: &Waiting,
        key: &SubjectKey,
    ) -> Result<MailAddress, Unready> {
        let no_address = |_| Unready::Never("address");
        if let Some(account) = message.account {
            let account = accounts::by_id(tx, account)
                .await?
                .ok_or(Unready::Never("address"))?;
            if account.locked_at.is_some() {
                return Err(Unready::Never("account_locked"));
            }
            return account.email.parse().map_err(no_address);
        }
        if let Some(address) = &message.address {
            return address.parse().map_err(no_address);
        }
        let open = message.sealed_address(key)?.ok_or(Unready::Never("address"))?;
        self.permit.reveal(&open).parse().map_err(no_address)
    }
}
