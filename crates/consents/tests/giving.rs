//! From the empty file to a signed sheet: what is ticked is agreed, what is not ticked is not.

use base::day::Day;
use base::ids::RowId;
use consents::model::category::Category;
use consents::model::declaration::{Form, Kind, State};
use consents::model::row::Recipient;
use people::person::born::Born;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, jobcenter, path, school};

fn today() -> Day {
    "2026-03-02".parse().unwrap()
}

#[tokio::test]
async fn an_empty_file_says_what_is_missing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let page = scene.get(&scene.anna, &path(person, "")).await;
        page.is(200)
            .shows("Rojda Demir")
            .shows("Es fehlt die Einwilligung in die Datenverarbeitung")
            .shows("vorlage=housing");
    })
    .await;
}

#[tokio::test]
async fn a_sheet_becomes_two_declarations_that_are_signed_each_for_itself() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        scene.agreed(person).await;

        let (file, _) = scene.file(person).await;
        let sheet = &file.sheets[0];
        assert_eq!(sheet.declarations.len(), 2);
        for declaration in &sheet.declarations {
            assert_eq!(State::of(&declaration.rows, today()), State::Given);
            assert_eq!(declaration.form, Some(Form::Paper));
        }
        assert_eq!(sheet.declaration(Kind::Processing).unwrap().rows.len(), 4);
        assert_eq!(sheet.declaration(Kind::Release).unwrap().rows.len(), 2);
        assert!(file.may_keep_a_file(today()));
        let page = scene.get(&scene.anna, &path(person, "")).await;
        page.is(200)
            .shows("Jobcenter Musterland")
            .shows("gilt")
            .shows("bis auf Widerruf")
            .hides("Es fehlt die Einwilligung in die Datenverarbeitung");
    })
    .await;
}

#[tokio::test]
async fn one_declaration_may_be_signed_without_the_other() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let school = school().to_string();
        let fields = [
            ("eigene", "contact"),
            ("stelle", school.as_str()),
            ("zwecke", "school"),
            ("daten", "education"),
        ];
        let sheet = scene.prepared(person, &fields).await;
        scene
            .signed(person, sheet, &[("erklaerungen", "processing")])
            .await;

        let (file, _) = scene.file(person).await;
        let state = |kind| State::of(&file.sheets[0].declaration(kind).unwrap().rows, today());
        assert_eq!(state(Kind::Processing), State::Given);
        assert_eq!(state(Kind::Release), State::Prepared);
        assert!(file.may_keep_a_file(today()));
        scene
            .get(&scene.anna, &path(person, ""))
            .await
            .shows("es fehlt die Schweigepflichtentbindung");
    })
    .await;
}

#[tokio::test]
async fn a_special_category_is_agreed_only_if_it_was_ticked_by_itself() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let fields = [
            ("eigene", "contact"),
            ("eigene_besondere", "health"),
            ("eigene_besondere", "religion"),
        ];
        let sheet = scene.prepared(person, &fields).await;
        scene.signed(person, sheet, &[("besondere", "health")]).await;

        let (file, _) = scene.file(person).await;
        let stands = |category| {
            file.rows()
                .any(|row| row.category == category && row.stands(today()))
        };
        assert!(stands(Category::Contact));
        assert!(stands(Category::Health));
        assert!(!stands(Category::Religion));
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_makes_one_sheet_and_one_signature() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let id = RowId::from_uuid(scene.house.ids.next()).to_string();
        let fields = [
            ("blatt", id.as_str()),
            ("erklaerungen", "processing"),
            ("eigene", "contact"),
            ("sprache", "de"),
        ];
        for _ in 0..2 {
            scene
                .post(&scene.anna, &path(person, "/neu"), &fields)
                .await
                .is(303);
        }
        for _ in 0..2 {
            scene.signed(person, id.parse().unwrap(), &[]).await;
        }
        let (file, _) = scene.file(person).await;
        assert_eq!((file.sheets.len(), file.rows().count()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_sheet_that_nobody_signs_is_thrown_away_and_a_signed_one_stays() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let signed = scene.agreed(person).await;
        let open = scene.prepared(person, &[("eigene", "housing")]).await;
        for sheet in [signed, open] {
            let id = sheet.to_string();
            let fields = [("blatt", id.as_str()), ("handlung", "verwerfen")];
            scene
                .post(&scene.anna, &path(person, "/unterschrift"), &fields)
                .await
                .is(303);
        }
        let (file, _) = scene.file(person).await;
        let sheets: Vec<RowId> = file.sheets.iter().map(|sheet| sheet.id).collect();
        assert_eq!(sheets, [signed]);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_agrees_upon_nothing_comes_back_with_its_ticks() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let (sheet, stelle) = (
            RowId::from_uuid(scene.house.ids.next()).to_string(),
            jobcenter().to_string(),
        );
        let check = async |fields: &[(&str, &str)], sentence: &str| {
            let mut sent = vec![("blatt", sheet.as_str()), ("sprache", "de"), ("richtung", "to")];
            sent.extend(fields);
            let page = scene.post(&scene.anna, &path(person, "/neu"), &sent).await;
            page.is(422).shows(sentence);
        };
        check(&[("eigene", "contact")], "mindestens eine Erklärung").await;
        check(&[("erklaerungen", "processing")], "noch nichts vereinbart").await;
        let with = [("erklaerungen", "processing"), ("stelle", stelle.as_str())];
        check(&[with[0], with[1], ("zwecke", "work")], "um welche Daten").await;
        check(&[with[0], with[1], ("daten", "work")], "Ohne genauen Zweck").await;
        check(
            &[with[0], ("eigene", "work"), ("gueltig_bis", "31.02.2027")],
            "Bitte ein Datum wie",
        )
        .await;
        check(
            &[with[0], ("eigene", "work"), ("gueltig_bis", "2026-03-01")],
            "ist vorbei",
        )
        .await;
        check(
            &[with[0], ("stelle", "00000000-0000-4000-8000-00000000dead")],
            "nicht im Verzeichnis",
        )
        .await;
        assert!(scene.file(person).await.0.sheets.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_recipient_outside_the_directory_keeps_one_sealed_name() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let fields = [
            ("andere", "Praxis Beispiel"),
            ("zwecke", "health"),
            ("daten", "contact"),
        ];
        for _ in 0..2 {
            let sheet = scene.prepared(person, &fields).await;
            scene.signed(person, sheet, &[]).await;
        }
        let (file, permit) = scene.file(person).await;
        let named: std::collections::BTreeSet<Recipient> = file.rows().map(|row| row.recipient).collect();
        assert_eq!(named.len(), 1);
        let recipient = named.into_iter().next().unwrap();
        assert_eq!(file.name_of(&permit, recipient), "Praxis Beispiel");
        scene
            .get(&scene.anna, &path(person, ""))
            .await
            .shows("Praxis Beispiel");
    })
    .await;
}

#[tokio::test]
async fn for_a_child_the_parents_are_proposed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let child = scene.person_born("Mina", "Demir", Born::Year(2018)).await;
        let page = scene.get(&scene.anna, &path(child, "/neu")).await;
        page.is(200).shows("Unter 15 Jahren unterschreiben");
        let form = &page.body;
        let parent = form.split("value=\"parent\"").nth(1).unwrap();
        assert!(parent.trim_start().starts_with("checked"), "{parent:.40}");
    })
    .await;
}

#[tokio::test]
async fn a_signature_on_the_screen_is_kept_and_anything_else_is_refused() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let sheet = scene.prepared(person, &[("eigene", "contact")]).await;
        let id = sheet.to_string();
        let fields = |strokes| {
            [
                ("blatt", id.as_str()),
                ("erklaerungen", "processing"),
                ("am", "2026-03-02"),
                ("form", "screen"),
                ("erklaert", "plain"),
                ("zeichnung", strokes),
            ]
        };
        let path = path(person, "/unterschrift");
        for wrong in ["", "M1 1", "M1 1L2 2\"/><script>"] {
            let page = scene.post(&scene.anna, &path, &fields(wrong)).await;
            page.is(422).shows("keine Unterschrift zu sehen");
        }
        scene
            .post(&scene.anna, &path, &fields("M1 1L20 30L40 10"))
            .await
            .is(303);
        let (file, permit) = scene.file(person).await;
        let declaration = &file.sheets[0].declarations[0];
        let strokes = declaration.strokes.as_ref().unwrap();
        assert_eq!(permit.reveal(strokes).unwrap(), "M1 1L20 30L40 10");
    })
    .await;
}
