//! A Kreis with twelve posts in three regions, all forwarded to carriers; and what a redistricting does to it.

use base::day::Day;
use base::fte::Fte;
use base::ids::{MunicipalityId, RegionId, RowId};
use base::refusal::Refusal;
use organisation::model::evidence::Evidence;
use organisation::model::history::Dated;
use organisation::model::organisation::PrivacyLaw;
use organisation::model::post::{Baustein, Function};
use organisation::model::redistricting::{Move, RedistrictingRefused};
use organisation::model::staffing_plan::StaffingPlan;
use organisation::model::structure::Structure;
use organisation::model::validity::Validity;

use super::read;

const MUSTERLAND: &str = include_str!("../data/musterland.toml");

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn musterland() -> Structure {
    read(MUSTERLAND).structure
}

fn municipality(structure: &Structure, name: &str) -> MunicipalityId {
    structure
        .municipalities
        .iter()
        .find(|municipality| municipality.name == name)
        .unwrap()
        .id
}

fn region(structure: &Structure, name: &str) -> RegionId {
    structure
        .regions
        .iter()
        .find(|region| region.name == name)
        .unwrap()
        .id
}

fn move_of(structure: &Structure, name: &str, to: &str, from: &str) -> Move {
    let next = Dated {
        id: RowId::from_uuid(uuid::Uuid::from_u128(99)),
        validity: Validity::since(day(from)),
        value: region(structure, to),
        evidence: Evidence::stated("Beschluss"),
    };
    Move {
        municipality: municipality(structure, name),
        next,
    }
}

/// Allocated case management by region, as a report of this day shows it.
fn report(structure: &Structure, asked: &str) -> Vec<(String, Fte)> {
    let plan = StaffingPlan::on(structure, day(asked));
    let sums = plan.baustein(Baustein::Two).unwrap().by_region();
    structure
        .regions_on(day(asked))
        .iter()
        .map(|region| (region.name.clone(), sums[&Some(region.id)].allocated))
        .collect()
}

fn by_region(berg: &str, see: &str, wald: &str) -> Vec<(String, Fte)> {
    [("Region Berg", berg), ("Region See", see), ("Region Wald", wald)]
        .map(|(name, share)| (name.to_owned(), share.parse().unwrap()))
        .to_vec()
}

#[test]
fn twelve_posts_stand_at_three_carriers_and_none_at_the_kreis() {
    let structure = musterland();
    let today = day("2025-01-01");
    let posts: Vec<_> = structure
        .posts
        .iter()
        .filter(|post| post.function == Function::CaseManagement)
        .collect();
    assert_eq!(posts.len(), 12);
    for carrier in [
        "Diakoniewerk Musterland",
        "Wohlfahrtswerk Musterland",
        "Brücke Musterland",
    ] {
        let carrier = structure
            .organisations
            .iter()
            .find(|found| found.name == carrier)
            .unwrap();
        let own = posts
            .iter()
            .filter(|post| post.employer_on(today) == Some(carrier.id))
            .count();
        assert_eq!(own, 4, "{}", carrier.name);
    }
    let laws: Vec<PrivacyLaw> = structure
        .employers_on(today)
        .iter()
        .filter_map(|employer| structure.controller_of(employer.id))
        .map(|controller| controller.law)
        .collect();
    assert!(laws.contains(&PrivacyLaw::DsgEkd));
}

#[test]
fn old_reports_keep_the_old_regions_and_new_ones_follow() {
    let structure = musterland();
    assert_eq!(report(&structure, "2025-06-30"), by_region("4", "4", "4"));
    assert_eq!(report(&structure, "2025-07-01"), by_region("6", "2", "4"));
}

#[test]
fn a_further_redistricting_leaves_every_earlier_day_as_it_was() {
    let mut structure = musterland();
    let moves = vec![
        move_of(&structure, "Wiesenau", "Region Wald", "2026-01-01"),
        move_of(&structure, "Ahausen", "Region See", "2026-01-01"),
    ];

    let moved = structure.redistrict(moves).unwrap();

    assert!(moved.iter().all(|done| done.ended.is_some()));
    assert_eq!(report(&structure, "2025-06-30"), by_region("4", "4", "4"));
    assert_eq!(report(&structure, "2025-12-31"), by_region("6", "2", "4"));
    assert_eq!(report(&structure, "2026-01-01"), by_region("4", "4", "4"));
}

#[test]
fn a_redistricting_happens_whole_or_not_at_all() {
    let mut structure = musterland();
    let before = structure.clone();
    let moves = vec![
        move_of(&structure, "Ahausen", "Region See", "2026-01-01"),
        move_of(&structure, "Wiesenau", "Region Wald", "2025-01-01"),
    ];

    let refused = structure.redistrict(moves).unwrap_err();

    assert!(matches!(refused, RedistrictingRefused::Change { .. }));
    assert!(
        refused.german().starts_with("Wiesenau: Ab 01.07.2025"),
        "{}",
        refused.german()
    );
    assert_eq!(structure, before);
}

#[test]
fn nobody_moves_to_a_region_that_does_not_exist_then() {
    let mut structure = musterland();
    let see = structure
        .regions
        .iter()
        .position(|region| region.name == "Region See")
        .unwrap();
    structure.regions[see].validity = Validity::new(day("2024-01-01"), Some(day("2026-01-01"))).unwrap();
    let moves = vec![move_of(&structure, "Ahausen", "Region See", "2025-10-01")];

    let refused = structure.redistrict(moves).unwrap_err();

    assert!(matches!(
        refused,
        RedistrictingRefused::RegionDoesNotExistThen { .. }
    ));
}
