//! From a file to cases and cards, as Anna sees it.

use testing::house::on_both_databases;

use crate::scene::{LIST, MIGRATIONS, Scene, workbook};
use crate::store::{cases, persons_in_households, plain_texts, rows};

#[tokio::test]
async fn a_list_becomes_cases_and_cards() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let list = scene.sends(&workbook(LIST)).await;
        scene
            .get(&scene.anna, &format!("{list}/spalten"))
            .await
            .shows("Spalte C: Geb.-Datum");
        scene.accepts_columns(&list).await;

        let preview = scene.get(&scene.anna, &format!("{list}/vorschau")).await;
        preview.is(200).shows("<strong>3</strong> werden Fälle");
        preview.shows("<strong>1</strong> wird eine Kontaktkarte");
        preview.shows("Vielleicht dieselbe Person wie in Zeile 2");
        preview.shows("<strong>C7</strong> Das ist kein Datum.");
        preview.shows("<strong>F8</strong> Bitte den Tag der Einwilligung eintragen");
        assert!(!plain_texts(&scene.house).await.contains("Probeli"));

        scene.begins(&list).await;
        scene
            .get(&scene.anna, &list)
            .await
            .is(200)
            .shows("Stand aktualisieren");
        scene.works().await;

        let result = scene.get(&scene.anna, &list).await;
        result.is(200).shows("<strong>3</strong> Fälle angelegt");
        result.shows("<strong>1</strong> Kontaktkarte angelegt");
        result.shows("<strong>3</strong> Zeilen ausgelassen");
        result.shows("Vielleicht schon da, deshalb nicht ausgewählt.");
        let found = rows(&scene.house).await;
        assert_eq!(
            (found.persons, found.cases, found.cards, found.declarations),
            (3, 3, 1, 3)
        );
        assert_eq!(found.parts, 0);
        assert_eq!(persons_in_households(&scene.house).await, 2);
        let told = cases(&scene.house).await;
        let told: Vec<(&str, &str)> = told
            .iter()
            .map(|(phase, on, _)| (phase.as_str(), on.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("closed", "2025-01-05"),
                ("accompanied", "2026-01-15"),
                ("clearing", "2026-01-16")
            ]
        );
        let left_out = scene.get(&scene.anna, &format!("{list}/ausgelassen")).await;
        assert!(left_out.is(200).bytes.starts_with(b"PK"));
    })
    .await;
}

#[tokio::test]
async fn a_double_in_ones_own_care_is_shown_and_taken_only_if_chosen() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.takes_over(&workbook(LIST)).await;
        let again = scene.sends(&workbook(&LIST[..2])).await;
        scene.accepts_columns(&again).await;
        let preview = scene
            .get(&scene.anna, &format!("{again}/vorschau?ansicht=doppelte"))
            .await;
        preview.is(200).shows("Vielleicht schon da: <a href=\"/personen/");
        preview.shows("Probeli, Aylin");

        let path = format!("{again}/vorschau");
        let nothing = scene
            .post(
                &scene.anna,
                &path,
                &[("schritt", "uebernehmen"), ("gezeigt", "2")],
            )
            .await;
        nothing.is(200).shows("Es ist keine Zeile ausgewählt.");
        let fields = [("schritt", "uebernehmen"), ("gezeigt", "2"), ("zeile", "2")];
        scene.post(&scene.anna, &path, &fields).await.is(303);
        scene.post(&scene.anna, &path, &fields).await.is(303);
        scene.works().await;

        assert_eq!(rows(&scene.house).await.persons, 4);
    })
    .await;
}

#[tokio::test]
async fn what_columns_mean_is_remembered_for_the_next_list_of_the_kind() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let first = scene
            .sends(b"Name;Kennwort;Sprache\nProbeli;05251 1;Arabisch\n")
            .await;
        let fields = [
            ("spalte_0", "given"),
            ("spalte_1", "phone"),
            ("spalte_2", "language"),
        ];
        scene
            .post(&scene.anna, &format!("{first}/spalten"), &fields)
            .await
            .is(303);

        let second = scene
            .sends(b"NAME;Kennwort;Sprache\nAndere;05251 2;Polnisch\n")
            .await;
        let page = scene.get(&scene.anna, &format!("{second}/spalten")).await;

        page.is(200).shows("Alle Spalten werden übernommen.");
        page.shows("<option value=\"phone\" selected>");
    })
    .await;
}

#[tokio::test]
async fn a_mapping_without_a_name_and_a_file_that_is_no_list_are_told() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let list = scene.sends(b"Titel der Liste\nA;B\n1;2\n").await;
        let path = format!("{list}/spalten");
        let fields = [("spalte_0", "phone"), ("spalte_1", "")];
        scene
            .post(&scene.anna, &path, &fields)
            .await
            .is(422)
            .shows("mindestens eine Spalte dem Namen");
        let other = [("schritt", "zeile"), ("ueberschriften", "2")];
        scene
            .post(&scene.anna, &path, &other)
            .await
            .is(200)
            .shows("Spalte B: B");
        for (bytes, sentence) in [
            (b"".as_slice(), "Die Datei ist leer."),
            (b"%PDF-1.7", "Das ist keine Liste."),
            (b"nur eine Zeile", "In der Datei steht keine Liste"),
        ] {
            let answer = scene.sends_as(&scene.anna, "x.csv", bytes).await;
            answer.is(422).shows(sentence);
        }
        let nothing = scene.post(&scene.anna, "/einfuhr", &[]).await;
        nothing.is(422).shows("Bitte wählen Sie eine Datei aus.");
        scene.get(&scene.anna, "/einfuhr/vorlage").await.is(200);
    })
    .await;
}
