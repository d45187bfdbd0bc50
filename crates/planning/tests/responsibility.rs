//! Responsibility: explained proposals, decisions with a reason, and the phase that follows.

use cases::case::model::Phase;
use cases::life_area::LifeArea;
use planning::responsibility::model::{Reason, Way};
use planning::responsibility::store;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn facts_lead_to_explained_proposals_and_the_phase_follows_the_decisions() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/zustaendigkeit");
        let page = scene.get(&scene.anna, &path).await;
        page.is(200).shows("§ 87 Abs. 2 AufenthG");
        page.shows("unbekannt / keine Angabe");
        page.hides("SGB II – Jobcenter führt eigenes Fallmanagement");
        let facts = [
            ("handlung", "umstaende"),
            ("version", "0"),
            ("umstaende", "sgb2"),
            ("umstaende", "under_27"),
        ];
        scene.post(&scene.anna, &path, &facts).await.is(303);
        let page = scene.get(&scene.anna, &path).await;
        page.shows("SGB II – Jobcenter führt eigenes Fallmanagement. Vorschlag: Verweisberatung");
        page.shows("§§ 14, 15, 16a SGB II");

        let referred = [
            ("handlung", "entscheiden"),
            ("version", "0"),
            ("weg_work", "referred"),
        ];
        scene.post(&scene.anna, &path, &referred).await.is(303);
        assert_eq!(scene.head(case).await.phase, Phase::ReferredOn);
        let accompanied = [
            ("handlung", "entscheiden"),
            ("version", "1"),
            ("weg_work", "referred"),
            ("weg_housing", "accompanied"),
            ("notiz_housing", "Jobcenter sucht nicht mit"),
        ];
        scene.post(&scene.anna, &path, &accompanied).await.is(303);
        assert_eq!(scene.head(case).await.phase, Phase::Accompanied);
        let page = scene.get(&scene.anna, &path).await;
        page.shows("Jobcenter sucht nicht mit");
        page.shows("Keine andere Stelle steuert hier");

        let (mut tx, permit) = scene.reading(case).await;
        let decided = store::decisions(&mut tx, &permit).await.unwrap();
        assert_eq!(decided.len(), 2, "what was not changed is not written again");
    })
    .await;
}

#[tokio::test]
async fn deciding_otherwise_asks_for_a_reason_and_a_second_writer_is_told() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/zustaendigkeit");
        let otherwise = [
            ("handlung", "entscheiden"),
            ("version", "0"),
            ("weg_housing", "referred"),
        ];
        let again = scene.post(&scene.anna, &path, &otherwise).await;
        again
            .is(422)
            .shows("Wohnen: Sie entscheiden anders als vorgeschlagen");
        let reasoned = [
            otherwise[0],
            otherwise[1],
            otherwise[2],
            ("grund_housing", "client_wish"),
        ];
        scene.post(&scene.anna, &path, &reasoned).await.is(303);
        let late = [
            ("handlung", "entscheiden"),
            ("version", "0"),
            ("weg_housing", "accompanied"),
        ];
        let met = scene.post(&scene.anna, &path, &late).await;
        met.is(409).shows("Inzwischen hat jemand anders gespeichert");
        assert_eq!(scene.head(case).await.phase, Phase::ReferredOn);

        let facts = [("handlung", "umstaende"), ("version", "0"), ("umstaende", "sgb2")];
        scene.post(&scene.anna, &path, &facts).await.is(303);
        let stale = [("handlung", "umstaende"), ("version", "0"), ("umstaende", "sgb3")];
        scene.post(&scene.anna, &path, &stale).await.is(409);
    })
    .await;
}

#[tokio::test]
async fn one_button_takes_every_proposal_that_leaves_no_choice_and_each_stays_changeable() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/zustaendigkeit");
        let before = scene.get(&scene.anna, &path).await;
        before
            .shows("Noch ist kein Lebensbereich eingeschätzt")
            .hides("übernehmen");
        let assessed = [
            ("version", "0"),
            ("am", "2026-03-02"),
            ("bedarf_housing", "4"),
            ("bedarf_work", "3"),
            ("bedarf_language", "3"),
            ("ressourcen_housing", ""),
            ("ressourcen_work", ""),
            ("ressourcen_language", ""),
        ];
        let assess = format!("/faelle/{case}/einschaetzung/neu");
        scene.post(&scene.anna, &assess, &assessed).await.is(303);
        let facts = [
            ("handlung", "umstaende"),
            ("version", "0"),
            ("umstaende", "sgb2"),
            ("umstaende", "asylblg"),
        ];
        scene.post(&scene.anna, &path, &facts).await.is(303);
        let page = scene.get(&scene.anna, &path).await;
        page.shows("3 Vorschläge übernehmen");
        let folded = page.body.split("Nicht besprochen <span").nth(1).unwrap();
        assert!(folded.contains("Gesundheit") && !folded.contains("<h3>Wohnen"));

        // Both work and language fit a second rule now, so that only housing leaves no choice.
        let both = [
            ("handlung", "umstaende"),
            ("version", "1"),
            ("umstaende", "sgb2"),
            ("umstaende", "mbe"),
        ];
        scene.post(&scene.anna, &path, &both).await.is(303);
        let page = scene.get(&scene.anna, &path).await;
        page.shows("1 Vorschlag übernehmen")
            .shows("Bitte entscheiden Sie selbst");

        let take = [
            ("handlung", "vorschlaege"),
            ("version", "0"),
            ("weg_work", "accompanied"),
            ("grund_work", "client_wish"),
        ];
        scene.post(&scene.anna, &path, &take).await.is(303);
        let (mut tx, permit) = scene.reading(case).await;
        let decided = store::decisions(&mut tx, &permit).await.unwrap();
        let held = store::holding(&decided);
        assert_eq!(held.len(), 2, "what was chosen by hand and what leaves no choice");
        let housing = &held[&LifeArea::Housing].decision;
        assert_eq!(
            (housing.way, housing.reason),
            (Way::Accompanied, Some(Reason::NobodyLeads))
        );
        assert!(housing.note.contains("Nach den Regeln des Kreises"));
        assert_eq!(held[&LifeArea::Work].decision.reason, Some(Reason::ClientWish));
        drop(tx);
        scene.get(&scene.anna, &path).await.hides("übernehmen");

        let otherwise = [
            ("handlung", "entscheiden"),
            ("version", "1"),
            ("weg_housing", "referred"),
            ("grund_housing", "client_wish"),
        ];
        scene.post(&scene.anna, &path, &otherwise).await.is(303);
    })
    .await;
}
