//! SQL of participants: who takes part in a case. Whoever may open the case opens these persons with it.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::ids::{AccountId, CaseId, PersonId};
use base::moment::Moment;

use crate::permit::Permit;
use crate::subject::store::protection;

/// Lets a person take part in a case; whoever holds both permits may join them. Who joins a protected case is protected
/// with it.
///
/// # Errors
/// What the database reports.
pub async fn join(tx: &mut Tx, case: &Permit<CaseId>, person: &Permit<PersonId>) -> Result<()> {
    add(tx, case.id(), person.id()).await?;
    let (of, along) = (case.id().to_string(), person.id().to_string());
    protection::come_along(tx, (&of, &along), (case.account(), case.now())).await
}

/// Lets a person take part in a case, for an import or where two entries become one person; false if the person did
/// already.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, case: CaseId, person: PersonId) -> Result<bool> {
    Ok(add_many(tx, &[(case, person)]).await? == 1)
}

/// Lets many persons take part, each in a case; returns how many did not yet.
///
/// # Errors
/// What the database reports.
pub async fn add_many(tx: &mut Tx, pairs: &[(CaseId, PersonId)]) -> Result<u64> {
    sql!(
        "INSERT INTO access_participant (case_id, person_id) VALUES ($1, $2)
         ON CONFLICT (case_id, person_id) DO NOTHING"
    )
    .run_for_each(tx, pairs, |row, (case, person)| row.bind(case).bind(person))
    .await
}

/// Takes a person out of the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn leave(tx: &mut Tx, case: &Permit<CaseId>, person: PersonId) -> Result<()> {
    remove(tx, case.id(), person).await
}

/// Takes a person out of a case, where one person becomes two entries again.
///
/// # Errors
/// What the database reports.
pub async fn remove(tx: &mut Tx, case: CaseId, person: PersonId) -> Result<()> {
    sql!("DELETE FROM access_participant WHERE case_id = $1 AND person_id = $2")
        .bind(&case)
        .bind(&person)
        .run(tx)
        .await
        .map(drop)
}

/// The persons who take part in a case, at most fifty.
pub(crate) async fn of(tx: &mut Tx, case: CaseId) -> Result<Vec<PersonId>> {
    sql!("SELECT person_id FROM access_participant WHERE case_id = $1 ORDER BY person_id LIMIT 50")
        .bind(&case)
        .all(tx, |row| row.get("person_id"))
        .await
}

/// The persons who take part in a case and are not hidden from this account, at most fifty.
pub(crate) async fn seen_by(
    tx: &mut Tx,
    case: CaseId,
    (viewer, now): (AccountId, Moment),
) -> Result<Vec<PersonId>> {
    sql!(
        "SELECT p.person_id FROM access_participant p
         JOIN access_subject q ON q.id = p.person_id
         WHERE p.case_id = $1
           AND (NOT q.is_restricted OR q.account_id = $2 OR EXISTS (
                SELECT 1 FROM access_protection g
                JOIN access_protection_name n ON n.group_id = g.group_id
                WHERE g.subject_id = q.id AND g.lifted_at IS NULL
                  AND n.account_id = $2 AND n.ends_at > $3 AND n.ended_at IS NULL))
         ORDER BY p.person_id
         LIMIT 50"
    )
    .bind(&case)
    .bind(&viewer)
    .bind(&now)
    .all(tx, |row| row.get("person_id"))
    .await
}

/// The cases in which the person of the permit takes part and that are not hidden from its account, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn cases_of(tx: &mut Tx, person: &Permit<PersonId>) -> Result<Vec<CaseId>> {
    sql!(
        "SELECT p.case_id FROM access_participant p
         JOIN access_subject c ON c.id = p.case_id
         WHERE p.person_id = $1
           AND (NOT c.is_restricted OR c.account_id = $2 OR EXISTS (
                SELECT 1 FROM access_protection g
                JOIN access_protection_name n ON n.group_id = g.group_id
                WHERE g.subject_id = c.id AND g.lifted_at IS NULL
                  AND n.account_id = $2 AND n.ends_at > $3 AND n.ended_at IS NULL))
         ORDER BY p.case_id
         LIMIT 50"
    )
    .bind(&person.id())
    .bind(&person.account())
    .bind(&person.now())
    .all(tx, |row| row.get("case_id"))
    .await
}
