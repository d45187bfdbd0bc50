//! The staffing plan of a day: funded, allocated, filled per Baustein, place and post. Pure sums, no page.

use std::collections::BTreeMap;

use base::day::Day;
use base::fte::Fte;
use base::ids::{PostId, RegionId, RowId};
use base::money::Euro;
use base::names::sort_key;

use crate::model::coded::Coded;
use crate::model::funding::FundingFrame;
use crate::model::post::{Baustein, Post, Workplace};
use crate::model::structure::Structure;
use crate::model::vacancy::Occupancy;

/// The staffing of the whole district on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffingPlan {
    /// The day.
    pub day: Day,
    /// The three Bausteine, in order, even where nothing is funded.
    pub bausteine: Vec<BausteinStaffing>,
}

/// One Baustein on that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BausteinStaffing {
    /// Which one.
    pub baustein: Baustein,
    /// How much is funded.
    pub funded: Fte,
    /// What is allocated, filled, not known and vacant.
    pub occupancy: Occupancy,
    /// Funded but allocated nowhere; summed frame by frame, so that a surplus elsewhere hides nothing.
    pub unallocated: Fte,
    /// Allocated beyond what is funded: own money or a mistake.
    pub beyond_funding: Fte,
    /// What the Land pays in a year at the rates of the day; `None` if a rate is not known.
    pub yearly_amount: Option<Euro>,
    /// Funding frame by funding frame.
    pub frames: Vec<FrameStaffing>,
    /// Place by place: first the district, then regions and municipalities in order of name.
    pub places: Vec<PlaceStaffing>,
}

/// One funding frame on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameStaffing {
    /// Which frame.
    pub frame: RowId,
    /// How much is funded.
    pub funded: Fte,
    /// The posts that draw on it.
    pub occupancy: Occupancy,
    /// Funded but allocated nowhere.
    pub unallocated: Fte,
}

/// One place on that day; social areas are shown with their municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceStaffing {
    /// The district, a region or a municipality.
    pub place: Workplace,
    /// Its name.
    pub name: String,
    /// The region it lies in.
    pub region: Option<RegionId>,
    /// The sum of its posts.
    pub occupancy: Occupancy,
    /// Its posts in order of title.
    pub posts: Vec<PostStaffing>,
}

/// One post on that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostStaffing {
    /// Which post.
    pub post: PostId,
    /// Where exactly it works.
    pub workplace: Workplace,
    /// How full it is.
    pub occupancy: Occupancy,
    /// Since when some of it has been vacant.
    pub vacant_since: Option<Day>,
}

impl StaffingPlan {
    /// The plan of this day.
    pub fn on(structure: &Structure, day: Day) -> Self {
        let bausteine = Baustein::ALL
            .iter()
            .map(|baustein| baustein_on(structure, *baustein, day))
            .collect();
        Self { day, bausteine }
    }

    /// One of the three Bausteine.
    pub fn baustein(&self, baustein: Baustein) -> Option<&BausteinStaffing> {
        self.bausteine
            .iter()
            .find(|staffing| staffing.baustein == baustein)
    }

    /// How much is funded in all.
    pub fn funded(&self) -> Fte {
        self.bausteine.iter().map(|baustein| baustein.funded).sum()
    }

    /// How much is funded but allocated nowhere, in all.
    pub fn unallocated(&self) -> Fte {
        self.bausteine.iter().map(|baustein| baustein.unallocated).sum()
    }

    /// What is allocated, filled, not known and vacant in all.
    pub fn occupancy(&self) -> Occupancy {
        self.bausteine.iter().map(|baustein| baustein.occupancy).sum()
    }
}

impl BausteinStaffing {
    /// The sums by region; `None` gathers the district's own posts and places in no region.
    pub fn by_region(&self) -> BTreeMap<Option<RegionId>, Occupancy> {
        let mut sums = BTreeMap::new();
        for place in &self.places {
            let sum: &mut Occupancy = sums.entry(place.region).or_default();
            *sum = *sum + place.occupancy;
        }
        sums
    }
}

fn baustein_on(structure: &Structure, baustein: Baustein, day: Day) -> BausteinStaffing {
    let posts: Vec<PlacedPost<'_>> = placed_posts(structure, baustein, day);
    let frames: Vec<&FundingFrame> = structure
        .frames
        .iter()
        .filter(|frame| frame.baustein() == baustein && frame.validity.covers(day))
        .collect();
    let frame_staffings: Vec<FrameStaffing> = frames
        .iter()
        .map(|frame| frame_on(structure, frame, &frames, &posts))
        .collect();

    let funded: Fte = frames.iter().map(|frame| frame.fte).sum();
    let occupancy: Occupancy = posts.iter().map(|placed| placed.staffing.occupancy).sum();
    let unallocated: Fte = frame_staffings.iter().map(|frame| frame.unallocated).sum();
    BausteinStaffing {
        baustein,
        funded,
        occupancy,
        unallocated,
        beyond_funding: (occupancy.allocated + unallocated).minus_at_most(funded),
        yearly_amount: frames
            .iter()
            .map(|frame| frame.yearly_amount(&structure.rates, day))
            .sum(),
        frames: frame_staffings,
        places: places_of(structure, posts, day),
    }
}

/// A post that is allocated somewhere on the day of the plan.
struct PlacedPost<'a> {
    post: &'a Post,
    staffing: PostStaffing,
}

fn placed_posts(structure: &Structure, baustein: Baustein, day: Day) -> Vec<PlacedPost<'_>> {
    let of_baustein = structure.posts.iter().filter(|post| post.baustein() == baustein);
    let mut placed: Vec<PlacedPost<'_>> = of_baustein
        .filter_map(|post| {
            let workplace = post.allocation.value_on(day)?.workplace;
            let occupancy = post.occupancy_on(day);
            let staffing = PostStaffing {
                post: post.id,
                workplace,
                occupancy,
                vacant_since: post.vacant_since(day),
            };
            Some(PlacedPost { post, staffing })
        })
        .collect();
    placed.sort_by_cached_key(|placed| sort_key(&placed.post.title));
    placed
}

fn frame_on(
    structure: &Structure,
    frame: &FundingFrame,
    frames: &[&FundingFrame],
    posts: &[PlacedPost<'_>],
) -> FrameStaffing {
    let occupancy: Occupancy = posts
        .iter()
        .filter(|placed| frame_of(structure, placed, frames).is_some_and(|found| found.id == frame.id))
        .map(|placed| placed.staffing.occupancy)
        .sum();
    let unallocated = frame.fte.minus_at_most(occupancy.allocated);
    FrameStaffing {
        frame: frame.id,
        funded: frame.fte,
        occupancy,
        unallocated,
    }
}

/// The frame a post draws on: the one for its own municipality if there is one, else the district's.
fn frame_of<'a>(
    structure: &Structure,
    placed: &PlacedPost<'_>,
    frames: &[&'a FundingFrame],
) -> Option<&'a FundingFrame> {
    let workplace = placed.staffing.workplace;
    let narrower = structure.municipality_of(workplace).map(Workplace::Municipality);
    [Some(workplace), narrower, Some(Workplace::District)]
        .into_iter()
        .flatten()
        .find_map(|place| {
            frames
                .iter()
                .copied()
                .find(|frame| frame.function == placed.post.function && frame.place == place)
        })
}

fn places_of(structure: &Structure, posts: Vec<PlacedPost<'_>>, day: Day) -> Vec<PlaceStaffing> {
    let mut by_place: BTreeMap<Workplace, Vec<PostStaffing>> = BTreeMap::new();
    for placed in posts {
        let workplace = placed.staffing.workplace;
        let place = structure
            .municipality_of(workplace)
            .map_or(workplace, Workplace::Municipality);
        by_place.entry(place).or_default().push(placed.staffing);
    }
    let mut places: Vec<PlaceStaffing> = by_place
        .into_iter()
        .map(|(place, posts)| PlaceStaffing {
            place,
            name: structure.workplace_name(place),
            region: structure.region_of_workplace(place, day),
            occupancy: posts.iter().map(|post| post.occupancy).sum(),
            posts,
        })
        .collect();
    places.sort_by_cached_key(|place| (place.place != Workplace::District, sort_key(&place.name)));
    places
}
