//! The lines of the staffing plan as someone filtered and sorted them: by post, and summed by place. Pure, no page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use base::day::Day;
use base::fte::Fte;
use base::ids::{OrganisationId, PostId, RegionId};
use base::names::sort_key;
use web::components::list::{ListAddress, ORDER};
use web::form::Form;

use crate::model::coded::Coded;
use crate::model::post::{Baustein, Function, Workplace};
use crate::model::staffing_plan::{PlaceStaffing, PostStaffing, StaffingPlan};
use crate::model::structure::Structure;
use crate::model::vacancy::Occupancy;

/// Query parameter of the Baustein.
pub(super) const BAUSTEIN: &str = "baustein";
/// Query parameter of the region.
pub(super) const REGION: &str = "region";
/// Query parameter of the employer.
pub(super) const EMPLOYER: &str = "traeger";
/// Query parameter of the day.
pub(super) const DAY: &str = "am";
/// Query parameter of the view.
pub(super) const VIEW: &str = "ansicht";

/// By place or by post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Places,
    Posts,
}

/// What was chosen above the list; unknown values choose nothing.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    pub(super) day: Day,
    pub(super) baustein: Option<Baustein>,
    pub(super) region: Option<RegionId>,
    pub(super) employer: Option<OrganisationId>,
    pub(super) view: View,
    pub(super) order: String,
    /// The day was chosen and is not simply today.
    pub(super) has_chosen_day: bool,
}

impl Filter {
    /// Reads the query of a page.
    pub(super) fn read(query: &Form, structure: &Structure, today: Day) -> Self {
        let chosen_day = Day::typed(query.text(DAY)).ok().filter(|day| *day != today);
        let region: Option<RegionId> = query.text(REGION).parse().ok();
        let employer: Option<OrganisationId> = query.text(EMPLOYER).parse().ok();
        Self {
            day: chosen_day.unwrap_or(today),
            has_chosen_day: chosen_day.is_some(),
            baustein: Baustein::from_code(query.text(BAUSTEIN)),
            region: region.filter(|id| structure.region(*id).is_some()),
            employer: employer.filter(|id| structure.organisation(*id).is_some()),
            view: if query.text(VIEW) == "stellen" {
                View::Posts
            } else {
                View::Places
            },
            order: query.line(ORDER),
        }
    }

    /// The address that leads back to exactly this list.
    pub(super) fn address(&self, path: &str) -> ListAddress {
        let text = |value: Option<String>| value.unwrap_or_default();
        ListAddress::new(path)
            .with(VIEW, if self.view == View::Posts { "stellen" } else { "" })
            .with(BAUSTEIN, self.baustein.map(Baustein::code).unwrap_or_default())
            .with(REGION, text(self.region.map(|id| id.to_string())))
            .with(EMPLOYER, text(self.employer.map(|id| id.to_string())))
            .with(DAY, text(self.has_chosen_day.then(|| self.day.to_string())))
            .with(ORDER, &self.order)
    }

    /// Whether only a part of the plan is shown, to which no funding can be compared.
    pub(super) const fn is_narrowed(&self) -> bool {
        self.region.is_some() || self.employer.is_some()
    }

    fn order_key(&self) -> (&str, bool) {
        match self.order.strip_prefix('-') {
            Some(key) => (key, true),
            None => (&self.order, false),
        }
    }
}

/// One post on the day of the plan.
#[derive(Clone, Debug)]
pub(super) struct PostLine {
    pub(super) post: PostId,
    pub(super) title: String,
    pub(super) function: Function,
    pub(super) place: Workplace,
    pub(super) place_name: String,
    pub(super) workplace_name: String,
    pub(super) region_name: String,
    pub(super) employer: Option<OrganisationId>,
    pub(super) employer_name: String,
    pub(super) technical_name: String,
    pub(super) occupancy: Occupancy,
    pub(super) vacant_since: Option<Day>,
}

/// The posts of one Baustein at one place.
#[derive(Clone, Debug)]
pub(super) struct PlaceLine {
    pub(super) place: Workplace,
    pub(super) name: String,
    pub(super) baustein: Baustein,
    pub(super) region_name: String,
    pub(super) employers: String,
    pub(super) posts: usize,
    pub(super) occupancy: Occupancy,
}

/// The posts that the filter lets through, in the order asked for.
pub(super) fn post_lines(structure: &Structure, plan: &StaffingPlan, filter: &Filter) -> Vec<PostLine> {
    let bausteine = plan
        .bausteine
        .iter()
        .filter(|staffing| filter.baustein.is_none_or(|wanted| wanted == staffing.baustein));
    let mut lines: Vec<PostLine> = bausteine
        .flat_map(|baustein| &baustein.places)
        .filter(|place| filter.region.is_none() || place.region == filter.region)
        .flat_map(|place| {
            place
                .posts
                .iter()
                .filter_map(|post| post_line(structure, place, post, plan.day))
        })
        .filter(|line| filter.employer.is_none() || line.employer == filter.employer)
        .collect();
    sort_posts(&mut lines, filter);
    lines
}

fn post_line(
    structure: &Structure,
    place: &PlaceStaffing,
    staffing: &PostStaffing,
    day: Day,
) -> Option<PostLine> {
    let post = structure.post(staffing.post)?;
    let name = |id: Option<OrganisationId>| {
        let organisation = id.and_then(|id| structure.organisation(id));
        organisation.map_or_else(
            || "nicht bekannt".to_owned(),
            |known| known.display_name().to_owned(),
        )
    };
    let region = place.region.and_then(|id| structure.region(id));
    Some(PostLine {
        post: post.id,
        title: post.title.clone(),
        function: post.function,
        place: place.place,
        place_name: place.name.clone(),
        workplace_name: structure.workplace_name(staffing.workplace),
        region_name: region.map(|region| region.name.clone()).unwrap_or_default(),
        employer: post.employer_on(day),
        employer_name: name(post.employer_on(day)),
        technical_name: name(post.technical_supervision_on(day)),
        occupancy: staffing.occupancy,
        vacant_since: staffing.vacant_since,
    })
}

/// The same posts summed by Baustein and place, in the order asked for.
pub(super) fn place_lines(posts: &[PostLine], filter: &Filter) -> Vec<PlaceLine> {
    let mut groups: BTreeMap<(Baustein, Workplace), Vec<&PostLine>> = BTreeMap::new();
    for post in posts {
        groups
            .entry((post.function.baustein(), post.place))
            .or_default()
            .push(post);
    }
    let mut lines: Vec<PlaceLine> = groups
        .into_iter()
        .filter_map(|((baustein, place), posts)| place_line(baustein, place, &posts))
        .collect();
    sort_places(&mut lines, filter);
    lines
}

fn place_line(baustein: Baustein, place: Workplace, posts: &[&PostLine]) -> Option<PlaceLine> {
    let first = posts.first()?;
    let mut employers: Vec<&str> = posts.iter().map(|post| post.employer_name.as_str()).collect();
    employers.sort_unstable();
    employers.dedup();
    Some(PlaceLine {
        place,
        name: first.place_name.clone(),
        baustein,
        region_name: first.region_name.clone(),
        employers: employers.join(", "),
        posts: posts.len(),
        occupancy: posts.iter().map(|post| post.occupancy).sum(),
    })
}

fn sort_posts(lines: &mut [PostLine], filter: &Filter) {
    lines.sort_by_cached_key(|line| (line.function.baustein(), sort_key(&line.title), line.post));
    let (key, downwards) = filter.order_key();
    match key {
        "stelle" => lines.sort_by_cached_key(|line| sort_key(&line.title)),
        "ort" => lines.sort_by_cached_key(|line| sort_key(&line.workplace_name)),
        "region" => lines.sort_by_cached_key(|line| sort_key(&line.region_name)),
        "traeger" => lines.sort_by_cached_key(|line| sort_key(&line.employer_name)),
        "vzae" => lines.sort_by_key(|line| line.occupancy.allocated),
        "besetzt" => lines.sort_by_key(|line| line.occupancy.filled),
        "unbesetzt" => lines.sort_by_key(|line| (line.occupancy.vacant, Reverse(line.vacant_since))),
        _ => {}
    }
    if downwards {
        lines.reverse();
    }
}

fn sort_places(lines: &mut [PlaceLine], filter: &Filter) {
    lines.sort_by_cached_key(|line| {
        (
            line.baustein,
            line.place != Workplace::District,
            sort_key(&line.name),
        )
    });
    let (key, downwards) = filter.order_key();
    match key {
        "ort" => lines.sort_by_cached_key(|line| sort_key(&line.name)),
        "region" => lines.sort_by_cached_key(|line| sort_key(&line.region_name)),
        "traeger" => lines.sort_by_cached_key(|line| sort_key(&line.employers)),
        "vzae" => lines.sort_by_key(|line| line.occupancy.allocated),
        "besetzt" => lines.sort_by_key(|line| line.occupancy.filled),
        "unbesetzt" => lines.sort_by_key(|line| line.occupancy.vacant),
        _ => {}
    }
    if downwards {
        lines.reverse();
    }
}

/// The sum below the list.
pub(super) fn sum(posts: &[PostLine]) -> Occupancy {
    posts.iter().map(|post| post.occupancy).sum()
}

/// What is funded and allocated nowhere, as far as the filter shows it.
pub(super) fn unallocated(plan: &StaffingPlan, filter: &Filter) -> Vec<(Baustein, Fte)> {
    if filter.is_narrowed() {
        return Vec::new();
    }
    plan.bausteine
        .iter()
        .filter(|staffing| filter.baustein.is_none_or(|wanted| wanted == staffing.baustein))
        .filter(|staffing| staffing.unallocated > Fte::ZERO)
        .map(|staffing| (staffing.baustein, staffing.unallocated))
        .collect()
}
