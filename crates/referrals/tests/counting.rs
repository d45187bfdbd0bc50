//! A declined referral shows what is missing: counted in one click, without any way back to the case.

use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn a_referral_declined_as_full_counts_a_gap_once_and_nothing_of_it_names_the_case() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("").await;
        let id = scene.proposes().await;
        scene.sends(id, "phone").await.is(303);
        scene
            .tells(
                id,
                &[("schritt", "declined"), ("grund", "full"), ("am", "2026-03-02")],
            )
            .await
            .is(303);
        scene.stand(id).await.shows("Gibt es nicht – zählen");
        let text = id.to_string();
        let fields = [("vermittlung", text.as_str())];
        scene
            .post(&scene.anna, "vermittlungen/luecke", &fields)
            .await
            .is(303);
        scene
            .post(&scene.anna, "vermittlungen/luecke", &fields)
            .await
            .is(303);
        scene.stand(id).await.hides("Gibt es nicht – zählen");
        let counted = "SELECT COUNT(*) AS n FROM directory_gap
                       WHERE field = 'language' AND reason = 'full' AND origin = 'referral' AND people = 1";
        assert_eq!(scene.number(counted).await, 1);
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM directory_gap").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_referral_that_goes_on_counts_no_gap() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.agrees("").await;
        let id = scene.proposes().await;
        scene.sends(id, "phone").await.is(303);
        let text = id.to_string();
        scene
            .post(&scene.anna, "vermittlungen/luecke", &[("vermittlung", &text)])
            .await
            .is(404);
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM directory_gap").await, 0);
    })
    .await;
}
