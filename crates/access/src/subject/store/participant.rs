//! SQL of participants: who takes part in a case. Whoever may open the case opens these persons with it.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::ids::{CaseId, PersonId};

use crate::permit::Permit;

/// Lets a person take part in a case; whoever holds both permits may join them.
///
/// # Errors
/// What the database reports.
pub async fn join(tx: &mut Tx, case: &Permit<CaseId>, person: &Permit<PersonId>) -> Result<()> {
    add(tx, case.id(), person.id()).await.map(drop)
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

/// The cases in which the person of the permit takes part, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn cases_of(tx: &mut Tx, person: &Permit<PersonId>) -> Result<Vec<CaseId>> {
    sql!("SELECT case_id FROM access_participant WHERE person_id = $1 ORDER BY case_id LIMIT 50")
        .bind(&person.id())
        .all(tx, |row| row.get("case_id"))
        .await
}
