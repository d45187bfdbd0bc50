//! SQL of the guide: whether it is open, and what its visitors report about its accessibility, sealed.

use access::failure::Result;
use access::gate::public::{PublicRow, PublicRows};
use access::permit::{House, JobPermit, Permit, PublicPermit};
use base::ids::{Ids, RowId};
use base::language::Language;
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed};

const WORDS: &str = "portal_feedback.words";
const REPLY: &str = "portal_feedback.reply_to";

fn place(column: &'static str, row: RowId) -> Place {
    Place {
        column,
        row: row.uuid().into_bytes(),
    }
}

/// Whether the guide is open; it is, unless somebody has closed it.
pub(crate) async fn is_on(tx: &mut Tx, _permit: &PublicPermit) -> Result<bool> {
    Ok(latest(tx).await?.is_none_or(|(is_on, ..)| is_on))
}

/// The latest switch: open or closed, when, by whom.
pub(crate) async fn latest(tx: &mut Tx) -> Result<Option<(bool, Moment, String)>> {
    Ok(sql!(
        "SELECT s.is_on, s.switched_at, a.display_name
         FROM portal_guide_switch s JOIN access_account a ON a.id = s.switched_by
         ORDER BY s.switched_at DESC, s.id DESC
         LIMIT 1"
    )
    .first(tx, |row| {
        Ok((
            row.get("is_on")?,
            row.get("switched_at")?,
            row.get("display_name")?,
        ))
    })
    .await?)
}

/// Opens or closes the guide.
pub(crate) async fn switch(tx: &mut Tx, permit: &Permit<House>, is_on: bool, ids: &Ids) -> Result<()> {
    sql!("INSERT INTO portal_guide_switch (id, is_on, switched_at, switched_by) VALUES ($1, $2, $3, $4)")
        .bind(&RowId::from_uuid(ids.next()))
        .bind(&is_on)
        .bind(&permit.now())
        .bind(&permit.account())
        .run(tx)
        .await?;
    Ok(())
}

/// Who answers for the guide: the district's own administration, with its address.
pub(crate) async fn responsible(
    tx: &mut Tx,
    _permit: &PublicPermit,
) -> Result<Option<(String, Option<String>)>> {
    Ok(sql!(
        "SELECT c.name, c.address
         FROM organisation_controller c
         JOIN organisation_organisation o ON o.id = c.organisation_id
         ORDER BY CASE WHEN o.kind = 'district_administration' THEN 0 ELSE 1 END, c.name, o.id
         LIMIT 1"
    )
    .first(tx, |row| Ok((row.get("name")?, row.get("address")?)))
    .await?)
}

/// What somebody reports.
#[derive(Debug)]
pub(crate) struct NewFeedback {
    pub(crate) token: String,
    pub(crate) language: Language,
    pub(crate) words: String,
    pub(crate) reply_to: Option<String>,
}

/// Whether the very form was sent already.
pub(crate) async fn is_there(tx: &mut Tx, _permit: &PublicPermit, token: &str) -> Result<bool> {
    let found = sql!("SELECT COUNT(*) AS n FROM portal_feedback WHERE token = $1")
        .bind_text(token)
        .number(tx)
        .await?;
    Ok(found > 0)
}

/// Keeps what somebody reports.
pub(crate) async fn insert(tx: &mut Tx, row: &PublicRow, new: &NewFeedback, ids: &Ids) -> Result<()> {
    let seal = |text: &String, column| Sealed::seal(text, row.key(), place(column, row.id()), ids);
    let words = seal(&new.words, WORDS);
    let reply_to = new.reply_to.as_ref().map(|reply| seal(reply, REPLY));
    sql!(
        "INSERT INTO portal_feedback (id, token, given_at, language, words, reply_to)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&row.id())
    .bind_text(&new.token)
    .bind(&row.now())
    .bind(&new.language)
    .bind(&words)
    .bind(&reply_to)
    .run(tx)
    .await?;
    Ok(())
}

/// What was reported, opened.
#[derive(Debug)]
pub(crate) struct Feedback {
    pub(crate) id: RowId,
    pub(crate) given_at: Moment,
    pub(crate) language: Language,
    pub(crate) words: Open<String>,
    pub(crate) reply_to: Option<Open<String>>,
}

/// What waits for an answer, the oldest first, at most a hundred.
pub(crate) async fn waiting(tx: &mut Tx, rows: &PublicRows) -> Result<Vec<Feedback>> {
    let sealed = sql!(
        "SELECT id, given_at, language, words, reply_to
         FROM portal_feedback
         ORDER BY given_at, id
         LIMIT 100"
    )
    .all(tx, |row| {
        let words: Sealed<String> = row.get("words")?;
        let reply_to: Option<Sealed<String>> = row.get("reply_to")?;
        Ok((
            row.get("id")?,
            row.get("given_at")?,
            row.get("language")?,
            words,
            reply_to,
        ))
    })
    .await?;
    let mut all = Vec::with_capacity(sealed.len());
    for (id, given_at, language, words, reply_to) in sealed {
        let reply_to = reply_to.map(|reply| reply.open(rows.key(), place(REPLY, id), store_seat!()));
        all.push(Feedback {
            id,
            given_at,
            language,
            words: words.open(rows.key(), place(WORDS, id), store_seat!())?,
            reply_to: reply_to.transpose()?,
        });
    }
    Ok(all)
}

/// Erases what was answered.
pub(crate) async fn erase(tx: &mut Tx, _permit: &Permit<House>, id: RowId) -> Result<()> {
    sql!("DELETE FROM portal_feedback WHERE id = $1")
        .bind(&id)
        .run(tx)
        .await?;
    Ok(())
}

/// Erases what was reported before a moment.
pub(crate) async fn erase_before(tx: &mut Tx, _permit: &JobPermit, before: Moment) -> Result<u64> {
    Ok(sql!("DELETE FROM portal_feedback WHERE given_at < $1")
        .bind(&before)
        .run(tx)
        .await?)
}
