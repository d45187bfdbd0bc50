//! SQL that corrects a contact, or takes it back because it was never one: for whoever holds the permit of its case or
//! file. What stood there before is not kept; that it was corrected, by whom and when, is.

use access::failure::Result;
use access::permit::Permit;
use access::subject::store as subjects;
use base::day::Day;
use base::ids::{AccountId, CaseId, ContactId, Ids, MunicipalityId, PersonId};
use base::language::Language;
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Sealed, SubjectKey};

use super::{place, sealed};
use crate::contact::input::NewContact;
use crate::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode};
use crate::life_area::LifeArea;

/// With which permit a contact is corrected.
#[derive(Clone, Copy, Debug)]
pub enum Holder<'p> {
    /// It stands in this case, or its person had it before.
    Case(&'p Permit<CaseId>),
    /// It stands on this card, or has this file for its note alone.
    File(&'p Permit<ContactId>),
}

impl<'p> Holder<'p> {
    fn case(self) -> Option<CaseId> {
        match self {
            Self::Case(permit) => Some(permit.id()),
            Self::File(_) => None,
        }
    }

    fn file(self) -> Option<ContactId> {
        match self {
            Self::Case(_) => None,
            Self::File(permit) => Some(permit.id()),
        }
    }

    fn people(self) -> Vec<PersonId> {
        match self {
            Self::Case(permit) => permit.people().collect(),
            Self::File(_) => Vec::new(),
        }
    }

    fn by(self) -> (AccountId, Moment) {
        match self {
            Self::Case(permit) => (permit.account(), permit.now()),
            Self::File(permit) => (permit.account(), permit.now()),
        }
    }

    /// The key with which the note is sealed: of the case, of the person who had it before, of the file.
    fn key(self, person: Option<PersonId>) -> Result<&'p SubjectKey> {
        Ok(match (self, person) {
            (Self::Case(permit), Some(person)) => {
                permit.key_of(person).ok_or(vault::failure::KeyFailure::NoKey)?
            }
            (Self::Case(permit), None) => permit.key()?,
            (Self::File(permit), _) => permit.key()?,
        })
    }

    fn reveal(self, open: &Open<String>) -> Option<String> {
        match self {
            Self::Case(permit) => permit.reveal(open).cloned(),
            Self::File(permit) => permit.reveal(open).cloned(),
        }
    }
}

/// A contact as it stands, opened for its holder.
pub struct Written {
    /// The contact.
    pub id: ContactId,
    /// The day.
    pub on: Day,
    /// How it came about.
    pub mode: Mode,
    /// The type.
    pub kind: ContactKind,
    /// Life areas.
    pub topics: Vec<LifeArea>,
    /// The language of the talk, if it is one of ours.
    pub language: Option<Language>,
    /// Who interpreted.
    pub interpreter: Interpreter,
    /// How long it took.
    pub minutes: MinutesClass,
    /// Where.
    pub municipality: Option<MunicipalityId>,
    /// What came of it.
    pub result: ContactResult,
    /// What to remember; empty if nothing.
    pub note: String,
    /// Who wrote it down.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Who corrected it last, and when.
    pub corrected: Option<(String, Moment)>,
    /// For the second writer.
    pub version: i64,
    person: Option<PersonId>,
}

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Written({})", self.id)
    }
}

/// The contact, if it belongs to what the holder's permit is about.
///
/// # Errors
/// What the database reports, or a note that does not open.
pub async fn find(tx: &mut Tx, holder: Holder<'_>, id: ContactId) -> Result<Option<Written>> {
    let found: Option<(Written, Option<Sealed<String>>)> = sql!(
        "SELECT c.id, c.happened_on, c.mode, c.kind, c.language, c.interpreter, c.minutes, c.municipality_id, c.result,
             c.note, c.created_at, c.version, c.changed_at, a.display_name, b.display_name AS corrected_by,
             CASE WHEN c.case_id IS NULL THEN c.person_id END AS person_id,
             (SELECT string_agg(t.topic, ',') FROM cases_contact_topic t WHERE t.contact_id = c.id) AS topics
         FROM cases_contact c
         JOIN access_account a ON a.id = c.account_id
         LEFT JOIN access_account b ON b.id = c.changed_by
         WHERE c.id = $1
           AND (c.case_id = $2 OR c.file_id = $3 OR (c.case_id IS NULL AND c.person_id IN ($4..$53)))"
    )
    .bind(&id)
    .bind(&holder.case())
    .bind(&holder.file())
    .bind_50(&holder.people())
    .first(tx, |row| {
        let topics = row.get::<Option<String>>("topics")?.unwrap_or_default();
        let corrected: (Option<String>, Option<Moment>) = (row.get("corrected_by")?, row.get("changed_at")?);
        let written = Written {
            id: row.get("id")?,
            on: row.get("happened_on")?,
            mode: row.get("mode")?,
            kind: row.get("kind")?,
            topics: topics.split(',').filter_map(|code| code.parse().ok()).collect(),
            language: row.get("language")?,
            interpreter: row.get("interpreter")?,
            minutes: row.get("minutes")?,
            municipality: row.get("municipality_id")?,
            result: row.get("result")?,
            note: String::new(),
            by: row.get("display_name")?,
            at: row.get("created_at")?,
            corrected: corrected.0.zip(corrected.1),
            version: row.get("version")?,
            person: row.get("person_id")?,
        };
        Ok((written, row.get("note")?))
    })
    .await?;
    let Some((mut written, note)) = found else {
        return Ok(None);
    };
    if let Some(note) = note {
        let open = note.open(holder.key(written.person)?, place(id), store_seat!())?;
        written.note = holder.reveal(&open).unwrap_or_default();
    }
    Ok(Some(written))
}

/// Puts this in the place of what was written down, if it still has this version; says whether it had.
///
/// # Errors
/// What the database or the key store reports.
pub async fn correct(
    tx: &mut Tx,
    holder: Holder<'_>,
    (before, version): (&Written, i64),
    (new, ids): (&NewContact, &Ids),
) -> Result<bool> {
    let (account, now) = holder.by();
    let touched = sql!(
        "UPDATE cases_contact
         SET happened_on = $1, mode = $2, kind = $3, task_area = $4, language = $5, interpreter = $6, minutes = $7,
             municipality_id = $8, result = $9, note = $10, version = version + 1, changed_at = $11, changed_by = $12
         WHERE id = $13 AND version = $14
           AND (case_id = $15 OR file_id = $16 OR (case_id IS NULL AND person_id IN ($17..$66)))"
    )
    .bind(&new.on)
    .bind(&new.mode)
    .bind(&new.kind)
    .bind(&new.kind.task_area())
    .bind(&new.language)
    .bind(&new.interpreter)
    .bind(&new.minutes)
    .bind(&new.municipality)
    .bind(&new.result)
    .bind(&sealed(before.id, new, holder.key(before.person)?, ids))
    .bind(&now)
    .bind(&account)
    .bind(&before.id)
    .bind(&version)
    .bind(&holder.case())
    .bind(&holder.file())
    .bind_50(&holder.people())
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    forget_topics(tx, before.id).await?;
    super::insert_topics(tx, before.id, &new.topics).await?;
    settle_last_contact(tx, holder, before.on).await?;
    Ok(true)
}

/// Takes a contact back that was never one, if it still has this version; says whether it had. A file that held nothing
/// but its note goes with it.
///
/// # Errors
/// What the database reports.
pub async fn take_back(tx: &mut Tx, holder: Holder<'_>, (before, version): (&Written, i64)) -> Result<bool> {
    if before.version != version {
        return Ok(false);
    }
    forget_topics(tx, before.id).await?;
    let touched = sql!(
        "DELETE FROM cases_contact
         WHERE id = $1 AND version = $2
           AND (case_id = $3 OR file_id = $4 OR (case_id IS NULL AND person_id IN ($5..$54)))"
    )
    .bind(&before.id)
    .bind(&version)
    .bind(&holder.case())
    .bind(&holder.file())
    .bind_50(&holder.people())
    .run(tx)
    .await?;
    settle_last_contact(tx, holder, before.on).await?;
    if let Holder::File(permit) = holder
        && holds_nothing(tx, permit).await?
    {
        subjects::delete(tx, &permit.id().to_string()).await?;
    }
    Ok(touched > 0)
}

async fn forget_topics(tx: &mut Tx, id: ContactId) -> Result<()> {
    sql!("DELETE FROM cases_contact_topic WHERE contact_id = $1")
        .bind(&id)
        .run(tx)
        .await?;
    Ok(())
}

/// The last contact of a case was this one: now it is the last of those that are there, or the beginning of the case.
async fn settle_last_contact(tx: &mut Tx, holder: Holder<'_>, was: Day) -> Result<()> {
    sql!(
        "UPDATE cases_case
         SET last_contact_on = COALESCE((SELECT MAX(c.happened_on) FROM cases_contact c WHERE c.case_id = cases_case.id),
             opened_on)
         WHERE id = $1 AND last_contact_on = $2"
    )
    .bind(&holder.case())
    .bind(&was)
    .run(tx)
    .await?;
    Ok(())
}

async fn holds_nothing(tx: &mut Tx, permit: &Permit<ContactId>) -> Result<bool> {
    let left = sql!(
        "SELECT (SELECT COUNT(*) FROM cases_contact_card WHERE id = $1)
             + (SELECT COUNT(*) FROM cases_contact WHERE file_id = $1) AS n"
    )
    .bind(&permit.id())
    .number(tx)
    .await?;
    Ok(left == 0)
}
