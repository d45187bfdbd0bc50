//! Offers of the demo: the marked examples, and very many invented ones for measuring. Those from public sources come with
//! the district.

use access::back_door::BackDoor;
use base::ids::Ids;
use directory::bulk;
use directory::shipped::Part;
use organisation::model::ags::DistrictAgs;

use super::district;
use crate::failure::Result;

/// Adds the examples that come with the program.
///
/// # Errors
/// What the database reports.
pub(super) async fn examples(back_door: &BackDoor, district: &DistrictAgs) -> Result<()> {
    let mut tx = back_door.write().await?;
    district::offers(&mut tx, back_door, (Part::Examples, district)).await?;
    Ok(tx.commit().await?)
}

/// Adds so many invented offers, the same for the same seed.
///
/// # Errors
/// What the database reports.
pub(super) async fn add(back_door: &BackDoor, (count, seed): (usize, u64)) -> Result<()> {
    let clock = back_door.access().clock();
    let ids = Ids::seeded(clock.clone(), seed);
    for start in (0..count).step_by(bulk::AT_ONCE) {
        let numbers = start..count.min(start + bulk::AT_ONCE);
        let mut tx = back_door.write().await?;
        bulk::insert(&mut tx, numbers, (&ids, clock.now())).await?;
        tx.commit().await?;
    }
    if count > 0 {
        back_door.district().count_anew().await?;
    }
    Ok(())
}
