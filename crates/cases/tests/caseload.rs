//! The traffic light follows the share of the post: for oneself, and post by post for the Fachaufsicht.

use access::permit::JobPurpose;
use access::role::{Role, Scope, ScopeKind};
use access::session::model::SignedIn;
use base::fte::Fte;
use base::ids::FillingId;
use organisation::district_file::file_ids::FileIds;
use organisation::district_file::parse::parse;
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::model::evidence::Evidence;
use organisation::model::post::Filling;
use organisation::model::validity::Validity;
use organisation::store::post as posts;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

/// The Kreis Paderborn stands, and so much of a post in Borchen is somebody's.
async fn half_a_post_in_borchen(scene: &Scene, who: &SignedIn) {
    let house = &scene.house;
    let file = parse(KREIS_PADERBORN).unwrap();
    let permit = house.back_door.job(JobPurpose::Import).await.unwrap();
    let mut tx = house.back_door.write().await.unwrap();
    organisation::import::import(&mut tx, &file, house.clock.now())
        .await
        .unwrap();
    let filling = Filling {
        id: FillingId::from_uuid(house.ids.next()),
        validity: Validity::new("2026-01-01".parse().unwrap(), None).unwrap(),
        fte: Some(Fte::from_thousandths(500)),
        person: None,
        account: Some(who.account),
        evidence: Evidence::stated("Test"),
    };
    let borchen = FileIds::of("05774".parse().unwrap()).post("case-management-borchen");
    posts::fill_for_a_job(&mut tx, &permit, borchen, &filling)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn low_steps(scene: &Scene, who: &SignedIn) {
    let steps = [
        ("version", "0"),
        ("gruen_ab", "1"),
        ("gruen_bis", "1"),
        ("gelb_bis", "2"),
    ];
    scene.post(who, "/auslastung/schwellen", &steps).await.is(303);
}

#[tokio::test]
async fn half_a_post_is_full_with_half_as_many_cases() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = scene.house.bernd().await;
        scene.case_of_anna("Selam", "Tesfay").await;
        low_steps(&scene, &bernd).await;
        let own = scene.get(&scene.anna, "/auslastung/eigene").await;
        own.is(200).shows("grün: im Rahmen");

        half_a_post_in_borchen(&scene, &scene.anna).await;

        let own = scene.get(&scene.anna, "/auslastung/eigene").await;
        own.shows("<strong>0,5</strong> VZÄ")
            .shows("<strong>2</strong> Fälle je VZÄ");
        own.shows("gelb: voll");
        let list = scene.get(&scene.anna, "/faelle").await;
        list.shows("1 offener Fall</strong> bei 0,5 VZÄ")
            .shows("gelb: voll");
    })
    .await;
}

#[tokio::test]
async fn the_fachaufsicht_reads_post_by_post_in_order_of_municipality_and_who_has_none() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let bernd = scene.house.bernd().await;
        scene.house.ida().await;
        scene.case_of_anna("Selam", "Tesfay").await;
        half_a_post_in_borchen(&scene, &scene.anna).await;

        let page = scene.get(&bernd, "/auslastung").await;

        page.is(200).hides("Tesfay");
        let at = |words: &str| {
            page.body
                .find(words)
                .unwrap_or_else(|| panic!("{words}: {}", page.body))
        };
        let in_order = [
            "Case Management Altenbeken",
            "Besetzung nicht bekannt",
            "Case Management Borchen",
            "Anna Test",
            "Case Management Salzkotten",
            "Ohne Stelle",
            "Ida Test",
        ];
        let places: Vec<usize> = in_order.into_iter().map(at).collect();
        assert!(places.is_sorted(), "{places:?}");
        assert_eq!(page.body.matches("Anna Test").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_oversees_one_municipality_reads_its_posts_and_nobody_without_one() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.house.ida().await;
        half_a_post_in_borchen(&scene, &scene.anna).await;
        let borchen = FileIds::of("05774".parse().unwrap()).municipality("borchen");
        let scope = Scope {
            kind: ScopeKind::Municipality,
            id: Some(borchen.to_string()),
        };
        let lena = scene
            .house
            .someone("lena.test", "Lena Test", Role::Coordinator, &[scope])
            .await;

        let page = scene.get(&lena, "/auslastung").await;

        page.is(200).shows("Anna Test");
        page.hides("Case Management Altenbeken");
        page.hides("Ida Test");
    })
    .await;
}
