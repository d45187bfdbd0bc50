//! SQL of households. Who lives in one is a column of the person, changed with the person's permit.

use access::failure::Result;
use access::permit::Permit;
use base::ids::{HouseholdId, PersonId};
use base::moment::Moment;
use db::sql;
use db::tx::Tx;

/// Lets the person of the permit live in a household, which is made if it is not there; the one before is gone if
/// nobody is left in it.
///
/// # Errors
/// What the database reports.
pub async fn join(tx: &mut Tx, permit: &Permit<PersonId>, household: HouseholdId) -> Result<()> {
    insert_if_missing(tx, [household], permit.now()).await?;
    move_to(tx, permit, Some(household)).await
}

/// Takes the person of the permit out of the household.
///
/// # Errors
/// What the database reports.
pub async fn leave(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<()> {
    move_to(tx, permit, None).await
}

async fn move_to(tx: &mut Tx, permit: &Permit<PersonId>, household: Option<HouseholdId>) -> Result<()> {
    let before = of(tx, permit.person()).await?;
    sql!(
        "UPDATE people_person
         SET household_id = $1, version = version + 1, changed_at = $2, changed_by = $3
         WHERE id = $4"
    )
    .bind(&household)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.person())
    .run(tx)
    .await?;
    if let Some(before) = before {
        delete_if_empty(tx, before).await?;
    }
    Ok(())
}

/// The household of a person.
pub(crate) async fn of(tx: &mut Tx, person: PersonId) -> db::failure::Result<Option<HouseholdId>> {
    let found = sql!("SELECT household_id FROM people_person WHERE id = $1")
        .bind(&person)
        .first(tx, |row| row.get::<Option<HouseholdId>>("household_id"))
        .await?;
    Ok(found.flatten())
}

pub(crate) async fn insert_if_missing(
    tx: &mut Tx,
    households: impl IntoIterator<Item = HouseholdId>,
    now: Moment,
) -> db::failure::Result<()> {
    sql!("INSERT INTO people_household (id, created_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
        .run_for_each(tx, households, |row, household| row.bind(&household).bind(&now))
        .await
        .map(drop)
}

pub(crate) async fn delete_if_empty(tx: &mut Tx, household: HouseholdId) -> db::failure::Result<()> {
    sql!(
        "DELETE FROM people_household
         WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM people_person p WHERE p.household_id = $1)"
    )
    .bind(&household)
    .run(tx)
    .await
    .map(drop)
}
