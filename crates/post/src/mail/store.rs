//! SQL of the outbox. Only the sending job opens what is sealed here.

use access::permit::{House, Permit};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use vault::sealed::{Open, Place, Sealed, SubjectKey};
use vault::subject::KeySubject;

use base::ids::{AccountId, MessageId};
use base::moment::Moment;

use crate::job::store::END;
use crate::mail::model::{MailKind, MessageState};

pub(crate) fn link_place(id: MessageId) -> Place {
    Place {
        column: "post_message.link",
        row: id.uuid().into_bytes(),
    }
}

pub(crate) fn address_place(id: MessageId) -> Place {
    Place {
        column: "post_message.sealed_address",
        row: id.uuid().into_bytes(),
    }
}

#[derive(Debug)]
pub(crate) struct NewMessage {
    pub(crate) kind: MailKind,
    pub(crate) account: Option<AccountId>,
    pub(crate) address: Option<String>,
    pub(crate) subject: Option<KeySubject>,
    pub(crate) sealed_address: Option<Sealed<String>>,
    pub(crate) link: Sealed<String>,
    pub(crate) valid_until: Option<Moment>,
}

pub(crate) async fn insert(tx: &mut Tx, id: MessageId, new: &NewMessage, now: Moment) -> Result<()> {
    sql!(
        "INSERT INTO post_message
         (id, kind, account_id, address, subject, sealed_address, link, state, created_at, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9)"
    )
    .bind(&id)
    .bind(&new.kind)
    .bind(&new.account)
    .bind(&new.address)
    .bind(&new.subject)
    .bind(&new.sealed_address)
    .bind(&new.link)
    .bind(&now)
    .bind(&new.valid_until)
    .run(tx)
    .await
    .map(drop)
}

/// A message on its way out, still sealed.
#[derive(Debug)]
pub(crate) struct Waiting {
    pub(crate) id: MessageId,
    pub(crate) kind: MailKind,
    pub(crate) account: Option<AccountId>,
    pub(crate) address: Option<String>,
    pub(crate) subject: Option<KeySubject>,
    sealed_address: Option<Sealed<String>>,
    link: Option<Sealed<String>>,
    pub(crate) valid_until: Option<Moment>,
    pub(crate) closed_at: Option<Moment>,
}

impl Waiting {
    /// The link, or `None` if it is gone.
    pub(crate) fn link(&self, key: &SubjectKey) -> vault::failure::Result<Option<Open<String>>> {
        let open = |sealed: &Sealed<String>| sealed.open(key, link_place(self.id), db::store_seat!());
        self.link.as_ref().map(open).transpose()
    }

    /// The address of a client, or `None` if there is none.
    pub(crate) fn sealed_address(&self, key: &SubjectKey) -> vault::failure::Result<Option<Open<String>>> {
        let open = |sealed: &Sealed<String>| sealed.open(key, address_place(self.id), db::store_seat!());
        self.sealed_address.as_ref().map(open).transpose()
    }
}

/// A message that waits to be sent, or `None` if it is gone or closed.
pub(crate) async fn waiting(tx: &mut Tx, id: MessageId) -> Result<Option<Waiting>> {
    sql!(
        "SELECT id, kind, account_id, address, subject, sealed_address, link, valid_until, closed_at
         FROM post_message WHERE id = $1 AND state = 'queued'"
    )
    .bind(&id)
    .first(tx, waiting_row)
    .await
}

/// The latest sent messages that still have their link, oldest first: demo alone keeps them.
pub(crate) async fn kept(tx: &mut Tx, limit: i64) -> Result<Vec<Waiting>> {
    let mut latest = sql!(
        "SELECT id, kind, account_id, address, subject, sealed_address, link, valid_until, closed_at
         FROM post_message WHERE state = 'sent' AND link IS NOT NULL
         ORDER BY created_at DESC, id DESC LIMIT $1"
    )
    .bind(&limit)
    .all(tx, waiting_row)
    .await?;
    latest.reverse();
    Ok(latest)
}

/// Notes why a try failed, while the message goes on waiting.
pub(crate) async fn note_try(tx: &mut Tx, id: MessageId, code: &'static str) -> Result<()> {
    sql!("UPDATE post_message SET code = $1 WHERE id = $2 AND state = 'queued'")
        .bind_text(code)
        .bind(&id)
        .run(tx)
        .await
        .map(drop)
}

/// Closes a message and forgets its link and sealed address, which nobody needs any more.
pub(crate) async fn close(
    tx: &mut Tx,
    id: MessageId,
    (state, code): (MessageState, Option<&'static str>),
    now: Moment,
) -> Result<()> {
    sql!(
        "UPDATE post_message SET state = $1, code = $2, closed_at = $3, link = NULL, sealed_address = NULL
         WHERE id = $4 AND state = 'queued'"
    )
    .bind(&state)
    .bind(&code.map(str::to_owned))
    .bind(&now)
    .bind(&id)
    .run(tx)
    .await
    .map(drop)
}

/// Closes a message as sent and keeps its link, for the page that stands in for the mail server in demo.
pub(crate) async fn close_as_kept(tx: &mut Tx, id: MessageId, now: Moment) -> Result<()> {
    sql!(
        "UPDATE post_message SET state = 'sent', code = NULL, closed_at = $1
         WHERE id = $2 AND state = 'queued'"
    )
    .bind(&now)
    .bind(&id)
    .run(tx)
    .await
    .map(drop)
}

/// Removes at most 500 messages that were closed before a moment; returns how many there were.
pub(crate) async fn delete_closed_before(tx: &mut Tx, before: Moment) -> Result<u64> {
    sql!(
        "DELETE FROM post_message WHERE id IN
         (SELECT m.id FROM post_message m WHERE m.closed_at < $1 ORDER BY m.closed_at LIMIT 500)"
    )
    .bind(&before)
    .run(tx)
    .await
}

/// A message as the outbox page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageLine {
    /// Its id.
    pub id: MessageId,
    /// What it is for.
    pub kind: MailKind,
    /// The login of the account it goes to.
    pub login: Option<String>,
    /// The address it goes to, if it is that of a professional without account.
    pub address: Option<String>,
    /// Whether it goes to a client, whose address is not shown.
    pub is_personal: bool,
    /// How far it is.
    pub state: MessageState,
    /// Why the last try failed; [`crate::job::model::german_of_code`] explains it.
    pub code: Option<String>,
    /// When it was queued.
    pub created_at: Moment,
    /// Until when its link is good.
    pub valid_until: Option<Moment>,
    /// When it was sent or given up.
    pub closed_at: Option<Moment>,
}

/// After which message a list goes on: queued when, and its id.
pub type MessageCursor = (Moment, MessageId);

/// The latest messages, of one state if that is asked for, after the last one shown.
///
/// # Errors
/// What the database reports.
pub async fn list(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (state, after): (Option<MessageState>, Option<MessageCursor>),
    limit: i64,
) -> Result<Vec<MessageLine>> {
    let (at, id) = after.map_or_else(
        || (END.to_owned(), END.to_owned()),
        |(at, id)| (at.to_string(), id.to_string()),
    );
    let statement = if let Some(state) = state {
        sql!(
            "SELECT m.id, m.kind, a.login, m.address, m.subject, m.state, m.code,
                    m.created_at, m.valid_until, m.closed_at
             FROM post_message m LEFT JOIN access_account a ON a.id = m.account_id
             WHERE m.state = $1 AND (m.created_at, m.id) < ($2, $3)
             ORDER BY m.created_at DESC, m.id DESC LIMIT $4"
        )
        .bind(&state)
    } else {
        sql!(
            "SELECT m.id, m.kind, a.login, m.address, m.subject, m.state, m.code,
                    m.created_at, m.valid_until, m.closed_at
             FROM post_message m LEFT JOIN access_account a ON a.id = m.account_id
             WHERE (m.created_at, m.id) < ($1, $2)
             ORDER BY m.created_at DESC, m.id DESC LIMIT $3"
        )
    };
    statement
        .bind(&at)
        .bind(&id)
        .bind(&limit)
        .all(tx, message_line)
        .await
}

fn message_line(row: &Row<'_>) -> Result<MessageLine> {
    Ok(MessageLine {
        id: row.get("id")?,
        kind: row.get("kind")?,
        login: row.get("login")?,
        address: row.get("address")?,
        is_personal: row.get::<Option<String>>("subject")?.is_some(),
        state: row.get("state")?,
        code: row.get("code")?,
        created_at: row.get("created_at")?,
        valid_until: row.get("valid_until")?,
        closed_at: row.get("closed_at")?,
    })
}

fn waiting_row(row: &Row<'_>) -> Result<Waiting> {
    Ok(Waiting {
        id: row.get("id")?,
        kind: row.get("kind")?,
        account: row.get("account_id")?,
        address: row.get("address")?,
        subject: row.get("subject")?,
        sealed_address: row.get("sealed_address")?,
        link: row.get("link")?,
        valid_until: row.get("valid_until")?,
        closed_at: row.get("closed_at")?,
    })
}
