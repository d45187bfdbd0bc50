//! Tells the gate which municipality lies in which region, so that it knows who works in the same region.
//! Knows no account and no case.

use access::subject::store::set_area;
use base::day::Day;
use db::failure::Result;
use db::tx::Tx;

use crate::model::structure::Structure;
use crate::store::structure::load;

/// Tells the regions of this day; called after an import, after a redistricting, and each day by a job, because a
/// redistricting may lie ahead.
pub async fn tell_the_gate(tx: &mut Tx, structure: &Structure, day: Day) -> Result<()> {
    for municipality in &structure.municipalities {
        if let Some(region) = municipality.region.value_on(day) {
            set_area(tx, &municipality.id.to_string(), &region.to_string()).await?;
        }
    }
    Ok(())
}

/// The same, for the daily job that has no structure at hand.
pub async fn tell_the_gate_of_the_day(tx: &mut Tx, day: Day) -> Result<()> {
    match load(tx).await? {
        Some(structure) => tell_the_gate(tx, &structure, day).await,
        None => Ok(()),
    }
}
