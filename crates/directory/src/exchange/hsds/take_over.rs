//! Takes over what a file says: new offers with their ids, offers that are there already as the file has them. All in one
//! transaction of whoever asks: an error leaves nothing.

use std::collections::{BTreeSet, HashMap};

use access::permit::{House, Permit};
use base::ids::{AccountId, OfferId, RowId};
use base::moment::Moment;
use db::failure::Result;
use db::tx::Tx;
use organisation::model::evidence::Evidence;
use organisation::model::organisation::{Organisation, OrganisationKind};
use uuid::Uuid;

use crate::exchange::hsds::ids::derived;
use crate::exchange::hsds::read::{Known, NewOrganisation, Parcel};
use crate::exchange::hsds::store;
use crate::offer::model::Offer;
use crate::offer::store::{self as offers, attached, write};
use crate::place::model::Place;
use crate::place::store as places;
use crate::profile::model::Profile;
use crate::profile::store as profiles;
use crate::search::store::municipalities;

/// Who takes over, when, and whether new offers are shown to the public at once.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// The account.
    pub by: AccountId,
    /// The moment.
    pub now: Moment,
    /// Whether new offers are public; offers that are there stay as public as they are.
    pub is_public: bool,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenOver {
    /// Offers that were not there.
    pub added: usize,
    /// Offers that were there and are now as the file has them.
    pub replaced: usize,
    /// Organisations that were not there.
    pub organisations: usize,
}

/// What a file may name: the municipalities and organisations of the district.
///
/// # Errors
/// What the database reports.
pub async fn known(tx: &mut Tx, now: Moment) -> Result<Known> {
    let municipalities = municipalities(tx).await?.into_iter();
    let organisations = organisation::store::names::organisations(tx).await?;
    Ok(Known {
        municipalities: municipalities
            .filter_map(|municipality| Some((municipality.ags?, municipality.id)))
            .collect(),
        organisations: organisations.into_iter().map(|(id, _)| id).collect(),
        now,
    })
}

/// Takes over a file that was read without mistakes.
///
/// # Errors
/// What the database reports; then the transaction must be dropped.
pub async fn take_over(tx: &mut Tx, permit: &Permit<House>, parcel: Parcel, how: How) -> Result<TakenOver> {
    let organisations = add_organisations(tx, permit, &parcel, how).await?;
    let mut offers = parcel.offers;
    let ids: Vec<OfferId> = offers.iter().map(|offer| offer.id).collect();
    let there = offers::offers(tx, &ids).await?;
    let there: HashMap<OfferId, Offer> = there.into_iter().map(|offer| (offer.id, offer)).collect();
    for id in there.keys() {
        store::clear(tx, *id).await?;
    }
    let mut new_places: Vec<Place> = parcel.places.into_values().collect();
    let place_ids: Vec<_> = new_places.iter().map(|place| place.id).collect();
    let versions = store::versions_of_places(tx, &place_ids).await?;
    for id in versions.keys() {
        store::clear_place(tx, *id).await?;
    }
    give_free_ids(tx, &mut offers, &mut new_places).await?;
    let (known, new): (Vec<Place>, Vec<Place>) = new_places
        .into_iter()
        .partition(|place| versions.contains_key(&place.id));
    places::insert_many(tx, &new).await?;
    for place in known {
        let version = versions.get(&place.id).copied().unwrap_or_default();
        places::save(tx, &Place { version, ..place }, how.now).await?;
    }
    let (replaced, mut added): (Vec<Offer>, Vec<Offer>) = offers
        .into_iter()
        .partition(|offer| there.contains_key(&offer.id));
    for offer in &mut added {
        offer.is_public = how.is_public;
    }
    write::insert_many(tx, &added, Some(how.by)).await?;
    for offer in &replaced {
        if let Some(before) = there.get(&offer.id) {
            replace(tx, (before, offer), how).await?;
        }
    }
    Ok(TakenOver {
        added: added.len(),
        replaced: replaced.len(),
        organisations,
    })
}

async fn replace(tx: &mut Tx, (before, offer): (&Offer, &Offer), how: How) -> Result<()> {
    let offer = Offer {
        version: before.version,
        is_public: before.is_public,
        ..offer.clone()
    };
    write::save(tx, &offer, (Some(how.by), how.now)).await?;
    store::save_capacity_and_confirmation(tx, &offer).await?;
    attached::insert_many(tx, std::slice::from_ref(&offer)).await
}

/// Adds organisations that are not there, with what the directory says of them; those that are there keep their data.
async fn add_organisations(tx: &mut Tx, permit: &Permit<House>, parcel: &Parcel, how: How) -> Result<usize> {
    let known = organisation::store::names::organisations(tx).await?;
    let known: BTreeSet<_> = known.into_iter().map(|(id, _)| id).collect();
    let new = || {
        parcel
            .organisations
            .values()
            .filter(|organisation| !known.contains(&organisation.id))
    };
    for organisation in new() {
        let entry = Organisation {
            id: organisation.id,
            name: organisation.name.clone(),
            short_name: organisation.short_name.clone(),
            kind: OrganisationKind::Other,
            part_of: None,
            controller: None,
            evidence: Evidence::stated(format!("HSDS-Datei, eingelesen am {}", how.now.day().german())),
        };
        organisation::store::organisation::add(tx, permit, &entry).await?;
    }
    let described: Vec<Profile> = new().map(|organisation| profile(organisation, how)).collect();
    profiles::insert_many(tx, &described).await?;
    Ok(described.len())
}

fn profile(organisation: &NewOrganisation, how: How) -> Profile {
    Profile {
        organisation: organisation.id,
        description: organisation.description.clone(),
        email: organisation.email.clone(),
        website: organisation.website.clone(),
        is_listed: how.is_public,
        phones: organisation.phones.clone(),
        modified_at: how.now,
        version: 1,
    }
}

/// Rows whose id another row has already get one made from it.
async fn give_free_ids(tx: &mut Tx, offers: &mut [Offer], places: &mut [Place]) -> Result<()> {
    let mut ids: Vec<RowId> = Vec::new();
    each_row(offers, places, &mut |id, _| ids.push(*id));
    let taken = store::taken(tx, &ids).await?;
    each_row(offers, places, &mut |id, parent| {
        if taken.contains(id) {
            *id = RowId::from_uuid(derived(parent, "taken over", &id.to_string()));
        }
    });
    Ok(())
}

fn each_row(offers: &mut [Offer], places: &mut [Place], done: &mut dyn FnMut(&mut RowId, Uuid)) {
    for place in places {
        for phone in &mut place.phones {
            done(&mut phone.id, place.id.uuid());
        }
    }
    for offer in offers {
        let parent = offer.id.uuid();
        offer
            .phones
            .iter_mut()
            .for_each(|phone| done(&mut phone.id, parent));
        offer
            .contacts
            .iter_mut()
            .for_each(|contact| done(&mut contact.id, parent));
        for at in &mut offer.places {
            done(&mut at.id, parent);
            at.hours.iter_mut().for_each(|hours| done(&mut hours.id, parent));
            at.closures
                .iter_mut()
                .for_each(|closure| done(&mut closure.id, parent));
        }
    }
}
