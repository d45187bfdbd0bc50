//! Who takes part in a case: joining with a consent, leaving, a case of their own.

use access::act::Act;
use access::subject::store::participant::cases_of;
use cases::participant::store::participants;
use consents::model::row::Recipient;
use consents::store::withdrawals::{Scope, withdraw};
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene};

#[tokio::test]
async fn the_time_line_tells_who_joined_and_what_they_signed_and_withdrew() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let child = scene.consenting("Can", "Yıldız").await;
        let joins = [
            ("handlung", "aufnehmen"),
            ("person", &child.to_string()),
            ("teil", "child"),
        ];
        let path = format!("/faelle/{case}/beteiligte");
        scene.post(&scene.anna, &path, &joins).await.is(303);
        let access = &scene.house.access;
        let (mut tx, permit) = access
            .person_writing(&scene.anna, Act::ConsentWrite, child)
            .await
            .unwrap();
        let everything = Scope::Recipient(Recipient::Controller);
        withdraw(&mut tx, &permit, &everything, &scene.house.ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();

        let (mut tx, permit) = access.reading(&scene.anna, Act::CaseRead, case).await.unwrap();
        let mut told = Vec::new();
        for teller in cases::tellers() {
            told.extend(teller(&mut tx, &permit).await.unwrap());
        }
        let tells = |title: &str, text: &str| {
            told.iter()
                .any(|one| one.title.starts_with(title) && one.text.as_deref() == Some(text))
        };
        assert!(tells("Mitberaten", "Can Yıldız, Kind"), "{told:?}");
        assert!(tells(
            "Einwilligung in die Datenverarbeitung unterschrieben",
            "Ayşe Yıldız"
        ));
        assert!(tells("Widerruf", "Can Yıldız"));
    })
    .await;
}

#[tokio::test]
async fn a_person_is_found_joins_and_leaves() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let child = scene.consenting("Can", "Yıldız").await.to_string();
        let path = format!("/faelle/{case}/beteiligte");

        scene.get(&scene.anna, &path).await.is(200).shows("Ayşe Yıldız");
        let found = scene
            .post(&scene.anna, &path, &[("handlung", "suchen"), ("name", "yildiz")])
            .await;
        found.is(200).shows("Yıldız, Can");
        let joins = [
            ("handlung", "aufnehmen"),
            ("person", child.as_str()),
            ("teil", "child"),
        ];
        scene.post(&scene.anna, &path, &joins).await.is(303);
        scene.get(&scene.anna, &path).await.shows("Can Yıldız");
        scene
            .post(&scene.anna, &path, &joins)
            .await
            .is(422)
            .shows("schon beteiligt");
        scene
            .post(
                &scene.anna,
                &path,
                &[("handlung", "herausnehmen"), ("person", &child)],
            )
            .await
            .is(303);
        scene.get(&scene.anna, &path).await.hides("Can Yıldız");
    })
    .await;
}

#[tokio::test]
async fn a_household_of_fourteen_takes_part_and_each_of_them_is_shown() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let path = format!("/faelle/{case}/beteiligte");
        let names: Vec<String> = (2..=14)
            .map(|number| format!("Kind{}", "x".repeat(number)))
            .collect();
        let names: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "Yıldız")).collect();
        let others = scene.persons_of(scene.anna.account, &names).await;
        scene.consents(&others, scene.anna.account).await;
        for other in &others {
            let joins = [
                ("handlung", "aufnehmen"),
                ("person", &other.to_string()),
                ("teil", "child"),
            ];
            scene.post(&scene.anna, &path, &joins).await.is(303);
        }

        let page = scene.get(&scene.anna, &path).await;

        for (given, family) in names {
            page.shows(&format!("{given} {family}"));
        }
        let (_, permit) = scene
            .house
            .access
            .reading(&scene.anna, Act::CaseRead, case)
            .await
            .unwrap();
        assert_eq!(permit.people().count(), 14);
    })
    .await;
}

#[tokio::test]
async fn nobody_joins_without_a_consent_of_their_own_and_no_foreign_person_at_all() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let ida = scene.house.ida().await;
        let without = scene.persons_of(scene.anna.account, &[("Can", "Yıldız")]).await[0].to_string();
        let foreign = scene.persons_of(ida.account, &[("Fremd", "Verborgen")]).await[0].to_string();
        let path = format!("/faelle/{case}/beteiligte");
        let joins = |person| [("handlung", "aufnehmen"), ("person", person), ("teil", "child")];

        let answer = scene.post(&scene.anna, &path, &joins(&without)).await;
        answer.is(422).shows("Ohne sie gibt es keinen Fall");
        answer.shows(&format!("/personen/{without}/einwilligungen"));
        scene.post(&scene.anna, &path, &joins(&foreign)).await.is(404);
        scene
            .post(&scene.anna, &path, &joins("x"))
            .await
            .is(422)
            .shows("Bitte wählen Sie eine Person");
    })
    .await;
}

#[tokio::test]
async fn the_lead_person_stays() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let lead = scene.head(case).await.lead.to_string();
        let path = format!("/faelle/{case}/beteiligte");
        let leaves = [("handlung", "herausnehmen"), ("person", lead.as_str())];
        scene
            .post(&scene.anna, &path, &leaves)
            .await
            .is(422)
            .shows("Die Hauptperson bleibt");
    })
    .await;
}

#[tokio::test]
async fn a_case_is_split_and_takes_over_the_consent_only() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let partner = scene.consenting("Mehmet", "Yıldız").await;
        let id = partner.to_string();
        let path = format!("/faelle/{case}/beteiligte");
        let joins = [
            ("handlung", "aufnehmen"),
            ("person", id.as_str()),
            ("teil", "partner"),
        ];
        scene.post(&scene.anna, &path, &joins).await.is(303);

        let split = format!("/faelle/{case}/teilung");
        scene.post(&scene.anna, &split, &[("person", &id)]).await.is(303);
        scene
            .post(&scene.anna, &split, &[("person", &id)])
            .await
            .is(422)
            .shows("nicht mehr beteiligt");

        let access = &scene.house.access;
        let (mut tx, permit) = access
            .person(&scene.anna, Act::PersonRead, partner)
            .await
            .unwrap();
        let own = cases_of(&mut tx, &permit).await.unwrap();
        drop(tx);
        assert!(own.len() == 1 && own[0] != case);
        assert_eq!(scene.head(own[0]).await.lead, partner);
        let (mut tx, permit) = access.reading(&scene.anna, Act::CaseRead, case).await.unwrap();
        let left = participants(&mut tx, &permit).await.unwrap();
        assert!(left[0].left_on.is_some());
    })
    .await;
}

#[tokio::test]
async fn for_everybody_else_the_pages_of_a_case_do_not_exist() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Ayşe", "Unverwechselbar").await;
        let others = scene.house.others().await;
        for page in ["beteiligte", "abschluss", "notizen", "zusammenarbeit"] {
            let path = format!("/faelle/{case}/{page}");
            scene.is_hidden_from(&others, &path, "Unverwechselbar").await;
        }
    })
    .await;
}
