//! The staffing plan on a day: what is funded, allocated and filled, by place or by post. Its files: `staffing_files`.

use std::sync::Arc;

use askama::Template;
use base::fte::Fte;
use web::answer::{Answer, Refused, page as answer_page};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, Head, ListAddress, ORDER};
use web::components::{button, empty, field, notice, tabs, tag};
use web::request::Request;
use web::shell::Shell;

use super::bar::{Bar, to_one_scale};
use super::look::{Look, look, plan, written};
use super::staffing_lines::{
    self as lines, BAUSTEIN, DAY, EMPLOYER, Filter, PlaceLine, PostLine, REGION, VIEW, View,
};
use super::words;
use crate::model::coded::Coded;
use crate::model::post::{Baustein, Workplace};
use crate::model::staffing_plan::StaffingPlan;
use crate::model::vacancy::Occupancy;

#[derive(Template)]
#[template(path = "organisation/staffing_plan.html")]
struct StaffingPlanPage {
    shell: Shell,
    list: Arc<str>,
    xlsx: ListAddress,
    csv: ListAddress,
    pdf: ListAddress,
    may_write: bool,
}

/// What lies below the heading: the same for everybody who chose the same.
#[derive(Template)]
#[template(path = "organisation/_staffing_list.html")]
struct StaffingList {
    is_past_or_future: Option<notice::Notice>,
    bausteine: Vec<BausteinCard>,
    tabs: tabs::Tabs,
    choices: Choices,
    active: ActiveFilters,
    head: Head,
    places: Vec<PlaceRow>,
    posts: Vec<PostRow>,
    unallocated: Vec<(String, String)>,
    sum: Sum,
    is_by_post: bool,
    has_regions: bool,
}

struct BausteinCard {
    bar: Bar,
    amount: Option<String>,
}

struct Choices {
    bausteine: Vec<Choice>,
    regions: Vec<Choice>,
    employers: Vec<Choice>,
    baustein: String,
    region: String,
    employer: String,
    day: String,
    view: String,
    order: String,
}

struct PlaceRow {
    name: String,
    href: Option<String>,
    baustein: String,
    region: String,
    employers: String,
    posts: usize,
    allocated: String,
    filled: words::Filled,
    vacant: String,
    is_vacant: bool,
}

struct PostRow {
    title: String,
    href: String,
    place: String,
    region: String,
    employer: String,
    technical: String,
    allocated: String,
    filled: words::Filled,
    vacant: String,
    since: Option<String>,
}

struct Sum {
    allocated: String,
    filled: words::Filled,
    vacant: String,
}

/// `GET /stellenplan`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    let filter = Filter::read(&request.query(), &look.structure, look.today);
    let chosen = filter.address("/stellenplan");
    let list = written(&request, &look, &chosen.to_string(), || {
        StaffingList::of(&look, &plan(&request, &look, filter.day), &filter).render()
    });
    answer_page(&StaffingPlanPage {
        shell: request.shell_below("Stellenplan", &[("Überblick", "/kreis")]),
        list: list.map_err(Refused::failed)?,
        xlsx: filter.address("/stellenplan.xlsx"),
        csv: filter.address("/stellenplan.csv"),
        pdf: filter.address("/stellenplan.pdf"),
        may_write: look.may_write,
    })
}

impl StaffingList {
    fn of(look: &Look, plan: &StaffingPlan, filter: &Filter) -> Self {
        let posts = lines::post_lines(&look.structure, plan, filter);
        let places = lines::place_lines(&posts, filter);
        let address = filter.address("/stellenplan");
        let is_by_post = filter.view == View::Posts;
        let has_regions = !look.structure.regions.is_empty();
        Self {
            is_past_or_future: filter.has_chosen_day.then(|| day_notice(filter)),
            bausteine: cards(plan, filter),
            tabs: view_tabs(&address, filter, places.len(), posts.len()),
            choices: choices(look, filter),
            active: active(look, filter, &address),
            head: head(&address, filter, has_regions),
            sum: Sum::of(lines::sum(&posts)),
            places: if is_by_post {
                Vec::new()
            } else {
                places.iter().map(PlaceRow::of).collect()
            },
            posts: if is_by_post {
                posts.iter().map(PostRow::of).collect()
            } else {
                Vec::new()
            },
            unallocated: unallocated(plan, filter),
            is_by_post,
            has_regions,
        }
    }
}

fn day_notice(filter: &Filter) -> notice::Notice {
    let address = Filter {
        has_chosen_day: false,
        ..filter.clone()
    }
    .address("/stellenplan");
    notice::note(format!("Stellenplan am {}", filter.day.german())).link("Stand von heute", address)
}

fn cards(plan: &StaffingPlan, filter: &Filter) -> Vec<BausteinCard> {
    let shown: Vec<_> = plan
        .bausteine
        .iter()
        .filter(|one| filter.baustein.is_none_or(|wanted| wanted == one.baustein))
        .collect();
    let bars = to_one_scale(shown.iter().map(|staffing| Bar::of_baustein(staffing)).collect());
    let amounts = shown.iter().map(|staffing| {
        let amount = staffing.yearly_amount.filter(|_| staffing.funded > Fte::ZERO)?;
        Some(format!("{} Förderung im Jahr", amount.german()))
    });
    bars.into_iter()
        .zip(amounts)
        .map(|(bar, amount)| BausteinCard { bar, amount })
        .collect()
}

fn view_tabs(address: &ListAddress, filter: &Filter, places: usize, posts: usize) -> tabs::Tabs {
    let by_place = address.clone().with(VIEW, "").with(ORDER, "");
    let by_post = address.clone().with(VIEW, "stellen").with(ORDER, "");
    let current = if filter.view == View::Posts {
        by_post.to_string()
    } else {
        by_place.to_string()
    };
    tabs::bar("Ansichten des Stellenplans")
        .tab("Nach Ort", by_place)
        .count(places)
        .tab("Nach Stelle", by_post)
        .count(posts)
        .current(current)
}

fn choices(look: &Look, filter: &Filter) -> Choices {
    let employers = look.structure.employers_on(filter.day);
    let optional = |id: Option<String>| id.unwrap_or_default();
    Choices {
        bausteine: Baustein::ALL
            .iter()
            .map(|one| Choice::new(one.code(), one.label()))
            .collect(),
        regions: look
            .structure
            .regions_on(filter.day)
            .iter()
            .map(|one| Choice::new(one.id, &one.name))
            .collect(),
        employers: employers
            .iter()
            .map(|one| Choice::new(one.id, one.display_name()))
            .collect(),
        baustein: filter.baustein.map(Baustein::code).unwrap_or_default().to_owned(),
        region: optional(filter.region.map(|id| id.to_string())),
        employer: optional(filter.employer.map(|id| id.to_string())),
        day: filter.day.to_string(),
        view: if filter.view == View::Posts { "stellen" } else { "" }.to_owned(),
        order: filter.order.clone(),
    }
}

fn active(look: &Look, filter: &Filter, address: &ListAddress) -> ActiveFilters {
    let mut active = ActiveFilters::new(address);
    if let Some(baustein) = filter.baustein {
        active = active.filter(baustein.label(), BAUSTEIN);
    }
    if let Some(region) = filter.region.and_then(|id| look.structure.region(id)) {
        active = active.filter(&region.name, REGION);
    }
    if let Some(employer) = filter.employer.and_then(|id| look.structure.organisation(id)) {
        active = active.filter(format!("Träger: {}", employer.display_name()), EMPLOYER);
    }
    if filter.has_chosen_day {
        active = active.filter(format!("am {}", filter.day.german()), DAY);
    }
    active
}

fn head(address: &ListAddress, filter: &Filter, has_regions: bool) -> Head {
    let mut head = Head::new(address);
    head = match filter.view {
        View::Posts => head.sortable("Stelle", "stelle").sortable("Einsatzort", "ort"),
        View::Places => head.sortable("Ort", "ort").column("Baustein"),
    };
    if has_regions {
        head = head.sortable("Region", "region");
    }
    head = head.sortable("Anstellungsträger", "traeger");
    head = match filter.view {
        View::Posts => head.column("Fachaufsicht"),
        View::Places => head.column("Stellen").number(),
    };
    head.sortable("zugeteilt", "vzae")
        .number()
        .sortable("besetzt", "besetzt")
        .number()
        .sortable("unbesetzt", "unbesetzt")
        .number()
}

fn unallocated(plan: &StaffingPlan, filter: &Filter) -> Vec<(String, String)> {
    let open = lines::unallocated(plan, filter);
    open.into_iter()
        .map(|(baustein, fte)| (words::short_baustein(baustein), fte.german()))
        .collect()
}

impl PlaceRow {
    fn of(line: &PlaceLine) -> Self {
        let href = match line.place {
            Workplace::Municipality(id) => Some(format!("/kommunen/{id}")),
            Workplace::District => Some("/kreis".to_owned()),
            Workplace::Region(_) | Workplace::SocialArea(_) => None,
        };
        Self {
            name: line.name.clone(),
            href,
            baustein: words::short_baustein(line.baustein),
            region: line.region_name.clone(),
            employers: line.employers.clone(),
            posts: line.posts,
            allocated: line.occupancy.allocated.german(),
            filled: words::filled(line.occupancy),
            vacant: words::share_or_dash(line.occupancy.vacant),
            is_vacant: line.occupancy.vacant > Fte::ZERO,
        }
    }
}

impl PostRow {
    fn of(line: &PostLine) -> Self {
        Self {
            title: line.title.clone(),
            href: format!("/stellen/{}", line.post),
            place: line.workplace_name.clone(),
            region: line.region_name.clone(),
            employer: line.employer_name.clone(),
            technical: line.technical_name.clone(),
            allocated: line.occupancy.allocated.german(),
            filled: words::filled(line.occupancy),
            vacant: words::share_or_dash(line.occupancy.vacant),
            since: line.vacant_since.map(|day| format!("seit {}", day.german())),
        }
    }
}

impl Sum {
    fn of(occupancy: Occupancy) -> Self {
        Self {
            allocated: occupancy.allocated.german(),
            filled: words::filled(occupancy),
            vacant: words::share_or_dash(occupancy.vacant),
        }
    }
}
