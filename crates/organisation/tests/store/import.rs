//! A district file becomes rows: all of it, once, and comes back as it was.

use base::fte::Fte;
use base::names::sort_key;
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::import::{ImportRefused, NotImported, import};
use organisation::model::post::Baustein;
use organisation::model::staffing_plan::StaffingPlan;
use organisation::model::structure::Structure;
use testing::house::on_both_databases;

use crate::house::{day, file, in_the_kreis, paderborn, settle, stored};

const MUSTERSTADT: &str = include_str!("../data/musterstadt.toml");
const MUSTERLAND: &str = include_str!("../data/musterland.toml");

/// In the order in which the store gives it.
fn sorted(mut structure: Structure) -> Structure {
    structure.regions.sort_by_key(|one| (sort_key(&one.name), one.id));
    structure
        .municipalities
        .sort_by_key(|one| (sort_key(&one.name), one.id));
    for place in &mut structure.municipalities {
        place
            .focus_groups
            .sort_by_key(|row| (row.validity.from(), row.value));
        place.population.sort_by_key(|count| count.day);
    }
    structure
        .social_areas
        .sort_by_key(|one| (sort_key(&one.name), one.id));
    structure
        .organisations
        .sort_by_key(|one| (sort_key(&one.name), one.id));
    structure.posts.sort_by_key(|one| (sort_key(&one.title), one.id));
    for post in &mut structure.posts {
        post.fillings
            .sort_by_key(|filling| (filling.validity.from(), filling.id));
    }
    structure
        .frames
        .sort_by_key(|one| (sort_key(&one.title), one.validity.from(), one.id));
    structure
        .rates
        .sort_by_key(|one| (sort_key(&one.title), one.validity.from(), one.id));
    structure
}

#[tokio::test]
async fn every_district_file_comes_back_as_it_was_written() {
    for text in [KREIS_PADERBORN, MUSTERSTADT, MUSTERLAND] {
        on_both_databases(&[access::MIGRATIONS, organisation::MIGRATIONS], async |house| {
            settle(&house, text).await;
            assert_eq!(stored(&house).await, sorted(file(text).structure));
        })
        .await;
    }
}

#[tokio::test]
async fn a_second_import_is_refused_and_changes_nothing() {
    in_the_kreis(async |house| {
        let before = stored(&house).await;
        let mut tx = house.back_door.write().await.unwrap();

        let refused = import(&mut tx, &file(MUSTERSTADT), house.clock.now()).await.unwrap_err();

        tx.commit().await.unwrap();
        assert!(matches!(&refused, NotImported::Refused(ImportRefused::AlreadyThere { district }) if district == "Kreis Paderborn"));
        assert!(refused.to_string().contains("Es wurde nichts verändert"), "{refused}");
        assert_eq!(stored(&house).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_breaks_off_leaves_nothing_behind() {
    on_both_databases(&[access::MIGRATIONS, organisation::MIGRATIONS], async |house| {
        let mut broken = file(KREIS_PADERBORN);
        let double = broken.structure.rates[0].clone();
        broken.structure.rates.push(double);

        let mut tx = house.back_door.write().await.unwrap();
        assert!(import(&mut tx, &broken, house.clock.now()).await.is_err());
        drop(tx);

        settle(&house, KREIS_PADERBORN).await;
    })
    .await;
}

#[tokio::test]
async fn the_stored_figures_show_the_truth() {
    in_the_kreis(async |house| {
        let structure = stored(&house).await;
        let plan = StaffingPlan::on(&structure, day("2026-11-22"));
        let case_management = plan.baustein(Baustein::Two).unwrap();
        let fte = |text: &str| text.parse::<Fte>().unwrap();

        assert_eq!(case_management.funded, fte("14"));
        assert_eq!(case_management.occupancy.allocated, fte("13"));
        assert_eq!(case_management.unallocated, fte("1"));
        let naturalisation = structure.post(paderborn().post("ebh-kreis")).unwrap();
        let occupancy = naturalisation.occupancy_on(day("2026-11-22"));
        assert_eq!((occupancy.allocated, occupancy.filled), (fte("1"), fte("0.5")));
    })
    .await;
}

#[tokio::test]
async fn who_knows_the_file_finds_the_rows_by_its_short_keys() {
    in_the_kreis(async |house| {
        let structure = stored(&house).await;
        let ids = paderborn();
        assert_eq!(
            structure
                .municipality(ids.municipality("delbrueck"))
                .unwrap()
                .name,
            "Delbrück"
        );
        assert_eq!(
            structure.region(ids.region("nord")).unwrap().name,
            "Region 1 (Nord)"
        );
        assert!(structure.organisation(ids.organisation("kreis")).is_some());
        assert!(structure.social_area(ids.social_area("sozialbezirk-1")).is_some());
    })
    .await;
}
