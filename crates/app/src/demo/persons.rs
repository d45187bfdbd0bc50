//! Invented households: drawn from the names of `names`, the same for the same seed, each with a case. No row here is
//! a person.

use access::back_door::BackDoor;
use access::permit::JobPurpose;
use base::day::Day;
use base::ids::{AccountId, HouseholdId, Ids, PersonId};
use people::person::born::Born;
use people::person::model::{Contact, Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;

use crate::demo::accounts::Workplace;
use crate::demo::cases::Cases;
use crate::demo::names::{ORIGINS, Origin};
use crate::failure::Result;

/// Households made at once.
const AT_ONCE: usize = 500;
/// Most members of an invented household.
const LARGEST_HOUSEHOLD: usize = 6;

/// Who cares for invented persons, and where.
#[derive(Clone, Copy, Debug)]
pub struct Carer {
    /// The account.
    pub account: AccountId,
    /// Municipality and controller.
    pub place: Workplace,
}

/// Adds `count` households, each with a case, spread over the carers; `progress` hears how many are there.
///
/// # Errors
/// What the database or the key store reports.
pub async fn add(
    back_door: &BackDoor,
    ids: &Ids,
    carers: &[Carer],
    (count, seed): (usize, u64),
    progress: impl Fn(usize),
) -> Result<()> {
    let mut chance = ChaCha20Rng::seed_from_u64(seed);
    let permit = back_door.job(JobPurpose::Import).await?;
    let today = back_door.access().clock().today();
    let mut cases = Cases::drawn(seed, today);
    let mut next_carer = carers.iter().cycle();
    let mut added = 0;
    while added < count {
        let some = AT_ONCE.min(count - added);
        let households: Vec<Vec<NewPerson>> = next_carer
            .by_ref()
            .take(some)
            .map(|carer| household(&mut chance, ids, carer, today))
            .collect();
        if households.is_empty() {
            break;
        }
        let made = bulk_insert(back_door, households.concat()).await?;
        let members: Vec<(PersonId, &NewPerson)> =
            made.into_iter().zip(households.iter().flatten()).collect();
        let mut rest = members.as_slice();
        let apart: Vec<&[(PersonId, &NewPerson)]> = households
            .iter()
            .map(|household| {
                let (own, others) = rest.split_at(household.len().min(rest.len()));
                rest = others;
                own
            })
            .collect();
        cases.add((back_door, &permit), ids, &apart).await?;
        added += some;
        progress(added);
    }
    Ok(())
}

fn household(chance: &mut ChaCha20Rng, ids: &Ids, carer: &Carer, today: Day) -> Vec<NewPerson> {
    let origin = drawn(chance);
    let size = [1, 1, 1, 1, 1, 2, 2, 3, 4, LARGEST_HOUSEHOLD][chance.random_range(0..10)];
    let household = (size > 1).then(|| HouseholdId::from_uuid(ids.next()));
    let family = chance.random_range(0..origin.families_men.len());
    let phone = format!("030 23125 {:03}", chance.random_range(0..1000));
    (0..size)
        .map(|member| {
            let is_woman = chance.random_bool(0.5);
            let given = one_of(chance, if is_woman { origin.women } else { origin.men });
            let families = if is_woman {
                origin.families_women
            } else {
                origin.families_men
            };
            let name = Name {
                given: given.to_owned(),
                family: families
                    .get(family)
                    .or(families.first())
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
                other: String::new(),
            };
            let contact = Contact {
                phone: if member == 0 { phone.clone() } else { String::new() },
                ..Contact::default()
            };
            let details = Details {
                name,
                born: born(chance, member, today),
                contact,
                language: Some(origin.language),
            };
            NewPerson {
                owner: carer.account,
                controller: carer.place.employer,
                municipality: Some(carer.place.municipality),
                household,
                details,
            }
        })
        .collect()
}

/// Two adults, then children; papers with the first of January or only a year are common.
fn born(chance: &mut ChaCha20Rng, member: usize, today: Day) -> Born {
    let age = if member < 2 {
        chance.random_range(19..68)
    } else {
        chance.random_range(0..19)
    };
    let born = today.plus_days(-(age * 365 + chance.random_range(0..365)));
    match chance.random_range(0..20) {
        0 => Born::Year(born.year()),
        1 => Day::new(born.year(), 1, 1).map_or(Born::Unknown, Born::Nominal),
        2 if member > 0 => Born::Unknown,
        _ => Born::Day(born),
    }
}

fn drawn(chance: &mut ChaCha20Rng) -> &'static Origin {
    let total: u32 = ORIGINS.iter().map(|origin| origin.weight).sum();
    let mut left = chance.random_range(0..total);
    for origin in ORIGINS {
        if left < origin.weight {
            return origin;
        }
        left -= origin.weight;
    }
    &ORIGINS[0]
}

fn one_of(chance: &mut ChaCha20Rng, names: &[&'static str]) -> &'static str {
    names[chance.random_range(0..names.len())]
}
