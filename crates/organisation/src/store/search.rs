//! SQL of the search: the names that can be found, in few statements however many there are. Matching: `crate::search`.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, PostId, SocialAreaId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::workplace;
use crate::model::organisation::OrganisationKind;
use crate::model::post::Workplace;

/// An organisation with its two names.
#[derive(Clone, Debug)]
pub(crate) struct OrganisationNames {
    pub(crate) id: OrganisationId,
    pub(crate) name: String,
    pub(crate) short_name: Option<String>,
    pub(crate) kind: OrganisationKind,
}

/// All organisations.
pub(crate) async fn organisations(tx: &mut Tx) -> Result<Vec<OrganisationNames>> {
    sql!("SELECT id, name, short_name, kind FROM organisation_organisation ORDER BY name, id LIMIT 5000")
        .all(tx, |row| {
            Ok(OrganisationNames {
                id: row.get("id")?,
                name: row.get("name")?,
                short_name: row.get("short_name")?,
                kind: row.get("kind")?,
            })
        })
        .await
}

/// All social areas that exist on this day, each with its municipality.
pub(crate) async fn social_areas(
    tx: &mut Tx,
    day: Day,
) -> Result<Vec<(SocialAreaId, MunicipalityId, String)>> {
    sql!(
        "SELECT id, municipality_id, name FROM organisation_social_area
         WHERE valid_from <= $1 AND (valid_until IS NULL OR valid_until > $1)
         ORDER BY name, id LIMIT 5000"
    )
    .bind(&day)
    .all(tx, |row| {
        Ok((row.get("id")?, row.get("municipality_id")?, row.get("name")?))
    })
    .await
}

/// The titles of all posts.
pub(crate) async fn posts(tx: &mut Tx) -> Result<Vec<(PostId, String)>> {
    sql!("SELECT id, title FROM organisation_post ORDER BY title, id LIMIT 5000")
        .all(tx, |row| Ok((row.get("id")?, row.get("title")?)))
        .await
}

/// Where each post works on this day, if it is placed.
pub(crate) async fn workplaces(tx: &mut Tx, day: Day) -> Result<Vec<(PostId, Workplace)>> {
    sql!(
        "SELECT post_id, workplace, region_id, municipality_id, social_area_id FROM organisation_allocation
         WHERE valid_from <= $1 AND (valid_until IS NULL OR valid_until > $1)
         ORDER BY post_id LIMIT 5000"
    )
    .bind(&day)
    .all(tx, |row| Ok((row.get("post_id")?, workplace::read(row)?)))
    .await
}
