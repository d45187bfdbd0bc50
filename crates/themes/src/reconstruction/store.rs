//! SQL of reconstructions before their release: sealed, each under a key of its own. Those that are released stand in
//! [`released`].

pub mod released;

use access::failure::Result;
use access::permit::{House, JobPermit, ListPermit, Permit};
use access::subject::store as subjects;
use base::day::Day;
use base::ids::{AccountId, Ids, ReconstructionId, RegionId};
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use organisation::model::field_of_action::FieldOfAction;
use vault::sealed::{Open, Place, Sealed};

use crate::reconstruction::model::{Draft, State};

const DRAFT: &str = "themes_reconstruction.draft";
/// Crockford's letters: none is taken for another one when read aloud.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// So many letters has a code.
const CODE_LENGTH: usize = 5;

fn place(id: ReconstructionId) -> Place {
    Place {
        column: DRAFT,
        row: id.uuid().into_bytes(),
    }
}

/// What of a reconstruction is coded from the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The field of action.
    pub field: FieldOfAction,
    /// Where, no finer than the region.
    pub region: Option<RegionId>,
}

/// A reconstruction before its release, opened.
#[derive(Debug)]
pub struct Sheet {
    /// The code by which people speak of it, such as `R-7K3QX`.
    pub code: String,
    /// What is coded.
    pub heading: Heading,
    /// How far it is.
    pub state: State,
    /// Who writes it.
    pub author: AccountId,
    /// The author's name.
    pub author_name: String,
    /// Since when it waits for the second person.
    pub submitted_at: Option<Moment>,
    /// All else.
    pub draft: Open<Draft>,
    /// For optimistic locking.
    pub version: i64,
}

/// Begins the reconstruction of the permit.
///
/// # Errors
/// What the database reports.
pub async fn begin(
    tx: &mut Tx,
    permit: &Permit<ReconstructionId>,
    (heading, draft): (&Heading, &Draft),
    ids: &Ids,
) -> Result<()> {
    let mut bytes = [0_u8; CODE_LENGTH];
    ids.fill(&mut bytes);
    let letters = bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    let code = format!("R-{}", letters.collect::<String>());
    let today = permit.now().day();
    sql!(
        "INSERT INTO themes_reconstruction (id, code, field, region_id, state, author_id, begun_on, changed_on, draft)
         VALUES ($1, $2, $3, $4, 'draft', $5, $6, $6, $7)"
    )
    .bind(&permit.id())
    .bind(&code)
    .bind(&heading.field)
    .bind(&heading.region)
    .bind(&permit.account())
    .bind(&today)
    .bind(&Sealed::seal(draft, permit.key()?, place(permit.id()), ids))
    .run(tx)
    .await?;
    Ok(())
}

/// The reconstruction of the permit, if it is not released yet.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn sheet(tx: &mut Tx, permit: &Permit<ReconstructionId>) -> Result<Option<Sheet>> {
    let id = permit.id();
    let found = sql!(
        "SELECT r.code, r.field, r.region_id, r.state, r.author_id, a.display_name, r.submitted_at, r.draft, r.version
         FROM themes_reconstruction r
         JOIN access_account a ON a.id = r.author_id
         WHERE r.id = $1 AND r.draft IS NOT NULL"
    )
    .bind(&id)
    .first(tx, |row| {
        let sealed: Sealed<Draft> = row.get("draft")?;
        let (code, author_name) = (row.get("code")?, row.get("display_name")?);
        let heading = Heading {
            field: row.get("field")?,
            region: row.get("region_id")?,
        };
        let (state, author) = (row.get("state")?, row.get("author_id")?);
        let (submitted_at, version) = (row.get("submitted_at")?, row.get("version")?);
        let opened = permit
            .key()
            .and_then(|key| sealed.open(key, place(id), store_seat!()));
        Ok(opened.map(|draft| Sheet {
            code,
            heading,
            state,
            author,
            author_name,
            submitted_at,
            draft,
            version,
        }))
    })
    .await?;
    Ok(found.transpose()?)
}

/// Saves what the author has changed; `false` if somebody was quicker, or it is not the author's turn.
///
/// # Errors
/// What the database reports.
pub async fn save(
    tx: &mut Tx,
    permit: &Permit<ReconstructionId>,
    (version, heading, draft): (i64, &Heading, &Draft),
    ids: &Ids,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE themes_reconstruction
         SET field = $3, region_id = $4, draft = $5, changed_on = $6, version = version + 1
         WHERE id = $1 AND version = $2 AND state = 'draft' AND author_id = $7"
    )
    .bind(&permit.id())
    .bind(&version)
    .bind(&heading.field)
    .bind(&heading.region)
    .bind(&Sealed::seal(draft, permit.key()?, place(permit.id()), ids))
    .bind(&permit.now().day())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Hands it to the second person; `false` if somebody was quicker.
///
/// # Errors
/// What the database reports.
pub async fn submit(
    tx: &mut Tx,
    permit: &Permit<ReconstructionId>,
    (version, draft): (i64, &Draft),
    ids: &Ids,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE themes_reconstruction
         SET state = 'submitted', submitted_at = $3, is_returned = FALSE, draft = $4, changed_on = $5,
             version = version + 1
         WHERE id = $1 AND version = $2 AND state = 'draft' AND author_id = $6"
    )
    .bind(&permit.id())
    .bind(&version)
    .bind(&permit.now())
    .bind(&Sealed::seal(draft, permit.key()?, place(permit.id()), ids))
    .bind(&permit.now().day())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Makes a draft of what waits: the author takes it back, or the second person returns it with a note in `draft`.
/// `false` if somebody was quicker.
///
/// # Errors
/// What the database reports.
pub async fn make_draft_again(
    tx: &mut Tx,
    permit: &Permit<ReconstructionId>,
    (version, draft): (i64, &Draft),
    ids: &Ids,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE themes_reconstruction
         SET state = 'draft', submitted_at = NULL, is_returned = $3, draft = $4, changed_on = $5, version = version + 1
         WHERE id = $1 AND version = $2 AND state = 'submitted'"
    )
    .bind(&permit.id())
    .bind(&version)
    .bind(&!draft.returned.is_empty())
    .bind(&Sealed::seal(draft, permit.key()?, place(permit.id()), ids))
    .bind(&permit.now().day())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Throws the reconstruction of the permit away before its release, with its key; `false` if it is released.
///
/// # Errors
/// What the database reports.
pub async fn discard(tx: &mut Tx, permit: &Permit<ReconstructionId>) -> Result<bool> {
    let gone =
        sql!("DELETE FROM themes_reconstruction WHERE id = $1 AND draft IS NOT NULL AND author_id = $2")
            .bind(&permit.id())
            .bind(&permit.account())
            .run(tx)
            .await?;
    if gone == 1 {
        subjects::delete(tx, &permit.id().to_string()).await?;
    }
    Ok(gone == 1)
}

/// A reconstruction before its release as lists name it: coded, nothing is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The reconstruction.
    pub id: ReconstructionId,
    /// Its code.
    pub code: String,
    /// What is coded.
    pub heading: Heading,
    /// How far it is.
    pub state: State,
    /// Whether the second person gave it back.
    pub is_returned: bool,
    /// Who writes it.
    pub author_name: String,
    /// When it was begun.
    pub begun_on: Day,
    /// When it was changed last.
    pub changed_on: Day,
}

/// What the account of the permit writes and is not released yet, the latest first, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn mine(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Line>> {
    Ok(sql!(
        "SELECT r.id, r.code, r.field, r.region_id, r.state, r.is_returned, a.display_name, r.begun_on, r.changed_on
         FROM themes_reconstruction r
         JOIN access_account a ON a.id = r.author_id
         WHERE r.author_id = $1 AND r.draft IS NOT NULL
         ORDER BY r.changed_on DESC, r.id
         LIMIT 50"
    )
    .bind(&permit.account())
    .all(tx, line)
    .await?)
}

/// What waits for a second person who is not the account of the permit, the longest waiting first, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn waiting(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Line>> {
    Ok(sql!(
        "SELECT r.id, r.code, r.field, r.region_id, r.state, r.is_returned, a.display_name, r.begun_on, r.changed_on
         FROM themes_reconstruction r
         JOIN access_account a ON a.id = r.author_id
         WHERE r.state = 'submitted' AND r.author_id <> $1
         ORDER BY r.submitted_at, r.id
         LIMIT 50"
    )
    .bind(&permit.account())
    .all(tx, line)
    .await?)
}

/// How many wait for a second person who is not the account of the permit; no more than coded rows are counted.
///
/// # Errors
/// What the database reports.
pub async fn number_waiting(tx: &mut Tx, permit: &ListPermit) -> Result<i64> {
    Ok(
        sql!("SELECT COUNT(*) AS n FROM themes_reconstruction WHERE state = 'submitted' AND author_id <> $1")
            .bind(&permit.account())
            .number(tx)
            .await?,
    )
}

fn line(row: &db::row::Row<'_>) -> db::failure::Result<Line> {
    Ok(Line {
        id: row.get("id")?,
        code: row.get("code")?,
        heading: Heading {
            field: row.get("field")?,
            region: row.get("region_id")?,
        },
        state: row.get("state")?,
        is_returned: row.get("is_returned")?,
        author_name: row.get("display_name")?,
        begun_on: row.get("begun_on")?,
        changed_on: row.get("changed_on")?,
    })
}

/// Those that nobody changed since a day, and those whose file is gone: an older state of the data was put back. At most
/// fifty.
///
/// # Errors
/// What the database reports.
pub async fn over(tx: &mut Tx, _permit: &JobPermit, since: Day) -> Result<Vec<ReconstructionId>> {
    Ok(sql!(
        "SELECT r.id FROM themes_reconstruction r
         LEFT JOIN access_subject s ON s.id = r.id
         WHERE r.draft IS NOT NULL AND (r.changed_on <= $1 OR s.id IS NULL)
         ORDER BY r.id
         LIMIT 50"
    )
    .bind(&since)
    .all(tx, |row| row.get("id"))
    .await?)
}

/// Erases those that are over, with their files; the keys go with the sweep of keys.
///
/// # Errors
/// What the database reports.
pub async fn erase(tx: &mut Tx, _permit: &JobPermit, ids: &[ReconstructionId]) -> Result<()> {
    for id in ids {
        sql!("DELETE FROM themes_reconstruction WHERE id = $1 AND draft IS NOT NULL")
            .bind(id)
            .run(tx)
            .await?;
        subjects::delete(tx, &id.to_string()).await?;
    }
    Ok(())
}
