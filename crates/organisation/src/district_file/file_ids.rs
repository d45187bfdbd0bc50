//! Which id a short key (Kürzel) of a district file stands for, for those who know the file. Reads no file.

use base::ids::{MunicipalityId, OrganisationId, PostId, RegionId, SocialAreaId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::model::ags::DistrictAgs;

/// The ids of one district's file.
#[derive(Clone, Debug)]
pub struct FileIds(DistrictAgs);

impl FileIds {
    /// The ids in the file of the district with this key.
    pub const fn of(district: DistrictAgs) -> Self {
        Self(district)
    }

    /// The region with this short key.
    pub fn region(&self, key: &str) -> RegionId {
        RegionId::from_uuid(self.id("region", key))
    }

    /// The municipality or city district with this short key.
    pub fn municipality(&self, key: &str) -> MunicipalityId {
        MunicipalityId::from_uuid(self.id("kommune", key))
    }

    /// The social area with this short key.
    pub fn social_area(&self, key: &str) -> SocialAreaId {
        SocialAreaId::from_uuid(self.id("sozialraum", key))
    }

    /// The organisation with this short key.
    pub fn organisation(&self, key: &str) -> OrganisationId {
        OrganisationId::from_uuid(self.id("organisation", key))
    }

    /// The post with this short key.
    pub fn post(&self, key: &str) -> PostId {
        PostId::from_uuid(self.id("stelle", key))
    }

    fn id(&self, kind: &str, key: &str) -> Uuid {
        derived_id(self.0.as_str(), kind, key)
    }
}

/// An id that follows from the words alone (UUIDv8 of a SHA-256).
pub(super) fn derived_id(district: &str, kind: &str, key: &str) -> Uuid {
    let digest = Sha256::digest(format!("lotse district file 1\n{district}\n{kind}\n{key}"));
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
