//! The place of a post or a funding frame in four columns: its kind and the one id that goes with it.

use base::ids::{MunicipalityId, RegionId, SocialAreaId};
use db::failure::Result;
use db::row::Row;
use db::statement::Statement;

use super::rows::broken;
use crate::model::post::Workplace;

db::coded! {
    /// What kind of place it is.
    pub enum WorkplaceKind {
        /// The whole district.
        District = "district",
        /// A region.
        Region = "region",
        /// A municipality or city district.
        Municipality = "municipality",
        /// A social area.
        SocialArea = "social_area",
    }
}

/// Binds `workplace, region_id, municipality_id, social_area_id`, in this order.
pub(super) fn bind(statement: Statement, workplace: Workplace) -> Statement {
    let (mut region, mut municipality, mut social_area) =
        (None::<RegionId>, None::<MunicipalityId>, None::<SocialAreaId>);
    let kind = match workplace {
        Workplace::District => WorkplaceKind::District,
        Workplace::Region(id) => {
            region = Some(id);
            WorkplaceKind::Region
        }
        Workplace::Municipality(id) => {
            municipality = Some(id);
            WorkplaceKind::Municipality
        }
        Workplace::SocialArea(id) => {
            social_area = Some(id);
            WorkplaceKind::SocialArea
        }
    };
    statement
        .bind(&kind)
        .bind(&region)
        .bind(&municipality)
        .bind(&social_area)
}

/// Reads the four columns.
pub(super) fn read(row: &Row<'_>) -> Result<Workplace> {
    let missing = || broken("workplace", "its id is missing");
    Ok(match row.get::<WorkplaceKind>("workplace")? {
        WorkplaceKind::District => Workplace::District,
        WorkplaceKind::Region => {
            Workplace::Region(row.get::<Option<RegionId>>("region_id")?.ok_or_else(missing)?)
        }
        WorkplaceKind::Municipality => Workplace::Municipality(
            row.get::<Option<MunicipalityId>>("municipality_id")?
                .ok_or_else(missing)?,
        ),
        WorkplaceKind::SocialArea => Workplace::SocialArea(
            row.get::<Option<SocialAreaId>>("social_area_id")?
                .ok_or_else(missing)?,
        ),
    })
}
