//! The district with all its parts in one value, and how they are found. Not a store: it is loaded whole and is small.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, PostId, RegionId, SocialAreaId};
use base::names::sort_key;

use crate::model::district::{District, Region, SocialArea};
use crate::model::funding::{FundingFrame, FundingRate};
use crate::model::municipality::Municipality;
use crate::model::organisation::{Controller, Organisation};
use crate::model::post::{Post, Workplace};

/// The district with all its parts; some hundred rows even in a large Kreis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// The district itself.
    pub district: District,
    /// Its regions; none in a kreisfreie Stadt without regional teams.
    pub regions: Vec<Region>,
    /// Its municipalities or city districts.
    pub municipalities: Vec<Municipality>,
    /// Social areas of municipalities.
    pub social_areas: Vec<SocialArea>,
    /// Everyone who employs, offers, advises or sits on a board.
    pub organisations: Vec<Organisation>,
    /// The posts.
    pub posts: Vec<Post>,
    /// What is funded.
    pub frames: Vec<FundingFrame>,
    /// How much is paid for it.
    pub rates: Vec<FundingRate>,
}

impl Structure {
    /// The region with this id.
    pub fn region(&self, id: RegionId) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// The municipality with this id.
    pub fn municipality(&self, id: MunicipalityId) -> Option<&Municipality> {
        self.municipalities
            .iter()
            .find(|municipality| municipality.id == id)
    }

    /// The social area with this id.
    pub fn social_area(&self, id: SocialAreaId) -> Option<&SocialArea> {
        self.social_areas.iter().find(|social_area| social_area.id == id)
    }

    /// What its municipalities and their parts are called.
    pub fn place_names(&self) -> Vec<String> {
        let municipalities = self.municipalities.iter().map(|one| one.name.clone());
        let parts = self.social_areas.iter().map(|one| one.name.clone());
        municipalities.chain(parts).collect()
    }

    /// The organisation with this id.
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations
            .iter()
            .find(|organisation| organisation.id == id)
    }

    /// The post with this id.
    pub fn post(&self, id: PostId) -> Option<&Post> {
        self.posts.iter().find(|post| post.id == id)
    }

    /// The regions that exist on this day, in order of name.
    pub fn regions_on(&self, day: Day) -> Vec<&Region> {
        let mut regions: Vec<&Region> = self
            .regions
            .iter()
            .filter(|region| region.validity.covers(day))
            .collect();
        regions.sort_by_cached_key(|region| sort_key(&region.name));
        regions
    }

    /// The region a municipality belongs to on this day.
    pub fn region_of(&self, municipality: MunicipalityId, day: Day) -> Option<RegionId> {
        self.municipality(municipality)?.region.value_on(day).copied()
    }

    /// The municipalities of a region on this day (`None`: those in no region), in order of name.
    pub fn municipalities_in(&self, region: Option<RegionId>, day: Day) -> Vec<&Municipality> {
        let mut municipalities: Vec<&Municipality> = self
            .municipalities
            .iter()
            .filter(|municipality| municipality.region.value_on(day).copied() == region)
            .collect();
        municipalities.sort_by_cached_key(|municipality| sort_key(&municipality.name));
        municipalities
    }

    /// The municipality a workplace lies in; `None` for the district and for regions.
    pub fn municipality_of(&self, workplace: Workplace) -> Option<MunicipalityId> {
        match workplace {
            Workplace::District | Workplace::Region(_) => None,
            Workplace::Municipality(municipality) => Some(municipality),
            Workplace::SocialArea(social_area) => Some(self.social_area(social_area)?.municipality),
        }
    }

    /// The region a workplace lies in on this day.
    pub fn region_of_workplace(&self, workplace: Workplace, day: Day) -> Option<RegionId> {
        match workplace {
            Workplace::Region(region) => Some(region),
            other => self.region_of(self.municipality_of(other)?, day),
        }
    }

    /// The name of a workplace: `Kreis Paderborn`, `Borchen`, `Paderborn, Sozialbezirk 1`.
    pub fn workplace_name(&self, workplace: Workplace) -> String {
        let municipality_name = |id| {
            self.municipality(id)
                .map(|municipality| municipality.name.clone())
                .unwrap_or_default()
        };
        match workplace {
            Workplace::District => self.district.name.clone(),
            Workplace::Region(region) => self
                .region(region)
                .map(|region| region.name.clone())
                .unwrap_or_default(),
            Workplace::Municipality(municipality) => municipality_name(municipality),
            Workplace::SocialArea(id) => match self.social_area(id) {
                Some(social_area) => format!(
                    "{}, {}",
                    municipality_name(social_area.municipality),
                    social_area.name
                ),
                None => String::new(),
            },
        }
    }

    /// The controller of an organisation: its own data, else those of the whole it is part of.
    pub fn controller_of(&self, organisation: OrganisationId) -> Option<&Controller> {
        let mut current = self.organisation(organisation)?;
        for _ in 0..self.organisations.len() {
            if let Some(controller) = &current.controller {
                return Some(controller);
            }
            current = self.organisation(current.part_of?)?;
        }
        None
    }

    /// Everyone who employs someone on this day, in order of name.
    pub fn employers_on(&self, day: Day) -> Vec<&Organisation> {
        let mut employers: Vec<&Organisation> = self
            .organisations
            .iter()
            .filter(|organisation| {
                self.posts
                    .iter()
                    .any(|post| post.employer_on(day) == Some(organisation.id))
            })
            .collect();
        employers.sort_by_cached_key(|employer| sort_key(&employer.name));
        employers
    }

    /// Employers on this day whose controller is not known: no form may be printed for their posts.
    pub fn employers_without_controller(&self, day: Day) -> Vec<&Organisation> {
        let mut employers = self.employers_on(day);
        employers.retain(|employer| self.controller_of(employer.id).is_none());
        employers
    }
}
