//! SQL of the rows of a list, a hundred to a part: sealed with the key of the list, beside what was found out about them.

use access::failure::Result;
use access::permit::{JobPermit, Permit};
use base::ids::{Ids, ImportId};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealable, Sealed, SubjectKey};

use crate::finding::Findings;
use web::upload::sheet::Row;

/// How many rows a part has.
pub const ROWS: usize = 100;

const CONTENT: &str = "imports_part.content";

/// The rows of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows(pub Vec<Row>);

impl Sealable for Rows {
    fn to_plain(&self) -> Vec<u8> {
        serde_json::to_vec(&self.0).unwrap_or_default()
    }

    fn from_plain(plain: &[u8]) -> Option<Self> {
        serde_json::from_slice(plain).ok().map(Self)
    }
}

/// A part, opened.
#[derive(Debug)]
pub struct Part {
    /// Its number, from 0.
    pub number: i64,
    /// Its rows.
    pub rows: Open<Rows>,
    /// What was found out about them.
    pub findings: Findings,
}

fn place(run: ImportId, number: i64) -> Place {
    let number = u128::try_from(number).unwrap_or(0);
    Place {
        column: CONTENT,
        row: run.uuid().as_u128().wrapping_add(number).to_be_bytes(),
    }
}

/// Adds the rows of the list of the permit, in parts; says how many parts.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<ImportId>, rows: &[Row], ids: &Ids) -> Result<()> {
    for (number, rows) in (0..).zip(rows.chunks(ROWS)) {
        let content = Sealed::seal(
            &Rows(rows.to_vec()),
            permit.key()?,
            place(permit.id(), number),
            ids,
        );
        sql!("INSERT INTO imports_part (run_id, number, content, findings) VALUES ($1, $2, $3, '')")
            .bind(&permit.id())
            .bind(&number)
            .bind(&content)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// The parts of the list of the permit from one number to another, both included.
///
/// # Errors
/// What the database reports, or a part that does not open.
pub async fn read(tx: &mut Tx, permit: &Permit<ImportId>, (from, to): (i64, i64)) -> Result<Vec<Part>> {
    opened(tx, (permit.id(), permit.key()?), (from, to)).await
}

/// The same for a job.
///
/// # Errors
/// What the database reports, or a part that does not open.
pub async fn read_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (run, key): (ImportId, &SubjectKey),
    number: i64,
) -> Result<Option<Part>> {
    Ok(opened(tx, (run, key), (number, number)).await?.pop())
}

async fn opened(
    tx: &mut Tx,
    (run, key): (ImportId, &SubjectKey),
    (from, to): (i64, i64),
) -> Result<Vec<Part>> {
    let sealed: Vec<(i64, Sealed<Rows>, Findings)> = sql!(
        "SELECT number, content, findings FROM imports_part
         WHERE run_id = $1 AND number >= $2 AND number <= $3 AND content IS NOT NULL
         ORDER BY number
         LIMIT 200"
    )
    .bind(&run)
    .bind(&from)
    .bind(&to)
    .all(tx, |row| {
        Ok((row.get("number")?, row.get("content")?, row.get("findings")?))
    })
    .await?;
    let open = |(number, content, findings): (i64, Sealed<Rows>, Findings)| {
        Ok(Part {
            number,
            rows: content.open(key, place(run, number), store_seat!())?,
            findings,
        })
    };
    sealed.into_iter().map(open).collect()
}

/// What was found out about the rows of a run that belongs to the one who asks, part by part.
///
/// # Errors
/// What the database reports.
pub async fn findings(tx: &mut Tx, run: ImportId) -> Result<Vec<(i64, Findings)>> {
    Ok(
        sql!("SELECT number, findings FROM imports_part WHERE run_id = $1 ORDER BY number LIMIT 200")
            .bind(&run)
            .all(tx, |row| Ok((row.get("number")?, row.get("findings")?)))
            .await?,
    )
}

/// Notes what was found out about the rows of a part.
///
/// # Errors
/// What the database reports.
pub async fn set_findings(
    tx: &mut Tx,
    permit: &Permit<ImportId>,
    number: i64,
    findings: &Findings,
) -> Result<()> {
    sql!("UPDATE imports_part SET findings = $1 WHERE run_id = $2 AND number = $3")
        .bind(findings)
        .bind(&permit.id())
        .bind(&number)
        .run(tx)
        .await?;
    Ok(())
}

/// Forgets the rows of a list; what was found out about them stays.
///
/// # Errors
/// What the database reports.
pub async fn forget_rows(tx: &mut Tx, _permit: &JobPermit, run: ImportId) -> Result<()> {
    sql!("UPDATE imports_part SET content = NULL WHERE run_id = $1")
        .bind(&run)
        .run(tx)
        .await?;
    Ok(())
}
