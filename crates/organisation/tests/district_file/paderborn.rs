//! The Kreis Paderborn as it ships: the concept's own figures show the truth, and what is not known is told.

use base::day::Day;
use base::fte::Fte;
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::model::evidence::Certainty;
use organisation::model::post::{Baustein, Function};
use organisation::model::staffing_plan::StaffingPlan;
use organisation::model::structure::Structure;
use organisation::model::to_confirm::{OpenPoint, Subject};

use super::read;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn fte(text: &str) -> Fte {
    text.parse().unwrap()
}

fn paderborn() -> Structure {
    read(KREIS_PADERBORN).structure
}

#[test]
fn the_kreis_has_ten_municipalities_in_four_regions() {
    let structure = paderborn();
    let today = day("2026-11-22");
    let sizes: Vec<(String, usize)> = structure
        .regions_on(today)
        .iter()
        .map(|region| {
            (
                region.name.clone(),
                structure.municipalities_in(Some(region.id), today).len(),
            )
        })
        .collect();

    let expected = [
        ("Region 1 (Nord)", 3),
        ("Region 2 (Süd)", 3),
        ("Region 3 (Ost)", 3),
        ("Region 4 (Stadt Paderborn)", 1),
    ];
    assert_eq!(sizes, expected.map(|(name, count)| (name.to_owned(), count)));
    let inhabitants: u32 = structure
        .municipalities
        .iter()
        .filter_map(|municipality| municipality.population_on(today))
        .map(|count| count.inhabitants)
        .sum();
    assert_eq!(inhabitants, 314_510);
}

#[test]
fn of_fourteen_funded_case_managers_one_is_visibly_allocated_nowhere() {
    let plan = StaffingPlan::on(&paderborn(), day("2026-11-22"));

    let case_management = plan.baustein(Baustein::Two).unwrap();

    assert_eq!(case_management.funded, fte("14"));
    assert_eq!(case_management.occupancy.allocated, fte("13"));
    assert_eq!(case_management.unallocated, fte("1"));
    assert_eq!(case_management.places.len(), 10);
    assert_eq!(case_management.yearly_amount.unwrap().german(), "798.000,00 €");
    for place in &case_management.places {
        let expected = if place.name == "Paderborn" { "4" } else { "1" };
        assert_eq!(place.occupancy.allocated, fte(expected), "{}", place.name);
    }
}

#[test]
fn every_region_has_its_three_and_the_city_its_four() {
    let structure = paderborn();
    let today = day("2026-11-22");
    let plan = StaffingPlan::on(&structure, today);
    let sums = plan.baustein(Baustein::Two).unwrap().by_region();
    for region in structure.regions_on(today) {
        let expected = if region.name.contains("Stadt") { "4" } else { "3" };
        assert_eq!(sums[&Some(region.id)].allocated, fte(expected), "{}", region.name);
    }
}

#[test]
fn coordination_is_counted_for_the_kreis_and_for_the_city_apart() {
    let structure = paderborn();
    let plan = StaffingPlan::on(&structure, day("2026-11-22"));
    let steering = plan.baustein(Baustein::One).unwrap();
    let frames: Vec<(String, Fte, Fte)> = steering
        .frames
        .iter()
        .map(|staffing| {
            let frame = structure
                .frames
                .iter()
                .find(|frame| frame.id == staffing.frame)
                .unwrap();
            (frame.title.clone(), staffing.funded, staffing.occupancy.allocated)
        })
        .collect();
    assert_eq!(
        frames,
        [
            (
                "Koordination, Kreis ohne Stadt Paderborn".to_owned(),
                fte("3,5"),
                fte("3,5")
            ),
            ("Verwaltungsassistenz, Kreis".to_owned(), fte("0,5"), fte("0,5")),
            ("Koordination, Stadt Paderborn".to_owned(), fte("1"), fte("1")),
        ]
    );
    assert_eq!(
        (steering.unallocated, steering.beyond_funding),
        (Fte::ZERO, Fte::ZERO)
    );
}

#[test]
fn the_naturalisation_post_of_the_kreis_is_half_filled_and_that_of_the_city_whole() {
    let structure = paderborn();
    let today = day("2026-11-22");
    for (title, filled, unknown, vacant) in [
        ("EBH Kreis Paderborn", "0,5", "0", "0,5"),
        ("EBH Stadt Paderborn", "1", "0", "0"),
        ("ABH Kreis Paderborn", "1", "0", "0"),
        ("ABH Stadt Paderborn", "0", "1", "0"),
    ] {
        let post = structure.posts.iter().find(|post| post.title == title).unwrap();
        let occupancy = post.occupancy_on(today);
        assert_eq!(occupancy.allocated, fte("1"), "{title}");
        assert_eq!(
            (occupancy.filled, occupancy.unknown, occupancy.vacant),
            (fte(filled), fte(unknown), fte(vacant)),
            "{title}"
        );
    }
}

#[test]
fn the_kreis_supervises_the_work_of_every_case_manager_whoever_employs() {
    let structure = paderborn();
    let today = day("2026-11-22");
    for post in structure
        .posts
        .iter()
        .filter(|post| post.function == Function::CaseManagement)
    {
        let supervision = post
            .technical_supervision_on(today)
            .and_then(|id| structure.organisation(id))
            .unwrap();
        assert_eq!(supervision.display_name(), "Sachgebiet KIM", "{}", post.title);
        assert_eq!(post.employer_on(today), None, "{}", post.title);
        assert_eq!(
            structure.controller_of(supervision.id).unwrap().name,
            "Kreis Paderborn"
        );
    }
}

#[test]
fn what_the_kreis_has_to_confirm_is_listed_open_points_first() {
    let structure = paderborn();
    let points = structure.to_confirm(day("2026-11-22"));
    let has = |name: &str, fact: &str, certainty: Certainty| {
        let found = |point: &OpenPoint| point.name == name && point.fact.contains(fact);
        points
            .iter()
            .any(|point| found(point) && point.evidence.certainty == certainty)
    };

    assert!(has("Borchen", "Region: Region 3 (Ost)", Certainty::Inferred));
    assert!(has("Region 1 (Nord)", "Zuschnitt", Certainty::Inferred));
    assert!(has("Sozialbezirk 1", "Name", Certainty::Open));
    assert!(has(
        "Case Management, ganzer Kreis",
        "1,0 VZÄ sind gefördert",
        Certainty::Open
    ));
    assert!(has(
        "Case Management Borchen",
        "Anstellungsträger: nicht bekannt",
        Certainty::Open
    ));
    assert!(has(
        "ABH Stadt Paderborn",
        "Besetzung: nicht bekannt",
        Certainty::Open
    ));
    assert!(has(
        "Ausländerbehörde, Kreis",
        "Fördersatz nicht bekannt",
        Certainty::Open
    ));
    assert!(has("Kreis Paderborn", "Datenschutzbeauftragten", Certainty::Open));
    assert!(!has("Borchen", "Stammdaten", Certainty::Inferred));
    let first_inferred = points
        .iter()
        .position(|point| point.evidence.certainty == Certainty::Inferred)
        .unwrap();
    assert!(
        points[first_inferred..]
            .iter()
            .all(|point| point.evidence.certainty == Certainty::Inferred)
    );
    assert!(points.iter().all(|point| point.evidence.note.is_some()));
}

#[test]
fn nobody_is_employed_without_a_controller_and_no_person_is_named() {
    let structure = paderborn();
    assert!(
        structure
            .employers_without_controller(day("2026-11-22"))
            .is_empty()
    );
    assert!(
        structure
            .posts
            .iter()
            .flat_map(|post| &post.fillings)
            .all(|filling| filling.person.is_none())
    );
}

#[test]
fn the_same_file_gives_the_same_ids() {
    assert_eq!(read(KREIS_PADERBORN), read(KREIS_PADERBORN));
}

#[test]
fn subjects_of_open_points_can_be_found_again() {
    let structure = paderborn();
    for point in structure.to_confirm(day("2026-11-22")) {
        let exists = match point.subject {
            Subject::District => true,
            Subject::Region(id) => structure.region(id).is_some(),
            Subject::Municipality(id) => structure.municipality(id).is_some(),
            Subject::SocialArea(id) => structure.social_area(id).is_some(),
            Subject::Organisation(id) => structure.organisation(id).is_some(),
            Subject::Post(id) => structure.post(id).is_some(),
            Subject::Frame(id) => structure.frames.iter().any(|frame| frame.id == id),
            Subject::Rate(id) => structure.rates.iter().any(|rate| rate.id == id),
        };
        assert!(exists, "{}: {}", point.name, point.fact);
    }
}
