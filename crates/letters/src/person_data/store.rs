//! SQL that erases letters, documents and maps of a case.

use base::ids::CaseId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Erases all of a case.
pub(super) async fn erase(tx: &mut Tx, case: CaseId) -> Result<()> {
    for statement in [
        sql!("DELETE FROM letters_piece WHERE case_id = $1"),
        sql!("DELETE FROM letters_document WHERE case_id = $1"),
        sql!("DELETE FROM letters_letter WHERE case_id = $1"),
        sql!("DELETE FROM letters_tie WHERE case_id = $1"),
        sql!("DELETE FROM letters_resource WHERE case_id = $1"),
    ] {
        statement.bind(&case).run(tx).await?;
    }
    Ok(())
}
