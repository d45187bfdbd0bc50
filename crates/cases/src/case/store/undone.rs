//! SQL that takes back a case which a job made and nobody has worked on. Not the erasure of a case that was worked on.

use access::permit::JobPermit;
use access::subject::store as subjects;
use base::ids::CaseId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Takes the case back with its history, participants and flags, and says whether there was one; what other rooms hang
/// onto it makes the statement fail. The key is destroyed by the caller.
///
/// # Errors
/// What the database reports.
pub async fn take_back(tx: &mut Tx, _permit: &JobPermit, case: CaseId) -> Result<bool> {
    for statement in [
        sql!("DELETE FROM cases_flag WHERE case_id = $1"),
        sql!("DELETE FROM cases_participant WHERE case_id = $1"),
        sql!("DELETE FROM cases_state WHERE case_id = $1"),
    ] {
        statement.bind(&case).run(tx).await?;
    }
    let gone = sql!("DELETE FROM cases_case WHERE id = $1")
        .bind(&case)
        .run(tx)
        .await?;
    subjects::delete(tx, &case.to_string()).await?;
    Ok(gone > 0)
}
