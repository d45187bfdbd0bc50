//! A kreisfreie Stadt loads without code: Bezirke, no regions, three carriers, a church among them, one ABH.

use base::day::Day;
use base::fte::Fte;
use organisation::model::district::DistrictKind;
use organisation::model::municipality::{FocusGroup, MunicipalityKind, Participation};
use organisation::model::organisation::{OrganisationKind, PrivacyLaw};
use organisation::model::post::Baustein;
use organisation::model::staffing_plan::StaffingPlan;
use organisation::model::structure::Structure;

use super::read;

const MUSTERSTADT: &str = include_str!("../data/musterstadt.toml");

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn fte(text: &str) -> Fte {
    text.parse().unwrap()
}

fn musterstadt() -> Structure {
    read(MUSTERSTADT).structure
}

#[test]
fn it_has_bezirke_without_keys_and_no_regions() {
    let structure = musterstadt();
    assert_eq!(structure.district.kind, DistrictKind::KreisfreieStadt);
    assert!(structure.regions.is_empty());
    assert_eq!(structure.municipalities_in(None, day("2025-08-01")).len(), 3);
    for bezirk in &structure.municipalities {
        assert_eq!(
            (bezirk.kind, &bezirk.ags),
            (MunicipalityKind::CityDistrict, &None),
            "{}",
            bezirk.name
        );
    }
}

#[test]
fn each_of_three_carriers_is_its_own_controller_and_one_is_bound_by_church_law() {
    let structure = musterstadt();
    let today = day("2025-08-01");
    let laws: Vec<(&str, PrivacyLaw)> = structure
        .employers_on(today)
        .iter()
        .map(|employer| {
            (
                employer.name.as_str(),
                structure.controller_of(employer.id).unwrap().law,
            )
        })
        .collect();
    assert_eq!(
        laws,
        [
            ("Bürgerhilfe Musterstadt", PrivacyLaw::Dsgvo),
            ("Katholischer Sozialdienst Musterstadt", PrivacyLaw::Kdg),
            ("Stadt Musterstadt", PrivacyLaw::Dsgvo),
        ]
    );
    let authorities = structure
        .organisations
        .iter()
        .filter(|found| found.kind == OrganisationKind::ResidenceOffice);
    assert_eq!(authorities.count(), 1);
}

#[test]
fn the_plan_follows_the_day() {
    let structure = musterstadt();
    for (asked, allocated, filled, vacant, unallocated, beyond) in [
        ("2025-01-15", "3,5", "0,75", "2,75", "0,5", "0"),
        ("2025-02-15", "3,5", "2,75", "0,75", "0,5", "0"),
        ("2025-07-15", "4,5", "2", "2,5", "0", "0,5"),
        ("2024-12-31", "0", "0", "0", "0", "0"),
    ] {
        let plan = StaffingPlan::on(&structure, day(asked));
        let found = plan.baustein(Baustein::Two).unwrap();
        let shares = [
            found.occupancy.allocated,
            found.occupancy.filled,
            found.occupancy.vacant,
            found.unallocated,
            found.beyond_funding,
        ];
        assert_eq!(
            shares,
            [allocated, filled, vacant, unallocated, beyond].map(fte),
            "{asked}"
        );
    }
}

#[test]
fn participation_and_focus_are_dated() {
    let structure = musterstadt();
    let sued = structure
        .municipalities
        .iter()
        .find(|bezirk| bezirk.name == "Bezirk Süd")
        .unwrap();
    assert_eq!(
        sued.participation.value_on(day("2025-06-30")),
        Some(&Participation::InTalks)
    );
    assert_eq!(
        sued.participation.value_on(day("2025-07-01")),
        Some(&Participation::Participating)
    );
    let nord = structure
        .municipalities
        .iter()
        .find(|bezirk| bezirk.name == "Bezirk Nord")
        .unwrap();
    let groups = |asked| {
        nord.focus_groups_on(day(asked))
            .map(|row| row.value)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        groups("2025-12-31"),
        [FocusGroup::SouthEastEurope, FocusGroup::NewlyArrived]
    );
    assert_eq!(groups("2026-01-01"), [FocusGroup::SouthEastEurope]);
}
