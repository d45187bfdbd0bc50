//! SQL of the night: cards and notes past their time lose everything but their codes.

use access::permit::JobPermit;
use access::subject::store as subjects;
use base::day::Day;
use base::ids::ContactId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// The files to be erased on a day, at most a hundred behind the one named: cards, notes of contacts without a card, requests
/// for an appointment that nobody took up.
///
/// # Errors
/// What the database reports.
pub async fn past(
    tx: &mut Tx,
    _permit: &JobPermit,
    (today, after): (Day, Option<ContactId>),
) -> Result<Vec<ContactId>> {
    sql!(
        "SELECT id FROM (
             SELECT k.id FROM cases_contact_card k WHERE k.erase_on <= $1
             UNION
             SELECT c.file_id AS id FROM cases_contact c WHERE c.erase_on <= $1 AND c.file_id IS NOT NULL
             UNION
             SELECT q.id FROM cases_request q WHERE q.erase_on <= $1 AND q.picked_up_at IS NULL
         ) past
         WHERE id > $2
         ORDER BY id
         LIMIT 100"
    )
    .bind(&today)
    .bind_text(&after.map(|id| id.to_string()).unwrap_or_default())
    .all(tx, |row| row.get("id"))
    .await
}

/// Erases a file: its notes, its card, its hand-over or request and what the gate knows of it. The coded rows go on counting; the
/// key is destroyed by the caller.
///
/// # Errors
/// What the database reports.
pub async fn erase(tx: &mut Tx, _permit: &JobPermit, file: ContactId) -> Result<()> {
    sql!("UPDATE cases_contact SET note = NULL, file_id = NULL, erase_on = NULL WHERE file_id = $1")
        .bind(&file)
        .run(tx)
        .await?;
    sql!("DELETE FROM cases_contact_card WHERE id = $1")
        .bind(&file)
        .run(tx)
        .await?;
    sql!("DELETE FROM cases_hand_over_topic WHERE hand_over_id = $1")
        .bind(&file)
        .run(tx)
        .await?;
    sql!("DELETE FROM cases_hand_over WHERE id = $1")
        .bind(&file)
        .run(tx)
        .await?;
    sql!("DELETE FROM cases_request WHERE id = $1")
        .bind(&file)
        .run(tx)
        .await?;
    subjects::delete(tx, &file.to_string()).await
}
