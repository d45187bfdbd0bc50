//! The interpreter pool: from the request to the hours, and who sees what.

use testing::house::on_both_databases;

use crate::kreis::{Kreis, MIGRATIONS};

const REQUEST: &[(&str, &str)] = &[
    ("sprache", "ti"),
    ("tag", "02.03.2026"),
    ("beginn", "9:30"),
    ("minuten", "60"),
    ("anlass", "school"),
    ("ort", "Schule, Raum 3"),
];

async fn interpreter(kreis: &Kreis) -> String {
    let bernd = &kreis.bernd;
    let fields = [
        ("version", "0"),
        ("name", "Sprachmittlung Eins (Test)"),
        ("telefon", "05251 1"),
        ("schulung", "trained"),
        ("sprache1", "ti"),
        ("niveau1", "native"),
        ("wochentag", "1"),
    ];
    kreis.post(bernd, "/sprachmittler/neu", &fields).await.is(303);
    kreis.text("SELECT id AS t FROM network_interpreter").await
}

#[tokio::test]
async fn a_request_becomes_an_offer_a_booking_and_hours() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let (anna, bernd) = (&kreis.anna, &kreis.bernd);
        let interpreter = interpreter(&kreis).await;
        let path = kreis
            .post(anna, "/sprachmittlung/neu", REQUEST)
            .await
            .is(303)
            .location
            .clone();
        kreis
            .get(anna, &path)
            .await
            .is(200)
            .shows("angefragt")
            .hides("Wer kann kommen");
        kreis
            .get(bernd, &path)
            .await
            .is(200)
            .shows("Wer kann kommen")
            .shows("Sprachmittlung Eins (Test)");
        let offer = [
            ("version", "1"),
            ("schritt", "angebot"),
            ("wer", interpreter.as_str()),
        ];
        kreis
            .post(anna, &path, &offer)
            .await
            .is(422)
            .shows("wer den Pool führt");
        kreis.post(bernd, &path, &offer).await.is(303);
        kreis
            .post(bernd, &path, &offer)
            .await
            .is(422)
            .shows("passt nicht mehr");
        kreis
            .post(bernd, &path, &[("version", "2"), ("schritt", "zusage")])
            .await
            .is(303);
        assert_eq!(
            kreis
                .number("SELECT COUNT(*) AS n FROM post_notice WHERE kind = 'interpreter_answered'")
                .await,
            1
        );
        kreis.get(anna, &path).await.shows("gebucht").shows("05251 1");
        let held = [("version", "3"), ("schritt", "stattgefunden"), ("minuten", "75")];
        kreis.post(anna, &path, &held).await.is(303);
        kreis
            .get(anna, &path)
            .await
            .shows("stattgefunden")
            .shows("75 Minuten");
        let page = kreis.get(anna, "/sprachmittlung/statistik").await;
        page.is(200)
            .shows("Tigrinya")
            .shows("1,3")
            .hides("Sprachmittlung Eins");
        kreis.get(anna, "/sprachmittlung/statistik.xlsx").await.is(200);
        kreis.get(bernd, "/sprachmittlung").await.hides(&path);
        kreis
            .get(bernd, "/sprachmittlung?erledigte=ja")
            .await
            .shows(&path)
            .shows("Anna Test");
    })
    .await;
}

#[tokio::test]
async fn a_request_names_no_home_and_is_open_to_whoever_asked_and_the_pool() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let (anna, clara) = (&kreis.anna, &kreis.house.clara().await);
        let mut home = REQUEST.to_vec();
        home.retain(|(field, _)| *field != "anlass");
        home.push(("anlass", "home"));
        kreis
            .post(anna, "/sprachmittlung/neu", &home)
            .await
            .is(422)
            .shows("bleibt der Ort leer");
        kreis
            .post(
                anna,
                "/sprachmittlung/neu",
                &[("sprache", "xx"), ("tag", "01.03.2026"), ("beginn", "25")],
            )
            .await
            .is(422)
            .shows("Bitte die Sprache wählen")
            .shows("Dieser Tag ist vorbei");
        let path = kreis
            .post(anna, "/sprachmittlung/neu", REQUEST)
            .await
            .is(303)
            .location
            .clone();
        testing::browser::is_hidden_from(&kreis.router, std::slice::from_ref(clara), &path, "Schule").await;
        kreis
            .get(anna, "/sprachmittlung/neu?tag=2026-03-05&beginn=10:00&sprache=ar")
            .await
            .shows("2026-03-05");
        let cancel = [
            ("version", "1"),
            ("schritt", "abbruch"),
            ("grund", "nobody_found"),
        ];
        kreis.post(anna, &path, &cancel).await.is(303);
        kreis
            .get(anna, &path)
            .await
            .shows("abgesagt")
            .shows("niemand gefunden");
    })
    .await;
}
