//! The regular exchange: due, held, due again.

use access::act::Act;
use testing::house::on_both_databases;

use crate::kreis::{Kreis, MIGRATIONS};

#[tokio::test]
async fn an_exchange_that_is_held_is_due_again_after_its_weeks() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let anna = &kreis.anna;
        let place = kreis
            .text("SELECT id AS t FROM organisation_municipality WHERE name = 'Büren'")
            .await;
        let fields = [
            ("name", "Beratungsstellen in Büren"),
            ("kommune", place.as_str()),
            ("wochen", "8"),
            ("beginn", "20.02.2026"),
        ];
        kreis
            .get(anna, "/austausch")
            .await
            .is(200)
            .shows("Noch kein regelmäßiger Austausch");
        kreis.post(anna, "/austausch/neu", &fields).await.is(303);
        kreis
            .get(anna, "/austausch")
            .await
            .shows("überfällig seit 20.02.2026");
        let id = kreis.text("SELECT id AS t FROM network_exchange").await;
        let form = kreis
            .get(anna, &format!("/netzwerkarbeit/neu?austausch={id}"))
            .await;
        form.is(200).shows("Beratungsstellen in Büren").shows(&id);
        let held = [
            ("art", "exchange"),
            ("tag", "02.03.2026"),
            ("thema", "Austausch"),
            ("austausch", id.as_str()),
        ];
        kreis.post(anna, "/netzwerkarbeit/neu", &held).await.is(303);
        kreis
            .get(anna, "/austausch")
            .await
            .shows("27.04.2026")
            .hides("überfällig seit");
        kreis
            .post(
                anna,
                "/austausch/neu",
                &[("name", "Ohne Ort"), ("wochen", "0"), ("beginn", "heute")],
            )
            .await
            .is(422)
            .shows("Bitte die Kommune wählen")
            .shows("Bitte eine Zahl von 1 bis 104 eingeben");
    })
    .await;
}

#[tokio::test]
async fn what_is_due_is_named_to_whoever_fills_the_responsible_post() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let (anna, clara) = (&kreis.anna, &kreis.house.clara().await);
        let place = kreis.text("SELECT id AS t FROM organisation_municipality WHERE name = 'Büren'").await;
        let post = kreis.text("SELECT id AS t FROM organisation_post ORDER BY id LIMIT 1").await;
        let fields = [
            ("name", "Beratungsstellen in Büren"),
            ("kommune", place.as_str()),
            ("wochen", "8"),
            ("beginn", "01.03.2026"),
            ("stelle", post.as_str()),
        ];
        kreis.post(anna, "/austausch/neu", &fields).await.is(303);
        let mut tx = kreis.house.back_door.write().await.unwrap();
        db::statement::Statement::new(
            "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ('besetzung', 'stated', 'Test')",
        )
        .run(&mut tx)
        .await
        .unwrap();
        db::statement::Statement::new(
            "INSERT INTO organisation_filling (id, post_id, valid_from, account_id)
             VALUES ('besetzung', $1, '2026-01-01', $2)",
        )
        .bind_text(&post)
        .bind(&anna.account)
        .run(&mut tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();
        for (who, expected) in [(anna, 1), (clara, 0)] {
            let (mut tx, permit) = kreis.house.access.list(who, Act::CaseList).await.unwrap();
            let due = network::exchange::store::looked_after(&mut tx, &permit).await.unwrap();
            assert_eq!(due.len(), expected, "{}", who.display_name);
        }
    })
    .await;
}
