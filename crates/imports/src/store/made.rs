//! SQL of what was made of rows: random ids only, so that an interrupted run goes on and a finished one can be taken back.

use access::failure::Result;
use access::permit::JobPermit;
use base::ids::{CaseId, ContactId, ImportId, PersonId};
use db::sql;
use db::tx::Tx;

db::coded! {
    /// What happened to a row.
    pub enum MadeState {
        /// It was taken over.
        Made = "made",
        /// It could not be read any more and was left out.
        Left = "left",
        /// It was taken back.
        TakenBack = "taken_back",
        /// It was not taken back, because somebody has worked on it.
        Kept = "kept",
    }
}

/// What was made of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// The number of the row.
    pub row: u32,
    /// What happened to it.
    pub state: MadeState,
    /// The person.
    pub person: Option<PersonId>,
    /// The case.
    pub case: Option<CaseId>,
    /// The contact card.
    pub card: Option<ContactId>,
}

/// How many rows became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Persons with a case.
    pub cases: i64,
    /// Contact cards.
    pub cards: i64,
    /// Taken back.
    pub taken_back: i64,
    /// Not taken back, because somebody has worked on it.
    pub kept: i64,
}

/// Notes what was made of rows.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, _permit: &JobPermit, run: ImportId, made: &[Made]) -> Result<()> {
    sql!(
        "INSERT INTO imports_made (run_id, row_number, state, person_id, case_id, card_id)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .run_for_each(tx, made, |row, made| {
        row.bind(&run)
            .bind(&i64::from(made.row))
            .bind(&made.state)
            .bind(&made.person)
            .bind(&made.case)
            .bind(&made.card)
    })
    .await?;
    Ok(())
}

/// The rows of a run after a number that have this state, at most five hundred.
///
/// # Errors
/// What the database reports.
pub async fn after(tx: &mut Tx, run: ImportId, (row, state): (u32, MadeState)) -> Result<Vec<Made>> {
    Ok(sql!(
        "SELECT row_number, state, person_id, case_id, card_id FROM imports_made
         WHERE run_id = $1 AND row_number > $2 AND state = $3
         ORDER BY row_number LIMIT 500"
    )
    .bind(&run)
    .bind(&i64::from(row))
    .bind(&state)
    .all(tx, made)
    .await?)
}

/// The numbers of the rows of a run that are dealt with, from one number to another, both included.
///
/// # Errors
/// What the database reports.
pub async fn numbers(tx: &mut Tx, run: ImportId, (from, to): (u32, u32)) -> Result<Vec<u32>> {
    let numbers: Vec<i64> = sql!(
        "SELECT row_number FROM imports_made
         WHERE run_id = $1 AND row_number >= $2 AND row_number <= $3
         ORDER BY row_number LIMIT 20000"
    )
    .bind(&run)
    .bind(&i64::from(from))
    .bind(&i64::from(to))
    .all(tx, |row| row.get("row_number"))
    .await?;
    Ok(numbers
        .into_iter()
        .filter_map(|number| u32::try_from(number).ok())
        .collect())
}

/// Notes what happened to a row afterwards.
///
/// # Errors
/// What the database reports.
pub async fn set_state(
    tx: &mut Tx,
    _permit: &JobPermit,
    (run, row): (ImportId, u32),
    state: MadeState,
) -> Result<()> {
    sql!("UPDATE imports_made SET state = $1 WHERE run_id = $2 AND row_number = $3")
        .bind(&state)
        .bind(&run)
        .bind(&i64::from(row))
        .run(tx)
        .await?;
    Ok(())
}

/// How many rows of a run became what.
///
/// # Errors
/// What the database reports.
pub async fn counts(tx: &mut Tx, run: ImportId) -> Result<Counts> {
    let counted: Vec<(MadeState, i64, i64)> = sql!(
        "SELECT state, COUNT(*) AS rows_of_it, COUNT(card_id) AS cards FROM imports_made
         WHERE run_id = $1 GROUP BY state"
    )
    .bind(&run)
    .all(tx, |row| {
        Ok((row.get("state")?, row.get("rows_of_it")?, row.get("cards")?))
    })
    .await?;
    let mut counts = Counts::default();
    for (state, rows, cards) in counted {
        match state {
            MadeState::Made => (counts.cases, counts.cards) = (rows - cards, cards),
            MadeState::TakenBack => counts.taken_back = rows,
            MadeState::Kept => counts.kept = rows,
            MadeState::Left => {}
        }
    }
    Ok(counts)
}

fn made(row: &db::row::Row<'_>) -> db::failure::Result<Made> {
    Ok(Made {
        row: u32::try_from(row.get::<i64>("row_number")?).unwrap_or(0),
        state: row.get("state")?,
        person: row.get("person_id")?,
        case: row.get("case_id")?,
        card: row.get("card_id")?,
    })
}
