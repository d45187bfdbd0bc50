//! The way of a case: its bar stays round the declarations of those who take part, its number stands beside the name of the
//! lead person, and the title of the browser names nobody.

use access::session::model::SignedIn;
use base::ids::PersonId;
use testing::people::kreis;

use crate::fixtures::case;
use crate::scene::{Scene, on_both};

async fn led_case(scene: &Scene, who: &SignedIn) -> (PersonId, String) {
    let person = scene.person_of(who.account, kreis(), "Zauberhaft").await;
    (person, case(scene, &person.to_string(), who.account).await)
}

#[tokio::test]
async fn the_bar_of_a_case_stays_round_the_declarations_of_its_persons() {
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let (person, id) = led_case(&scene, &anna).await;
        let browser = scene.browser(&anna);
        let consents = format!("/personen/{person}/einwilligungen");
        for page in [consents.clone(), format!("{consents}/neu")] {
            let text = browser.get(&page).await.is(200).text();
            assert!(text.contains("Seiten des Falls"), "{page}: {text}");
            assert!(text.contains(&format!("href=\"/faelle/{id}/ziele\"")));
            let tab = format!("href=\"{consents}\" aria-current=\"page\"");
            assert!(text.contains(&tab), "{page}: {text}");
        }
        let other = scene.person_of(anna.account, kreis(), "Ohnefall").await;
        let text = browser
            .get(&format!("/personen/{other}/einwilligungen"))
            .await
            .is(200)
            .text();
        assert!(!text.contains("Seiten des Falls"));
        let clara = scene.house.clara().await;
        scene.browser(&clara).get(&consents).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn of_two_open_cases_neither_puts_its_bar_round_the_person() {
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let (person, _) = led_case(&scene, &anna).await;
        case(&scene, &person.to_string(), anna.account).await;
        let path = format!("/personen/{person}/einwilligungen");
        let text = scene.browser(&anna).get(&path).await.is(200).text();
        assert!(!text.contains("Seiten des Falls"));
    })
    .await;
}

#[tokio::test]
async fn pages_of_a_case_name_the_lead_person_beside_the_number_and_never_in_their_title() {
    on_both(async |scene| {
        let anna = scene.house.anna().await;
        let (_, id) = led_case(&scene, &anna).await;
        let browser = scene.browser(&anna);
        for page in [
            "ziele",
            "einschaetzung",
            "termine",
            "fristen",
            "schreiben/neu?vorlage=power",
            "notizen",
        ] {
            let text = browser.get(&format!("/faelle/{id}/{page}")).await.is(200).text();
            let (head, body) = text.split_once("</head>").unwrap();
            assert!(!head.contains("Zauberhaft"), "{page}: {head}");
            let crumbs = body
                .split("class=\"crumbs\"")
                .nth(1)
                .unwrap()
                .split("</nav>")
                .next()
                .unwrap();
            assert!(
                crumbs.contains("F-") && crumbs.contains("Zauberhaft Probe"),
                "{page}: {crumbs}"
            );
        }
    })
    .await;
}
