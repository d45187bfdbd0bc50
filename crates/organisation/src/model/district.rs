//! The district itself and how it is cut: regions and social areas. Not the municipalities (see `municipality`).

use base::ids::{MunicipalityId, OrganisationId, RegionId, SocialAreaId};

use crate::model::ags::DistrictAgs;
use crate::model::area::Area;
use crate::model::coded::coded;
use crate::model::evidence::Evidence;
use crate::model::municipality::Population;
use crate::model::validity::Validity;

coded! {
    /// What kind of district this is.
    DistrictKind {
        /// A Kreis with municipalities of their own.
        Kreis: "kreis", "kreis", "Kreis";
        /// A city without a Kreis; its parts are city districts (Bezirke).
        KreisfreieStadt: "kreisfreie_stadt", "kreisfreie-stadt", "Kreisfreie Stadt";
    }
}

/// The Kreis or kreisfreie Stadt whose integration management this is; there is one per database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// The name as people say it: `Kreis Paderborn`.
    pub name: String,
    /// What kind of district it is.
    pub kind: DistrictKind,
    /// The five digits by which its municipalities' keys begin.
    pub ags: DistrictAgs,
    /// The organisation that is the district's administration.
    pub administration: OrganisationId,
    /// Its area.
    pub area: Option<Area>,
    /// Its inhabitants, in order of time.
    pub population: Vec<Population>,
    /// What these facts rest on.
    pub evidence: Evidence,
}

/// A region: the area of one regional team (concept § 6.2, 6.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The region.
    pub id: RegionId,
    /// The name on pages: `Region 1 (Nord)`.
    pub name: String,
    /// From when until when the region exists.
    pub validity: Validity,
    /// What these facts rest on.
    pub evidence: Evidence,
}

/// A social area (Sozialraum, Sozialbezirk): a part of a municipality with posts of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocialArea {
    /// The social area.
    pub id: SocialAreaId,
    /// The municipality it is part of.
    pub municipality: MunicipalityId,
    /// The name on pages; a working name while the evidence is open.
    pub name: String,
    /// From when until when the social area exists.
    pub validity: Validity,
    /// What these facts rest on.
    pub evidence: Evidence,
}
