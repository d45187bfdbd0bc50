//! SQL of letters to the network. The address of a recipient is not kept here: it stands with the actor until it is sent.

use access::permit::{House, Permit, PublicPermit};
use base::day::Day;
use base::ids::RowId;
use base::moment::Moment;
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::circular::model::{Addressee, Circular, LINK_DAYS, LinkSecret, Selection};

/// Lines of a page.
pub const PAGE: i64 = 50;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The letter.
    pub circular: Circular,
    /// Who wrote it.
    pub by: String,
    /// How many mails it was.
    pub mails: i64,
}

/// The latest letters.
///
/// # Errors
/// What the database reports.
pub async fn list(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Line>> {
    sql!(
        "SELECT c.id, c.title, c.body, c.role, c.field, c.municipality_id, c.written_by, c.written_at, c.sent_at,
             c.version, a.display_name,
             (SELECT COUNT(*) FROM network_circular_recipient r WHERE r.circular_id = c.id) AS n
         FROM network_circular c
         JOIN access_account a ON a.id = c.written_by
         ORDER BY c.written_at DESC, c.id DESC LIMIT $1"
    )
    .bind(&PAGE)
    .all(tx, |row| {
        Ok(Line {
            circular: circular(row)?,
            by: row.get("display_name")?,
            mails: row.get("n")?,
        })
    })
    .await
}

/// One letter.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: RowId) -> Result<Option<Circular>> {
    sql!(
        "SELECT id, title, body, role, field, municipality_id, written_by, written_at, sent_at, version
         FROM network_circular WHERE id = $1"
    )
    .bind(&id)
    .first(tx, circular)
    .await
}

fn circular(row: &Row<'_>) -> Result<Circular> {
    Ok(Circular {
        id: row.get("id")?,
        title: row.get("title")?,
        body: row.get("body")?,
        selection: Selection {
            role: row.get("role")?,
            field: row.get("field")?,
            municipality: row.get("municipality_id")?,
        },
        written_by: row.get("written_by")?,
        written_at: row.get("written_at")?,
        sent_at: row.get("sent_at")?,
        version: row.get("version")?,
    })
}

/// Adds a letter that is not sent yet.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, _permit: &Permit<House>, circular: &Circular) -> Result<()> {
    sql!(
        "INSERT INTO network_circular (id, title, body, role, field, municipality_id, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&circular.id)
    .bind(&circular.title)
    .bind(&circular.body)
    .bind(&circular.selection.role)
    .bind(&circular.selection.field)
    .bind(&circular.selection.municipality)
    .bind(&circular.written_by)
    .bind(&circular.written_at)
    .run(tx)
    .await
    .map(drop)
}

/// Saves a letter that is not sent yet; `false` if someone else was quicker, or it was sent.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, circular: &Circular) -> Result<bool> {
    let touched = sql!(
        "UPDATE network_circular SET title = $3, body = $4, role = $5, field = $6, municipality_id = $7,
             version = version + 1
         WHERE id = $1 AND version = $2 AND sent_at IS NULL"
    )
    .bind(&circular.id)
    .bind(&circular.version)
    .bind(&circular.title)
    .bind(&circular.body)
    .bind(&circular.selection.role)
    .bind(&circular.selection.field)
    .bind(&circular.selection.municipality)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Notes that a letter is sent; `false` if it was before, or was changed meanwhile.
///
/// # Errors
/// What the database reports.
pub async fn note_sent(tx: &mut Tx, permit: &Permit<House>, (id, version): (RowId, i64)) -> Result<bool> {
    let touched = sql!(
        "UPDATE network_circular SET sent_at = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND sent_at IS NULL"
    )
    .bind(&id)
    .bind(&version)
    .bind(&permit.now())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Keeps the link of a recipient.
///
/// # Errors
/// What the database reports.
pub async fn add_recipient(
    tx: &mut Tx,
    _permit: &Permit<House>,
    id: RowId,
    (addressee, secret): (&Addressee, &LinkSecret),
) -> Result<()> {
    sql!(
        "INSERT INTO network_circular_recipient (link_hash, circular_id, organisation_id, contact_id)
         VALUES ($1, $2, $3, $4)"
    )
    .bind_text(&secret.hash())
    .bind(&id)
    .bind(&addressee.organisation)
    .bind(&addressee.contact)
    .run(tx)
    .await
    .map(drop)
}

/// What a link opens: subject, text, when it was sent, and whether its recipient has signed off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The subject.
    pub title: String,
    /// The text.
    pub body: String,
    /// When it was sent.
    pub sent_at: Moment,
    /// Whether its recipient gets no further letters.
    pub is_signed_off: bool,
}

/// What a link opens, as long as it holds.
///
/// # Errors
/// What the database reports.
pub async fn opened(tx: &mut Tx, permit: &PublicPermit, secret: &LinkSecret) -> Result<Option<Opened>> {
    let found = sql!(
        "SELECT c.title, c.body, c.sent_at,
             CASE WHEN r.contact_id IS NULL THEN a.mail_stopped_on ELSE p.mail_stopped_on END AS stopped,
             CASE WHEN r.contact_id IS NOT NULL AND p.id IS NULL THEN TRUE ELSE FALSE END AS is_gone
         FROM network_circular_recipient r
         JOIN network_circular c ON c.id = r.circular_id
         JOIN network_actor a ON a.organisation_id = r.organisation_id
         LEFT JOIN network_contact p ON p.id = r.contact_id
         WHERE r.link_hash = $1"
    )
    .bind_text(&secret.hash())
    .first(tx, |row| {
        let stopped: Option<Day> = row.get("stopped")?;
        let is_gone: bool = row.get("is_gone")?;
        let sent_at: Option<Moment> = row.get("sent_at")?;
        let Some(sent_at) = sent_at else { return Ok(None) };
        Ok(Some(Opened {
            title: row.get("title")?,
            body: row.get("body")?,
            sent_at,
            is_signed_off: stopped.is_some() || is_gone,
        }))
    })
    .await?
    .flatten();
    let holds = |opened: &Opened| permit.now().day() <= opened.sent_at.day().plus_days(LINK_DAYS);
    Ok(found.filter(holds))
}

/// Signs the recipient of a link off from letters; `false` if there is no such link.
///
/// # Errors
/// What the database reports.
pub async fn sign_off(tx: &mut Tx, (secret, today): (&LinkSecret, Day)) -> Result<bool> {
    let found =
        sql!("SELECT organisation_id, contact_id FROM network_circular_recipient WHERE link_hash = $1")
            .bind_text(&secret.hash())
            .first(tx, |row| {
                let organisation: base::ids::OrganisationId = row.get("organisation_id")?;
                let contact: Option<RowId> = row.get("contact_id")?;
                Ok((organisation, contact))
            })
            .await?;
    let Some((organisation, contact)) = found else {
        return Ok(false);
    };
    match contact {
        Some(contact) => {
            sql!(
                "UPDATE network_contact SET mail_stopped_on = $2, version = version + 1
                 WHERE id = $1 AND mail_stopped_on IS NULL"
            )
            .bind(&contact)
            .bind(&today)
            .run(tx)
            .await?;
        }
        None => {
            sql!(
                "UPDATE network_actor SET mail_stopped_on = $2, version = version + 1
                 WHERE organisation_id = $1 AND mail_stopped_on IS NULL"
            )
            .bind(&organisation)
            .bind(&today)
            .run(tx)
            .await?;
        }
    }
    Ok(true)
}
