//! A municipality's master data: inhabitants, region, participation, focus groups, posts, social areas. Changes:
//! `municipality_edit`.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::MunicipalityId;
use web::answer::{Answer, Refused, page as answer_page};
use web::components::timeline::{Entry, Timeline};
use web::components::{button, facts, tag};
use web::request::Request;
use web::shell::Shell;

use super::bar::Bar;
use super::look::{Look, look, plan, rows};
use super::words;
use crate::model::area::Area;
use crate::model::evidence::{Evidence, FactKey};
use crate::model::municipality::Municipality;
use crate::model::post::Workplace;
use crate::model::staffing_plan::StaffingPlan;
use crate::model::validity::Validity;
use crate::store::changes::{self, Change};

#[derive(Template)]
#[template(path = "organisation/municipality.html")]
struct MunicipalityPage {
    shell: Shell,
    id: MunicipalityId,
    participation: tag::Tag,
    participation_since: String,
    focus_groups: Vec<Marked>,
    bar: Bar,
    posts: Vec<PostRow>,
    social_areas: Vec<Marked>,
    organisations: Vec<(String, String, &'static str)>,
    counts: Vec<Count>,
    timeline: Timeline,
    facts: facts::Facts,
    changes: Vec<Change>,
    may_read_themes: bool,
    may_write: bool,
}

struct Marked {
    text: String,
    since: String,
    mark: Option<tag::Certainty>,
}

struct PostRow {
    title: String,
    href: String,
    workplace: String,
    employer: String,
    allocated: String,
    filled: words::Filled,
    since: Option<String>,
}

struct Count {
    day: String,
    inhabitants: String,
    source: String,
    address: Option<String>,
    mark: Option<tag::Certainty>,
}

/// `GET /kommunen/{id}`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    let id: MunicipalityId = request.path_value("id")?;
    let place = look.structure.municipality(id).ok_or(Refused::NotFound)?.clone();
    let (mut tx, permit) = rows(&request).await?;
    let changes = changes::of_record(&mut tx, &permit, &FactKey::of(id)).await?;
    let plan = plan(&request, &look, look.today);
    let participation = place.participation.on(look.today);
    let many = words::places(&look.structure).1;
    answer_page(&MunicipalityPage {
        shell: request.shell_below(&place.name, &[("Überblick", "/kreis"), (many, "/kommunen")]),
        id,
        participation: words::participation(participation.map(|row| &row.value)),
        participation_since: participation.map(|row| row.validity.german()).unwrap_or_default(),
        focus_groups: focus_groups(&place, look.today),
        bar: Bar::of_posts(
            &place.name,
            words::occupancy_at(&plan, Workplace::Municipality(id)),
        ),
        posts: posts(&look, &plan, id),
        social_areas: social_areas(&look, id),
        organisations: organisations(&look, &place),
        counts: counts(&place),
        timeline: Timeline::new(entries(&look, &place)),
        facts: place_facts(&look, &place),
        changes,
        may_read_themes: request.access().may(request.who()?, Act::ThemeRead),
        may_write: look.may_write,
    })
}

fn focus_groups(place: &Municipality, today: Day) -> Vec<Marked> {
    place
        .focus_groups_on(today)
        .map(|row| Marked {
            text: row.value.label().to_owned(),
            since: row.validity.german(),
            mark: words::mark(&row.evidence),
        })
        .collect()
}

fn social_areas(look: &Look, id: MunicipalityId) -> Vec<Marked> {
    let own = look
        .structure
        .social_areas
        .iter()
        .filter(|area| area.municipality == id);
    own.filter(|area| area.validity.covers(look.today))
        .map(|area| Marked {
            text: area.name.clone(),
            since: area.validity.german(),
            mark: words::mark(&area.evidence),
        })
        .collect()
}

fn posts(look: &Look, plan: &StaffingPlan, id: MunicipalityId) -> Vec<PostRow> {
    let places = plan.bausteine.iter().flat_map(|baustein| &baustein.places);
    let here = places
        .filter(|place| place.place == Workplace::Municipality(id))
        .flat_map(|place| &place.posts);
    here.filter_map(|staffing| {
        let post = look.structure.post(staffing.post)?;
        Some(PostRow {
            title: post.title.clone(),
            href: format!("/stellen/{}", post.id),
            workplace: look.structure.workplace_name(staffing.workplace),
            employer: super::post::organisation_name(&look.structure, post.employer_on(look.today)),
            allocated: staffing.occupancy.allocated.german(),
            filled: words::filled(staffing.occupancy),
            since: staffing.vacant_since.map(|day| {
                format!(
                    "{} unbesetzt seit {}",
                    staffing.occupancy.vacant.german(),
                    day.german()
                )
            }),
        })
    })
    .collect()
}

/// Its administration with all its parts, and everyone who employs someone here.
fn organisations(look: &Look, place: &Municipality) -> Vec<(String, String, &'static str)> {
    let employers: Vec<_> = look
        .structure
        .posts
        .iter()
        .filter(|post| {
            let workplace = post
                .allocation
                .value_on(look.today)
                .map(|allocation| allocation.workplace);
            workplace.and_then(|workplace| look.structure.municipality_of(workplace)) == Some(place.id)
        })
        .filter_map(|post| post.employer_on(look.today))
        .collect();
    let belongs = look.structure.organisations.iter().filter(|organisation| {
        let is_administration = place.administration == Some(organisation.id);
        let is_part = place.administration.is_some() && organisation.part_of == place.administration;
        is_administration || is_part || employers.contains(&organisation.id)
    });
    belongs
        .map(|one| {
            (
                one.name.clone(),
                format!("/organisationen/{}", one.id),
                one.kind.label(),
            )
        })
        .collect()
}

fn counts(place: &Municipality) -> Vec<Count> {
    place
        .population
        .iter()
        .rev()
        .map(|count| Count {
            day: count.day.german(),
            inhabitants: words::number(count.inhabitants),
            source: count.evidence.source.clone(),
            address: count.evidence.address.clone(),
            mark: words::mark(&count.evidence),
        })
        .collect()
}

fn place_facts(look: &Look, place: &Municipality) -> facts::Facts {
    let mut list = facts::list().fact("Art", place.kind.label());
    if let Some(row) = place.region.on(look.today) {
        let name = look
            .structure
            .region(row.value)
            .map(|region| region.name.clone())
            .unwrap_or_default();
        list = list.fact("Region", format!("{name}, {}", row.validity.german()));
        list = words::marked(list, &row.evidence);
    }
    list = list
        .fact("Einwohner", words::inhabitants(place.population_on(look.today)))
        .fact("Fläche", place.area.map(Area::german).unwrap_or_default());
    if let Some(ags) = &place.ags {
        list = list.fact("Schlüssel (AGS)", ags);
    }
    let administration = place
        .administration
        .and_then(|id| look.structure.organisation(id));
    if let Some(administration) = administration {
        list = list
            .fact("Verwaltung", &administration.name)
            .href(format!("/organisationen/{}", administration.id));
    }
    list.fact("Quelle", &place.evidence.source)
}

/// Everything dated about the place, newest first.
fn entries(look: &Look, place: &Municipality) -> Vec<Entry> {
    let mut dated: Vec<(Day, Entry)> = Vec::new();
    let mut add = |validity: Validity, evidence: &Evidence, symbol: &'static str, title: String| {
        let mut entry = Entry::new(validity.from().german(), symbol, title);
        if let Some(last_day) = validity.last_day() {
            entry = entry.text(format!("galt bis {}", last_day.german()));
        } else if let Some(reason) = words::reason(evidence) {
            entry = entry.text(format!("Zu bestätigen: {reason}"));
        } else {
            entry = entry.text(format!("Quelle: {}", evidence.source));
        }
        dated.push((
            validity.from(),
            if validity.from() > look.today {
                entry.ahead()
            } else {
                entry
            },
        ));
    };
    for row in place.region.rows() {
        let name = look
            .structure
            .region(row.value)
            .map(|region| region.name.as_str())
            .unwrap_or_default();
        add(row.validity, &row.evidence, "map", format!("Region: {name}"));
    }
    for row in place.participation.rows() {
        add(
            row.validity,
            &row.evidence,
            "handshake",
            format!("Teilnahme: {}", row.value.label()),
        );
    }
    for row in &place.focus_groups {
        add(
            row.validity,
            &row.evidence,
            "group",
            format!("Schwerpunkt: {}", row.value.label()),
        );
    }
    dated.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    dated.into_iter().map(|(_, entry)| entry).collect()
}
