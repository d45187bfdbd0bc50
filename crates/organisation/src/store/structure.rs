//! The whole district in one value, read in as many statements as there are tables. Not a list page's query: some
//! hundred rows even in a large Kreis, read again only after a change (see `memory`).

use access::permit::{House, JobPermit, Permit};
use base::names::sort_key;
use db::failure::Result;
use db::tx::Tx;

use super::rows::Grouped;
use super::{district, evidence, funding, municipality, organisation, post, region};
use crate::model::structure::Structure;

/// The whole district, each kind in order of name; `None` while no district file was imported.
pub async fn of_the_district(tx: &mut Tx, _permit: &Permit<House>) -> Result<Option<Structure>> {
    load(tx).await
}

/// The whole district, for a job.
pub async fn for_a_job(tx: &mut Tx, _permit: &JobPermit) -> Result<Option<Structure>> {
    load(tx).await
}

pub(crate) async fn load(tx: &mut Tx) -> Result<Option<Structure>> {
    let evidences = evidence::all(tx).await?;
    let Some(mut district) = district::first(tx, &evidences).await? else {
        return Ok(None);
    };
    let mut populations = Grouped::new(district::populations(tx, &evidences).await?);
    district.population = populations.take(&None);
    let mut structure = Structure {
        district,
        regions: region::all(tx, &evidences).await?,
        municipalities: municipality::all(tx, &evidences, &mut populations).await?,
        social_areas: region::social_areas(tx, &evidences).await?,
        organisations: organisation::all(tx, &evidences).await?,
        posts: post::all(tx, &evidences).await?,
        frames: funding::frames(tx, &evidences).await?,
        rates: funding::rates(tx, &evidences).await?,
    };
    sort(&mut structure);
    Ok(Some(structure))
}

fn sort(structure: &mut Structure) {
    structure
        .regions
        .sort_by_cached_key(|region| (sort_key(&region.name), region.id));
    structure
        .municipalities
        .sort_by_cached_key(|place| (sort_key(&place.name), place.id));
    structure
        .social_areas
        .sort_by_cached_key(|area| (sort_key(&area.name), area.id));
    structure
        .organisations
        .sort_by_cached_key(|organisation| (sort_key(&organisation.name), organisation.id));
    structure
        .posts
        .sort_by_cached_key(|post| (sort_key(&post.title), post.id));
    structure
        .frames
        .sort_by_cached_key(|frame| (sort_key(&frame.title), frame.validity.from(), frame.id));
    structure
        .rates
        .sort_by_cached_key(|rate| (sort_key(&rate.title), rate.validity.from(), rate.id));
}
