//! SQL of letters: kept with their file in one transaction, never changed.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, Ids, OrganisationId, RowId};
use base::language::Language;
use base::moment::Moment;
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed};

use crate::content::store as content;
use crate::letter::model::LetterContent;
use crate::template::model::Audience;

const CONTENT: &str = "letters_letter.content";

fn place(id: RowId) -> Place {
    Place {
        column: CONTENT,
        row: id.uuid().into_bytes(),
    }
}

/// A letter that was printed and is about to be kept.
#[derive(Clone, Debug)]
pub struct NewLetter {
    /// Its id: a form that is sent twice writes one letter.
    pub id: RowId,
    /// The key of its template.
    pub template: String,
    /// The version of the template.
    pub template_number: i64,
    /// The name of the template.
    pub template_name: String,
    /// To whom letters of it go.
    pub audience: Audience,
    /// The organisation it goes to, if it stands in the directory.
    pub organisation: Option<OrganisationId>,
    /// The language beside German.
    pub language: Language,
    /// The day of the letter.
    pub dated_on: Day,
    /// What stands in it.
    pub content: LetterContent,
}

/// A letter of the file; what is sealed shows itself only to the permit of the case.
#[derive(Debug)]
pub struct Letter {
    /// Its id.
    pub id: RowId,
    /// The name of its template.
    pub template_name: String,
    /// The version of the template.
    pub template_number: i64,
    /// To whom letters of it go.
    pub audience: Audience,
    /// The language beside German.
    pub language: Language,
    /// The day of the letter.
    pub dated_on: Day,
    /// What stands in it.
    pub content: Open<LetterContent>,
    /// How many bytes the file has.
    pub size: i64,
    /// When it was written.
    pub added_at: Moment,
    /// By whom, as colleagues see the name.
    pub added_by: String,
}

/// Keeps a letter with its file in the case of the permit; false if it is kept already.
///
/// # Errors
/// What the database reports.
pub async fn keep(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (new, file): (&NewLetter, &[u8]),
    ids: &Ids,
) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO letters_letter (id, case_id, template, template_number, template_name, audience, organisation_id,
             language, dated_on, content, size, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO NOTHING"
    )
    .bind(&new.id)
    .bind(&permit.id())
    .bind(&new.template)
    .bind(&new.template_number)
    .bind(&new.template_name)
    .bind(&new.audience)
    .bind(&new.organisation)
    .bind(&new.language)
    .bind(&new.dated_on)
    .bind(&Sealed::seal(&new.content, permit.key()?, place(new.id), ids))
    .bind(&i64::try_from(file.len()).unwrap_or(i64::MAX))
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    if touched == 1 {
        content::add(tx, permit, (new.id, 0), (file, ids)).await?;
    }
    Ok(touched == 1)
}

/// The letters of the case of the permit, the newest first, at most so many.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn latest(tx: &mut Tx, permit: &Permit<CaseId>, most: i64) -> Result<Vec<Letter>> {
    let rows = sql!(
        "SELECT l.id, l.template_name, l.template_number, l.audience, l.language, l.dated_on, l.content, l.size,
             l.added_at, a.display_name
         FROM letters_letter l
         JOIN access_account a ON a.id = l.added_by
         WHERE l.case_id = $1
         ORDER BY l.id DESC
         LIMIT $2"
    )
    .bind(&permit.id())
    .bind(&most)
    .all(tx, read)
    .await?;
    rows.into_iter().map(|row| row.opened(permit)).collect()
}

/// A letter of the case of the permit.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn find(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<Option<Letter>> {
    let row = sql!(
        "SELECT l.id, l.template_name, l.template_number, l.audience, l.language, l.dated_on, l.content, l.size,
             l.added_at, a.display_name
         FROM letters_letter l
         JOIN access_account a ON a.id = l.added_by
         WHERE l.id = $1 AND l.case_id = $2"
    )
    .bind(&id)
    .bind(&permit.id())
    .first(tx, read)
    .await?;
    row.map(|row| row.opened(permit)).transpose()
}

struct Found {
    id: RowId,
    template_name: String,
    template_number: i64,
    audience: Audience,
    language: Language,
    dated_on: Day,
    content: Sealed<LetterContent>,
    size: i64,
    added_at: Moment,
    added_by: String,
}

fn read(row: &Row<'_>) -> db::failure::Result<Found> {
    Ok(Found {
        id: row.get("id")?,
        template_name: row.get("template_name")?,
        template_number: row.get("template_number")?,
        audience: row.get("audience")?,
        language: row.get("language")?,
        dated_on: row.get("dated_on")?,
        content: row.get("content")?,
        size: row.get("size")?,
        added_at: row.get("added_at")?,
        added_by: row.get("display_name")?,
    })
}

impl Found {
    fn opened(self, permit: &Permit<CaseId>) -> Result<Letter> {
        Ok(Letter {
            id: self.id,
            template_name: self.template_name,
            template_number: self.template_number,
            audience: self.audience,
            language: self.language,
            dated_on: self.dated_on,
            content: self.content.open(permit.key()?, place(self.id), store_seat!())?,
            size: self.size,
            added_at: self.added_at,
            added_by: self.added_by,
        })
    }
}
