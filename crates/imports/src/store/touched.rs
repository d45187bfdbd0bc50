//! SQL that tells which of the rows that were taken over somebody has worked on since.
//!
//! Every change of a file by somebody leaves its line in the audit trail, whichever room it happened in; changes by
//! nightly jobs show in the version of the row.

use access::act::Act;
use access::failure::Result;
use base::ids::ImportId;
use db::sql;
use db::tx::Tx;

/// How many of them are named.
pub const MOST: usize = 500;

/// A row that somebody has worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The number of the row in the list.
    pub row: u32,
    /// The code of its case, if it has one.
    pub code: Option<String>,
}

/// The rows of a run that somebody has worked on, from one number to another, both included, at most [`MOST`].
///
/// # Errors
/// What the database reports.
pub async fn touched(tx: &mut Tx, run: ImportId, (from, to): (u32, u32)) -> Result<Vec<Touched>> {
    let reading: Vec<Act> = Act::ALL
        .iter()
        .copied()
        .filter(|act| act.is_audited_when_reading())
        .collect();
    let found: Vec<(i64, Option<String>)> = sql!(
        "SELECT m.row_number, c.code
         FROM imports_made m
         LEFT JOIN cases_case c ON c.id = m.case_id
         LEFT JOIN people_person p ON p.id = m.person_id
         LEFT JOIN cases_contact_card k ON k.id = m.card_id
         WHERE m.run_id = $1 AND m.row_number >= $2 AND m.row_number <= $3 AND m.state = 'made'
           AND (c.version > 1 OR p.version > 1 OR k.version > 1 OR k.closed_on IS NOT NULL
             OR EXISTS (SELECT 1 FROM access_audit a
                        WHERE a.subject_id IN (m.person_id, m.case_id, m.card_id)
                          AND a.account_id IS NOT NULL AND (a.act IN ($4..$53)) IS NOT TRUE)
             OR EXISTS (SELECT 1 FROM access_participant t WHERE t.person_id = m.person_id AND t.case_id <> m.case_id)
             OR EXISTS (SELECT 1 FROM access_participant t WHERE t.case_id = m.case_id AND t.person_id <> m.person_id)
             OR EXISTS (SELECT 1 FROM cases_contact n WHERE n.case_id = m.case_id)
             OR EXISTS (SELECT 1 FROM cases_contact n WHERE n.person_id = m.person_id)
             OR EXISTS (SELECT 1 FROM cases_contact n WHERE n.file_id = m.card_id))
         ORDER BY m.row_number
         LIMIT 500"
    )
    .bind(&run)
    .bind(&i64::from(from))
    .bind(&i64::from(to))
    .bind_50(&reading)
    .all(tx, |row| Ok((row.get("row_number")?, row.get("code")?)))
    .await?;
    let rows = found.into_iter().map(|(row, code)| Touched {
        row: u32::try_from(row).unwrap_or(0),
        code,
    });
    Ok(rows.collect())
}

/// Whether somebody has worked on what was made of this row.
///
/// # Errors
/// What the database reports.
pub async fn is_touched(tx: &mut Tx, run: ImportId, row: u32) -> Result<bool> {
    Ok(!touched(tx, run, (row, row)).await?.is_empty())
}
