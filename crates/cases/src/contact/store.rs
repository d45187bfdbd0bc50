//! SQL of contacts: one row each, its note sealed with the key of whatever it belongs to. Lists stand in [`list`], cards
//! in [`card`], corrections in [`corrected`], what the night erases in [`erase`].

pub mod bulk;
pub mod card;
pub mod corrected;
pub mod erase;
pub mod list;
pub mod moved;

use access::failure::Result;
use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{AccountId, CaseId, ContactId, Ids, MunicipalityId, PersonId};
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed, SubjectKey};

use crate::contact::input::NewContact;
use crate::contact::model::{ContactKind, MinutesClass, Mode, erase_on};
use crate::life_area::LifeArea;

pub(crate) const NOTE: &str = "cases_contact.note";

pub(crate) fn place(contact: ContactId) -> Place {
    Place {
        column: NOTE,
        row: contact.uuid().into_bytes(),
    }
}

/// To what a row belongs; its note is sealed with that key.
#[derive(Clone, Copy, Debug, Default)]
struct Anchor {
    case: Option<CaseId>,
    file: Option<ContactId>,
    erase_on: Option<Day>,
    is_tally: bool,
}

/// Whether the account has stored a contact from this very form already.
///
/// # Errors
/// What the database reports.
pub async fn is_there(tx: &mut Tx, account: AccountId, token: &str) -> Result<bool> {
    let found = sql!("SELECT COUNT(*) AS n FROM cases_contact WHERE account_id = $1 AND token = $2")
        .bind(&account)
        .bind_text(token)
        .number(tx)
        .await?;
    Ok(found > 0)
}

/// Adds a contact that is about nobody known and has no note; true `is_tally` if it is a stroke of the tally.
///
/// # Errors
/// What the database reports.
pub async fn add(
    tx: &mut Tx,
    permit: &Permit<House>,
    (id, is_tally): (ContactId, bool),
    new: &NewContact,
) -> Result<()> {
    let anchor = Anchor {
        is_tally,
        ..Anchor::default()
    };
    insert(tx, (id, permit.account(), permit.now()), new, (anchor, None)).await
}

/// Adds a contact to the card of the permit, or to the file that its note alone has.
///
/// # Errors
/// What the database or the key store reports.
pub async fn add_to_file(
    tx: &mut Tx,
    permit: &Permit<ContactId>,
    id: ContactId,
    new: &NewContact,
    ids: &Ids,
) -> Result<()> {
    let note = sealed(id, new, permit.key()?, ids);
    let anchor = Anchor {
        file: Some(permit.id()),
        // A card has its own day.
        erase_on: (id == permit.id()).then(|| erase_on(permit.now().day(), false)),
        ..Anchor::default()
    };
    insert(tx, (id, permit.account(), permit.now()), new, (anchor, note)).await
}

/// Adds a contact to the case of the permit.
///
/// # Errors
/// What the database or the key store reports.
pub async fn add_to_case(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    id: ContactId,
    new: &NewContact,
    ids: &Ids,
) -> Result<()> {
    let note = sealed(id, new, permit.key()?, ids);
    let anchor = Anchor {
        case: Some(permit.id()),
        ..Anchor::default()
    };
    insert(tx, (id, permit.account(), permit.now()), new, (anchor, note)).await
}

fn sealed(id: ContactId, new: &NewContact, key: &SubjectKey, ids: &Ids) -> Option<Sealed<String>> {
    let note = new.note.as_ref()?;
    Some(Sealed::seal(note, key, place(id), ids))
}

async fn insert(
    tx: &mut Tx,
    (id, account, now): (ContactId, AccountId, Moment),
    new: &NewContact,
    (anchor, note): (Anchor, Option<Sealed<String>>),
) -> Result<()> {
    sql!(
        "INSERT INTO cases_contact
             (id, account_id, token, happened_on, mode, kind, task_area, language, interpreter, minutes,
              municipality_id, result, case_id, file_id, note, erase_on, is_tally, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"
    )
    .bind(&id)
    .bind(&account)
    .bind_text(&new.token)
    .bind(&new.on)
    .bind(&new.mode)
    .bind(&new.kind)
    .bind(&new.kind.task_area())
    .bind(&new.language)
    .bind(&new.interpreter)
    .bind(&new.minutes)
    .bind(&new.municipality)
    .bind(&new.result)
    .bind(&anchor.case)
    .bind(&anchor.file)
    .bind(&note)
    .bind(&anchor.erase_on)
    .bind(&anchor.is_tally)
    .bind(&now)
    .run(tx)
    .await?;
    insert_topics(tx, id, &new.topics).await
}

async fn insert_topics(tx: &mut Tx, contact: ContactId, topics: &[LifeArea]) -> Result<()> {
    for topic in topics {
        sql!("INSERT INTO cases_contact_topic (contact_id, topic) VALUES ($1, $2)")
            .bind(&contact)
            .bind(topic)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// What the account used last, for the defaults of the next form.
#[derive(Clone, Debug)]
pub struct Last {
    /// How it came about.
    pub mode: Mode,
    /// How long it took.
    pub minutes: MinutesClass,
    /// Where.
    pub municipality: Option<MunicipalityId>,
}

/// The last contact of the account of the permit.
///
/// # Errors
/// What the database reports.
pub async fn last(tx: &mut Tx, permit: &Permit<House>) -> Result<Option<Last>> {
    Ok(sql!(
        "SELECT mode, minutes, municipality_id
         FROM cases_contact
         WHERE account_id = $1 AND NOT is_tally
         ORDER BY happened_on DESC, id DESC
         LIMIT 1"
    )
    .bind(&permit.account())
    .first(tx, |row| {
        Ok(Last {
            mode: row.get("mode")?,
            minutes: row.get("minutes")?,
            municipality: row.get("municipality_id")?,
        })
    })
    .await?)
}

/// Takes back a contact of one's own that was written down today and is about nobody; says whether there was one.
///
/// # Errors
/// What the database reports.
pub async fn take_back(tx: &mut Tx, permit: &Permit<House>, id: ContactId) -> Result<bool> {
    let since = midnight(permit);
    let found = sql!(
        "SELECT id FROM cases_contact
         WHERE id = $1 AND account_id = $2 AND created_at >= $3
           AND case_id IS NULL AND person_id IS NULL AND file_id IS NULL"
    )
    .bind(&id)
    .bind(&permit.account())
    .bind(&since)
    .first(tx, |row| row.get::<ContactId>("id"))
    .await?;
    if found.is_none() {
        return Ok(false);
    }
    sql!("DELETE FROM cases_contact_topic WHERE contact_id = $1")
        .bind(&id)
        .run(tx)
        .await?;
    let gone = sql!("DELETE FROM cases_contact WHERE id = $1 AND account_id = $2")
        .bind(&id)
        .bind(&permit.account())
        .run(tx)
        .await?;
    Ok(gone > 0)
}

/// The newest stroke of the tally that the account made today.
///
/// # Errors
/// What the database reports.
pub async fn last_stroke(tx: &mut Tx, permit: &Permit<House>) -> Result<Option<ContactId>> {
    Ok(sql!(
        "SELECT id FROM cases_contact
         WHERE account_id = $1 AND happened_on = $2 AND is_tally
         ORDER BY id DESC
         LIMIT 1"
    )
    .bind(&permit.account())
    .bind(&permit.now().day())
    .first(tx, |row| row.get("id"))
    .await?)
}

/// What can be taken back was written down within the last day: whoever saves at midnight can still undo.
fn midnight(permit: &Permit<House>) -> Moment {
    permit.now().plus_hours(-24)
}

/// A contact as it is told in a card or a case.
#[derive(Debug)]
pub struct Told {
    /// The contact.
    pub id: ContactId,
    /// The day.
    pub on: Day,
    /// When it was written down.
    pub created_at: Moment,
    /// How it came about.
    pub mode: Mode,
    /// The type.
    pub kind: ContactKind,
    /// Life areas, as codes between commas.
    pub topics: String,
    /// Who wrote it down.
    pub by: String,
    /// When it was corrected last, if it was.
    pub corrected_at: Option<Moment>,
    /// The note, for the permit it was opened with.
    pub note: Option<Open<String>>,
}

/// The contacts of the file of the permit, the newest first, at most fifty.
///
/// # Errors
/// What the database reports, or a note that does not open.
pub async fn of_file(tx: &mut Tx, permit: &Permit<ContactId>) -> Result<Vec<Told>> {
    let rows = sql!(
        "SELECT c.id, c.happened_on, c.created_at, c.changed_at, c.mode, c.kind, c.note, a.display_name,
             c.person_id,
             (SELECT string_agg(t.topic, ',') FROM cases_contact_topic t WHERE t.contact_id = c.id) AS topics
         FROM cases_contact c JOIN access_account a ON a.id = c.account_id
         WHERE c.file_id = $1
         ORDER BY c.happened_on DESC, c.id DESC
         LIMIT 50"
    )
    .bind(&permit.id())
    .all(tx, unopened)
    .await?;
    let key = permit.key()?;
    rows.into_iter().map(|row| opened(row, Some(key))).collect()
}

/// The contacts of the case of the permit and those that its persons had before, the newest first, at most two hundred.
///
/// # Errors
/// What the database reports, or a note that does not open.
pub async fn of_case(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Told>> {
    let people: Vec<PersonId> = permit.people().collect();
    let rows = sql!(
        "SELECT c.id, c.happened_on, c.created_at, c.changed_at, c.mode, c.kind, c.note, a.display_name,
             CASE WHEN c.case_id IS NULL THEN c.person_id END AS person_id,
             (SELECT string_agg(t.topic, ',') FROM cases_contact_topic t WHERE t.contact_id = c.id) AS topics
         FROM cases_contact c JOIN access_account a ON a.id = c.account_id
         WHERE c.case_id = $1 OR (c.case_id IS NULL AND c.person_id IN ($2..$51))
         ORDER BY c.happened_on DESC, c.id DESC
         LIMIT 200"
    )
    .bind(&permit.id())
    .bind_50(&people)
    .all(tx, unopened)
    .await?;
    let own = permit.key().ok();
    rows.into_iter()
        .map(|row| {
            let key = row.person.map_or(own, |person| permit.key_of(person));
            opened(row, key)
        })
        .collect()
}

struct Unopened {
    told: Told,
    person: Option<PersonId>,
    note: Option<Sealed<String>>,
}

fn unopened(row: &db::row::Row<'_>) -> db::failure::Result<Unopened> {
    Ok(Unopened {
        told: Told {
            id: row.get("id")?,
            on: row.get("happened_on")?,
            created_at: row.get("created_at")?,
            mode: row.get("mode")?,
            kind: row.get("kind")?,
            topics: row.get::<Option<String>>("topics")?.unwrap_or_default(),
            by: row.get("display_name")?,
            corrected_at: row.get("changed_at")?,
            note: None,
        },
        person: row.get("person_id")?,
        note: row.get("note")?,
    })
}

fn opened(row: Unopened, key: Option<&SubjectKey>) -> Result<Told> {
    let note = match (row.note, key) {
        (Some(note), Some(key)) => Some(note.open(key, place(row.told.id), store_seat!())?),
        _ => None,
    };
    Ok(Told { note, ..row.told })
}
