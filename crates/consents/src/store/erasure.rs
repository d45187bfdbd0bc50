//! Erasing what this room keeps of persons, before their subjects and keys go. Whether it is time decides the caller.

use access::permit::JobPermit;
use base::ids::{CaseId, PersonId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Erases declarations, scans, withdrawals, disclosures and requests by law of these persons.
///
/// # Errors
/// What the database reports.
pub async fn erase(tx: &mut Tx, _permit: &JobPermit, persons: &[PersonId]) -> Result<()> {
    for person in persons {
        for statement in [
            // What went out after two entries were joined may rest on rows that went back when they were parted.
            sql!(
                "UPDATE consents_disclosure_item SET consent_row_id = NULL
                 WHERE person_id <> $1 AND consent_row_id IN (SELECT id FROM consents_row WHERE person_id = $1)"
            ),
            sql!(
                "UPDATE consents_disclosure_item SET release_row_id = NULL
                 WHERE person_id <> $1 AND release_row_id IN (SELECT id FROM consents_row WHERE person_id = $1)"
            ),
            sql!("DELETE FROM consents_disclosure_item WHERE person_id = $1"),
            sql!(
                "UPDATE consents_disclosure SET duty_id = NULL
                 WHERE person_id <> $1 AND duty_id IN (SELECT id FROM consents_duty WHERE person_id = $1)"
            ),
            sql!("DELETE FROM consents_disclosure WHERE person_id = $1"),
            sql!("DELETE FROM consents_duty WHERE person_id = $1"),
            sql!("DELETE FROM consents_scan_chunk WHERE person_id = $1"),
            sql!("DELETE FROM consents_scan WHERE person_id = $1"),
            sql!("DELETE FROM consents_signature WHERE person_id = $1"),
            sql!("DELETE FROM consents_row WHERE person_id = $1"),
            sql!("DELETE FROM consents_withdrawal WHERE person_id = $1"),
            sql!("DELETE FROM consents_declaration WHERE person_id = $1"),
            sql!("DELETE FROM consents_named_recipient WHERE person_id = $1"),
        ] {
            statement.bind(person).run(tx).await?;
        }
    }
    Ok(())
}

/// What was disclosed from a case stays with the persons it was about; which case it was is forgotten.
///
/// # Errors
/// What the database reports.
pub async fn forget_case(tx: &mut Tx, _permit: &JobPermit, case: CaseId) -> Result<()> {
    sql!("UPDATE consents_disclosure SET case_id = NULL WHERE case_id = $1")
        .bind(&case)
        .run(tx)
        .await
        .map(drop)
}
