//! SQL of runs: who takes over a list, and how far it is. Every statement of a page asks for the own account.

use access::failure::Result;
use access::permit::{House, JobPermit, Permit};
use base::ids::{AccountId, ImportId, JobId};
use base::moment::Moment;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::mapping::Mapping;

db::coded! {
    /// How far a run is.
    pub enum RunState {
        /// The list is there, its columns are not chosen.
        Staged = "staged",
        /// Its rows were gone through.
        Checked = "checked",
        /// It is being taken over.
        Running = "running",
        /// It was taken over.
        Done = "done",
        /// It is being taken back.
        Undoing = "undoing",
        /// It was taken back.
        Undone = "undone",
    }
}

impl RunState {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Staged => "hochgeladen",
            Self::Checked => "geprüft",
            Self::Running => "wird übernommen",
            Self::Done => "übernommen",
            Self::Undoing => "wird zurückgenommen",
            Self::Undone => "zurückgenommen",
        }
    }
}

/// A run as stored: codes and numbers.
#[derive(Clone, Debug)]
pub struct Run {
    /// The run.
    pub id: ImportId,
    /// Whose it is.
    pub account: AccountId,
    /// How far it is.
    pub state: RunState,
    /// When the list was sent.
    pub uploaded_at: Moment,
    /// In how many parts its rows lie.
    pub part_count: i64,
    /// How many rows the list has, headings included.
    pub row_count: i64,
    /// How many columns.
    pub column_count: i64,
    /// How many further sheets the file had.
    pub further_sheets: i64,
    /// Which of the rows holds the headings, counted from 0.
    pub heading_place: i64,
    /// Which column means what.
    pub mapping: Mapping,
    /// The background job that works on it.
    pub job: Option<JobId>,
    /// When it ended.
    pub finished_at: Option<Moment>,
}

impl Run {
    /// Which of the rows holds the headings, as an index.
    pub fn heading_index(&self) -> usize {
        usize::try_from(self.heading_place).unwrap_or(0)
    }

    /// How many columns, as a length.
    pub fn columns(&self) -> usize {
        usize::try_from(self.column_count).unwrap_or(0)
    }
}

/// A run that begins.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// In how many parts its rows lie.
    pub part_count: i64,
    /// How many rows the list has.
    pub row_count: i64,
    /// How many columns.
    pub column_count: i64,
    /// How many further sheets the file had.
    pub further_sheets: i64,
    /// Which of the rows holds the headings.
    pub heading_place: i64,
    /// Which column means what, as far as it is known.
    pub mapping: Mapping,
}

/// Adds the run of the permit.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<ImportId>, new: &NewRun) -> Result<()> {
    sql!(
        "INSERT INTO imports_run
             (id, account_id, state, uploaded_at, part_count, row_count, column_count, further_sheets, heading_place, mapping)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    )
    .bind(&permit.id())
    .bind(&permit.account())
    .bind(&RunState::Staged)
    .bind(&permit.now())
    .bind(&new.part_count)
    .bind(&new.row_count)
    .bind(&new.column_count)
    .bind(&new.further_sheets)
    .bind(&new.heading_place)
    .bind(&new.mapping)
    .run(tx)
    .await?;
    Ok(())
}

/// The run of the permit.
///
/// # Errors
/// What the database reports.
pub async fn of_file(tx: &mut Tx, permit: &Permit<ImportId>) -> Result<Option<Run>> {
    Ok(one(tx, permit.id())
        .await?
        .filter(|run| run.account == permit.account()))
}

/// A run of the own account.
///
/// # Errors
/// What the database reports.
pub async fn own(tx: &mut Tx, permit: &Permit<House>, id: ImportId) -> Result<Option<Run>> {
    Ok(one(tx, id).await?.filter(|run| run.account == permit.account()))
}

async fn one(tx: &mut Tx, id: ImportId) -> db::failure::Result<Option<Run>> {
    sql!(
        "SELECT id, account_id, state, uploaded_at, part_count, row_count, column_count, further_sheets, heading_place,
             mapping, job_id, finished_at
         FROM imports_run WHERE id = $1"
    )
    .bind(&id)
    .first(tx, run)
    .await
}

/// The runs of the own account, the newest first, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn list(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Run>> {
    Ok(sql!(
        "SELECT id, account_id, state, uploaded_at, part_count, row_count, column_count, further_sheets, heading_place,
             mapping, job_id, finished_at
         FROM imports_run WHERE account_id = $1 ORDER BY uploaded_at DESC, id DESC LIMIT 50"
    )
    .bind(&permit.account())
    .all(tx, run)
    .await?)
}

/// Notes which column means what; false once rows are being taken over.
///
/// # Errors
/// What the database reports.
pub async fn set_mapping(
    tx: &mut Tx,
    permit: &Permit<ImportId>,
    (heading_place, mapping): (i64, &Mapping),
    state: RunState,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE imports_run SET heading_place = $1, mapping = $2, state = $3
         WHERE id = $4 AND state IN ('staged', 'checked')"
    )
    .bind(&heading_place)
    .bind(mapping)
    .bind(&state)
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Hands a run over to a job; false if it is in another state by now.
///
/// # Errors
/// What the database reports.
pub async fn begin(
    tx: &mut Tx,
    (id, account): (ImportId, AccountId),
    (from, to): (RunState, RunState),
    job: JobId,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE imports_run SET state = $1, job_id = $2 WHERE id = $3 AND account_id = $4 AND state = $5"
    )
    .bind(&to)
    .bind(&job)
    .bind(&id)
    .bind(&account)
    .bind(&from)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// The run that a job works on.
///
/// # Errors
/// What the database reports.
pub async fn of_job(tx: &mut Tx, _permit: &JobPermit, job: JobId) -> Result<Option<Run>> {
    Ok(sql!(
        "SELECT id, account_id, state, uploaded_at, part_count, row_count, column_count, further_sheets, heading_place,
             mapping, job_id, finished_at
         FROM imports_run WHERE job_id = $1"
    )
    .bind(&job)
    .first(tx, run)
    .await?)
}

/// Ends a run.
///
/// # Errors
/// What the database reports.
pub async fn finish(tx: &mut Tx, permit: &JobPermit, id: ImportId, state: RunState) -> Result<()> {
    sql!("UPDATE imports_run SET state = $1, finished_at = $2 WHERE id = $3")
        .bind(&state)
        .bind(&permit.now())
        .bind(&id)
        .run(tx)
        .await?;
    Ok(())
}

/// The runs whose list nobody took over since it was sent before a moment, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn forgotten(tx: &mut Tx, _permit: &JobPermit, before: Moment) -> Result<Vec<ImportId>> {
    Ok(sql!(
        "SELECT id FROM imports_run
         WHERE state IN ('staged', 'checked') AND uploaded_at < $1
         ORDER BY uploaded_at LIMIT 50"
    )
    .bind(&before)
    .all(tx, |row| row.get("id"))
    .await?)
}

/// The runs whose job was given up, which began with a list sent before a moment, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn stranded(tx: &mut Tx, _permit: &JobPermit, before: Moment) -> Result<Vec<ImportId>> {
    Ok(sql!(
        "SELECT r.id FROM imports_run r LEFT JOIN post_job j ON j.id = r.job_id
         WHERE r.state IN ('running', 'undoing') AND r.uploaded_at < $1 AND (j.id IS NULL OR j.state = 'failed')
         ORDER BY r.uploaded_at LIMIT 50"
    )
    .bind(&before)
    .all(tx, |row| row.get("id"))
    .await?)
}

/// The ended runs whose key is still there, at most a hundred.
///
/// # Errors
/// What the database reports.
pub async fn with_a_key_to_destroy(tx: &mut Tx, _permit: &JobPermit) -> Result<Vec<ImportId>> {
    Ok(sql!(
        "SELECT id FROM imports_run
         WHERE state IN ('done', 'undoing', 'undone') AND has_key
         ORDER BY uploaded_at LIMIT 100"
    )
    .all(tx, |row| row.get("id"))
    .await?)
}

/// Notes that the key is destroyed.
///
/// # Errors
/// What the database reports.
pub async fn note_key_destroyed(tx: &mut Tx, _permit: &JobPermit, id: ImportId) -> Result<()> {
    sql!("UPDATE imports_run SET has_key = FALSE WHERE id = $1")
        .bind(&id)
        .run(tx)
        .await?;
    Ok(())
}

/// The runs that ended before a moment, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn ended_before(tx: &mut Tx, _permit: &JobPermit, before: Moment) -> Result<Vec<ImportId>> {
    Ok(sql!(
        "SELECT id FROM imports_run
         WHERE state IN ('done', 'undone') AND NOT has_key AND finished_at < $1
         ORDER BY uploaded_at LIMIT 50"
    )
    .bind(&before)
    .all(tx, |row| row.get("id"))
    .await?)
}

/// Takes a run away with its parts and with what is known of what it made; what it made stays.
///
/// # Errors
/// What the database reports.
pub async fn delete(tx: &mut Tx, id: ImportId) -> Result<()> {
    for statement in [
        sql!("DELETE FROM imports_made WHERE run_id = $1"),
        sql!("DELETE FROM imports_part WHERE run_id = $1"),
        sql!("DELETE FROM imports_run WHERE id = $1"),
    ] {
        statement.bind(&id).run(tx).await?;
    }
    Ok(())
}

fn run(row: &Row<'_>) -> db::failure::Result<Run> {
    Ok(Run {
        id: row.get("id")?,
        account: row.get("account_id")?,
        state: row.get("state")?,
        uploaded_at: row.get("uploaded_at")?,
        part_count: row.get("part_count")?,
        row_count: row.get("row_count")?,
        column_count: row.get("column_count")?,
        further_sheets: row.get("further_sheets")?,
        heading_place: row.get("heading_place")?,
        mapping: row.get("mapping")?,
        job: row.get("job_id")?,
        finished_at: row.get("finished_at")?,
    })
}
