//! The search finds what the district has, whatever way it is typed.

use access::act::Act;

use crate::house::{in_the_kreis, paderborn};

#[tokio::test]
async fn places_organisations_and_posts_are_found_by_their_names() {
    in_the_kreis(async |house| {
        let anna = house.anna().await;
        let (mut tx, permit) = house.access.enter(&anna, Act::OrganisationRead).await.unwrap();
        let before = house.access.statements_run();
        let mut paths = Vec::new();
        for text in ["delbrueck", "Delbrück", "DELBRUCK"] {
            let found = organisation::search(&mut tx, &permit, text).await.unwrap();
            assert_eq!(
                (found[0].name.as_str(), found[0].kind_label.as_str()),
                ("Delbrück", "Kommune"),
                "{text}"
            );
            assert!(
                found.iter().any(|one| one.kind_label == "Stelle in Delbrück"),
                "{found:?}"
            );
            paths.push(found.into_iter().map(|one| one.path).collect::<Vec<_>>());
        }
        assert_eq!(paths[0], paths[1]);
        assert_eq!(
            paths[0][0],
            format!("/kommunen/{}", paderborn().municipality("delbrueck"))
        );
        assert!(
            house.access.statements_run() - before <= 18,
            "six statements a search"
        );
        for (text, kind, path) in [
            ("region 1", "Region", "/regionen"),
            ("jobcenter", "Jobcenter", "/organisationen/"),
            ("sozialbezirk 1", "Sozialraum in Paderborn", "/kommunen/"),
        ] {
            let found = organisation::search(&mut tx, &permit, text).await.unwrap();
            assert!(
                found
                    .iter()
                    .any(|one| one.kind_label == kind && one.path.starts_with(path)),
                "{text}: {found:?}"
            );
        }
        assert!(
            organisation::search(&mut tx, &permit, "e")
                .await
                .unwrap()
                .is_empty()
        );
        assert!(
            organisation::search(&mut tx, &permit, "%")
                .await
                .unwrap()
                .is_empty()
        );
        assert!(
            organisation::search(&mut tx, &permit, "case management")
                .await
                .unwrap()
                .len()
                <= 10
        );
    })
    .await;
}
