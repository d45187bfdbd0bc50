//! Whose work the posts of case management are in the demo, so that the caseload follows the share of a post. The district
//! file stays as it is: nobody has published who works there.

use access::back_door::BackDoor;
use access::permit::JobPurpose;
use base::day::Day;
use base::fte::Fte;
use base::ids::{FillingId, Ids, MunicipalityId};
use organisation::model::evidence::Evidence;
use organisation::model::post::{Filling, Function, Post};
use organisation::model::structure::Structure;
use organisation::model::validity::Validity;
use organisation::store::post::fill_for_a_job;

use crate::demo::persons::Carer;
use crate::failure::{CommandFailure, Result};

/// Since when the invented people work there, in days.
const SINCE_DAYS: i32 = 900;
/// Of so many municipalities one has somebody part-time.
const PART_TIME_EVERY: usize = 4;
/// What a part-time post is, in thousandths.
const PART_TIME: i64 = 750;

/// Gives each post of case management to one who works in its municipality, as long as there are any; others stay
/// without a post.
///
/// # Errors
/// What the database reports.
pub(crate) async fn fill(
    back_door: &BackDoor,
    ids: &Ids,
    structure: &Structure,
    carers: &[Carer],
) -> Result<()> {
    let today = back_door.access().clock().today();
    let since = today.plus_days(-SINCE_DAYS);
    let validity = Validity::new(since, None)
        .map_err(|_| CommandFailure::Found("Die Besetzungen der Demo haben keinen Beginn.".to_owned()))?;
    let permit = back_door.job(JobPurpose::Import).await?;
    let mut tx = back_door.write().await?;
    for (number, municipality) in structure.municipalities.iter().enumerate() {
        let whole = if number % PART_TIME_EVERY == PART_TIME_EVERY - 1 {
            PART_TIME
        } else {
            1_000
        };
        let own = carers
            .iter()
            .filter(|carer| carer.place.municipality == municipality.id);
        for (post, carer) in posts_in(structure, municipality.id, today).into_iter().zip(own) {
            let filling = Filling {
                id: FillingId::from_uuid(ids.next()),
                validity,
                fte: Some(Fte::from_thousandths(whole)),
                person: None,
                account: Some(carer.account),
                evidence: Evidence::stated("Erfunden für die Demo"),
            };
            if post.clone().fill(filling.clone()).is_ok() {
                fill_for_a_job(&mut tx, &permit, post.id, &filling).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(())
}

/// The posts of case management in a municipality or one of its social areas.
fn posts_in(structure: &Structure, municipality: MunicipalityId, day: Day) -> Vec<&Post> {
    let is_there = |post: &&Post| {
        let place = post.allocation.value_on(day).map(|one| one.workplace);
        post.function == Function::CaseManagement
            && place.and_then(|place| structure.municipality_of(place)) == Some(municipality)
    };
    let mut posts: Vec<&Post> = structure.posts.iter().filter(is_there).collect();
    posts.sort_by(|one, other| one.title.cmp(&other.title));
    posts
}
