//! SQL that erases everything that was planned in a case.

use base::ids::CaseId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Erases all of a case, what refers to other rows first.
pub(super) async fn erase(tx: &mut Tx, case: CaseId) -> Result<()> {
    for statement in [
        sql!(
            "DELETE FROM planning_attainment
             WHERE review_id IN (SELECT r.id FROM planning_review r WHERE r.case_id = $1)"
        ),
        sql!("DELETE FROM planning_review WHERE case_id = $1"),
        sql!("DELETE FROM planning_agreement WHERE case_id = $1"),
        sql!("DELETE FROM planning_step WHERE case_id = $1"),
        sql!("UPDATE planning_goal SET parent_id = NULL WHERE case_id = $1"),
        sql!("DELETE FROM planning_goal WHERE case_id = $1"),
        sql!("DELETE FROM planning_decision WHERE case_id = $1"),
        sql!("DELETE FROM planning_circumstances WHERE case_id = $1"),
        sql!("DELETE FROM planning_due WHERE case_id = $1"),
        sql!(
            "DELETE FROM planning_level
             WHERE assessment_id IN (SELECT a.id FROM planning_assessment a WHERE a.case_id = $1)"
        ),
        sql!("DELETE FROM planning_assessment WHERE case_id = $1"),
    ] {
        statement.bind(&case).run(tx).await?;
    }
    Ok(())
}
