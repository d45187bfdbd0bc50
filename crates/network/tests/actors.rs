//! The register, its contact persons and network work.

use testing::house::on_both_databases;

use crate::kreis::{Kreis, MIGRATIONS};

#[tokio::test]
async fn an_organisation_is_taken_into_the_register_and_found_by_its_topic() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let anna = &kreis.anna;
        kreis
            .get(anna, "/akteure")
            .await
            .is(200)
            .shows("Keine Akteure gefunden");
        let path = kreis
            .actor(
                anna,
                "Wohnhilfe Test",
                &[("rolle", "welfare"), ("rolle", "housing"), ("feld", "housing")],
            )
            .await;
        kreis
            .get(anna, &path)
            .await
            .is(200)
            .shows("Wohnhilfe Test")
            .shows("Wohlfahrtsverband oder Träger")
            .shows("ganzer Kreis");
        kreis
            .get(anna, "/akteure?feld=housing")
            .await
            .shows("Wohnhilfe Test")
            .shows("still");
        kreis.get(anna, "/akteure?feld=health").await.hides(&path);
        kreis
            .get(anna, "/akteure?rolle=housing&text=wohnh")
            .await
            .shows("Wohnhilfe Test");
        kreis.get(anna, "/akteure.xlsx").await.is(200);
        kreis
            .get(anna, "/netzwerkbild")
            .await
            .is(200)
            .shows("<svg")
            .shows("Wohnhilfe Test (0)")
            .shows("Akteure und Kontakte der letzten zwölf Monate");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_typed_is_lost() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let anna = &kreis.anna;
        let path = kreis.actor(anna, "Träger Test", &[("rolle", "welfare")]).await;
        let edit = format!("{path}/bearbeiten");
        let wrong = [
            ("version", "1"),
            ("email", "keine Adresse"),
            ("notiz", "<b>bleibt</b>"),
        ];
        kreis
            .post(anna, &edit, &wrong)
            .await
            .is(422)
            .shows("Bitte mindestens eine Rolle")
            .shows("keine Adresse")
            .shows("&#60;b&#62;bleibt");
        let older = [("version", "7"), ("rolle", "school"), ("notiz", "mein Text")];
        kreis
            .post(anna, &edit, &older)
            .await
            .is(409)
            .shows("mein Text")
            .shows("Jetzt gespeichert");
        kreis
            .post(
                anna,
                "/akteure/neu",
                &[("name", "träger test"), ("art", "welfare")],
            )
            .await
            .is(422)
            .shows("gibt es schon");
        let person = format!("{path}/ansprechperson");
        kreis
            .post(anna, &person, &[("version", "0"), ("name", "")])
            .await
            .is(422)
            .shows("Bitte den Namen eingeben");
        let known = [
            ("version", "0"),
            ("name", "Kontakt Eins (Test)"),
            ("email", "eins@traeger.test"),
        ];
        kreis.post(anna, &person, &known).await.is(303);
        kreis
            .get(anna, &path)
            .await
            .shows("Kontakt Eins (Test)")
            .shows("eins@traeger.test");
    })
    .await;
}

#[tokio::test]
async fn network_work_moves_the_last_contact_of_everybody_who_took_part() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let anna = &kreis.anna;
        let one = kreis.actor(anna, "Erste Stelle", &[("rolle", "welfare")]).await;
        let other = kreis.actor(anna, "Zweite Stelle", &[("rolle", "school")]).await;
        let (one_id, other_id) = (one.rsplit('/').next().unwrap(), other.rsplit('/').next().unwrap());
        let account = anna.account.to_string();
        let fields = [
            ("art", "round_table"),
            ("tag", "28.02.2026"),
            ("thema", "Wohnungssuche"),
            ("akteur", one_id),
            ("akteur", other_id),
            ("team", account.as_str()),
            ("notiz", "Vermieter einladen"),
        ];
        let answer = kreis.post(anna, "/netzwerkarbeit/neu", &fields).await;
        let entry = answer.is(303).location.clone();
        kreis
            .get(anna, &entry)
            .await
            .is(200)
            .shows("Vermieter einladen")
            .shows("Erste Stelle")
            .shows("Anna Test");
        kreis
            .get(anna, &other)
            .await
            .shows("28.02.2026")
            .shows("Wohnungssuche");
        kreis.get(anna, "/akteure?still=ja").await.hides("Erste Stelle");
        kreis
            .get(anna, &format!("/netzwerkarbeit?akteur={one_id}&art=round_table"))
            .await
            .shows("Wohnungssuche")
            .shows("mit Erste Stelle");
        kreis.get(anna, "/netzwerkbild").await.shows("Zweite Stelle (1)");
        let ahead = [("art", "talk"), ("tag", "03.03.2026"), ("thema", "Morgen")];
        kreis
            .post(anna, "/netzwerkarbeit/neu", &ahead)
            .await
            .is(422)
            .shows("Eingetragen wird, was war");
    })
    .await;
}

#[tokio::test]
async fn lists_ask_the_same_number_of_statements_however_long_they_are() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let anna = &kreis.anna;
        let asked = async |path: &str| {
            let before = kreis.house.access.statements_run();
            kreis.get(anna, path).await.is(200);
            kreis.house.access.statements_run() - before
        };
        let add = async |number: usize| {
            let name = format!("Stelle {number}");
            let path = kreis
                .actor(anna, &name, &[("rolle", "welfare"), ("feld", "work")])
                .await;
            let id = path.rsplit('/').next().unwrap();
            let fields = [
                ("art", "talk"),
                ("tag", "01.03.2026"),
                ("thema", "Gespräch"),
                ("akteur", id),
            ];
            kreis.post(anna, "/netzwerkarbeit/neu", &fields).await.is(303);
        };
        add(1).await;
        asked("/akteure").await;
        let paths = [
            "/akteure",
            "/netzwerkarbeit",
            "/netzwerkbild",
            "/austausch",
            "/sprachmittlung",
        ];
        let mut few = Vec::new();
        for path in paths {
            few.push(asked(path).await);
        }
        for number in 2..8 {
            add(number).await;
        }
        asked("/akteure").await;
        for (path, few) in paths.iter().zip(few) {
            assert_eq!(asked(path).await, few, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_does_not_work_in_the_network_sees_nothing_of_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let kreis = Kreis::new(house).await;
        let anna = &kreis.anna;
        let path = kreis
            .actor(anna, "Unsichtbare Stelle", &[("rolle", "welfare")])
            .await;
        let clara = kreis.house.clara().await;
        kreis.get(&clara, &path).await.is(200);
        let others = [
            kreis.house.dora().await,
            kreis.house.emil().await,
            kreis.house.fatma().await,
            kreis.house.gregor().await,
        ];
        for path in [
            "/akteure",
            &path,
            "/netzwerkarbeit",
            "/austausch",
            "/sprachmittlung",
        ] {
            testing::browser::is_hidden_from(&kreis.router, &others, path, "Unsichtbare").await;
        }
    })
    .await;
}
