//! Agreements: a copy of the open goals, signed, printed for the client in sixteen languages through the gate.

use base::ids::CaseId;
use base::language::Language;
use planning::agreement::store;
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, switch_languages};

const MOST_PAGES: usize = 3;

/// The number of pages, as the root of the page tree says.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let tree = text.split("/Type/Pages").nth(1).unwrap();
    let count = tree.split("/Count ").nth(1).unwrap();
    let digits: String = count.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

async fn agreed(scene: &Scene, case: CaseId) -> String {
    let path = format!("/faelle/{case}/zielvereinbarung");
    scene.post(&scene.anna, &path, &[]).await.is(303);
    let (mut tx, permit) = scene.reading(case).await;
    store::last(&mut tx, &permit)
        .await
        .unwrap()
        .unwrap()
        .id
        .to_string()
}

#[tokio::test]
async fn an_agreement_keeps_the_goals_as_they_stood_and_is_signed_once() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let path = format!("/faelle/{case}/zielvereinbarung");
        scene
            .post(&scene.anna, &path, &[])
            .await
            .is(422)
            .shows("noch kein offenes Ziel");
        let goal = scene
            .goal(
                case,
                "Kurs B1 begonnen",
                &[("ebene", "action"), ("woran", "Bestätigung")],
            )
            .await;
        scene.step((case, goal), "Anmelden", "2026-04-01").await;
        let id = agreed(&scene, case).await;

        scene.on("2026-03-10").await;
        let goal = goal.to_string();
        let edit = [
            ("goal", goal.as_str()),
            ("version", "1"),
            ("ziel", "Kurs B2 begonnen"),
            ("ebene", "action"),
        ];
        scene
            .post(&scene.anna, &format!("/faelle/{case}/ziele/bearbeiten"), &edit)
            .await
            .is(303);
        let (mut tx, permit) = scene.reading(case).await;
        let kept = store::goals(&mut tx, &permit, id.parse().unwrap())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(kept.0[0].title, "Kurs B1 begonnen");
        assert_eq!(kept.0[0].steps[0].what, "Anmelden");
        let due = planning::due::store::of_case(&mut tx, &permit).await.unwrap();
        assert_eq!(due.review_on.unwrap().to_string(), "2026-06-02");
        drop(tx);
        let page = scene.get(&scene.anna, &format!("/faelle/{case}/ziele")).await;
        page.shows("Die Ziele wurden seitdem geändert.");
        page.shows("noch nicht unterschrieben");

        let signed = [
            ("vereinbarung", id.as_str()),
            ("version", "1"),
            ("klient_am", "2026-03-09"),
            ("kim_am", "2026-03-10"),
        ];
        let path = format!("{path}/unterschrift");
        let tomorrow = [signed[0], signed[1], ("klient_am", "2026-03-11")];
        scene
            .post(&scene.anna, &path, &tomorrow)
            .await
            .is(422)
            .shows("liegt in der Zukunft");
        scene.post(&scene.anna, &path, &signed).await.is(303);
        scene.post(&scene.anna, &path, &signed).await.is(409);
        let page = scene.get(&scene.anna, &format!("/faelle/{case}/ziele")).await;
        page.shows("unterschrieben");
        page.shows("09.03.2026");
    })
    .await;
}

#[tokio::test]
async fn the_paper_is_printed_in_every_language_on_at_most_three_pages_and_written_down() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        let above = scene
            .goal(
                case,
                "Ich arbeite wieder als Pflegerin 🙂",
                &[("ebene", "principle"), ("lebensbereich", "work")],
            )
            .await
            .to_string();
        for number in 1..=4 {
            let title = format!("Unterlage {number} für die Anerkennung ist übersetzt und abgegeben");
            let fields = [
                ("ebene", "action"),
                ("ueber", above.as_str()),
                ("woran", "Bestätigung der Stelle liegt vor"),
                ("bis", "2026-05-01"),
            ];
            let goal = scene.goal(case, &title, &fields).await;
            scene
                .step((case, goal), &format!("تقديم الطلب {number}"), "2026-04-01")
                .await;
        }
        let id = agreed(&scene, case).await;
        let path = format!("/faelle/{case}/zielvereinbarung/druck");
        for language in Language::ALL {
            let fields = [("vereinbarung", id.as_str()), ("sprache", language.tag())];
            let printed = scene.post(&scene.anna, &path, &fields).await;
            printed.is(200);
            assert!(printed.bytes.starts_with(b"%PDF"), "{language}");
            assert!(pages(&printed.bytes) <= MOST_PAGES, "{language}");
        }
        let lead = scene.head(case).await.lead;
        let (mut tx, permit) = scene
            .house
            .access
            .person(&scene.anna, access::act::Act::ConsentRead, lead)
            .await
            .unwrap();
        let told = consents::store::disclosures::of(&mut tx, &permit).await.unwrap();
        assert!(told.len() >= Language::ALL.len());
    })
    .await;
}

#[tokio::test]
async fn a_language_that_is_switched_off_is_neither_offered_nor_printed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        scene
            .goal(case, "Ich arbeite wieder", &[("ebene", "principle")])
            .await;
        let id = agreed(&scene, case).await;
        let goals = format!("/faelle/{case}/ziele");
        scene.get(&scene.anna, &goals).await.shows("value=\"ti\"");

        scene.house.clock.set(scene.house.clock.now().plus_seconds(60));
        switch_languages(&scene.house, &[Language::Tigrinya], false).await;

        scene.get(&scene.anna, &goals).await.hides("value=\"ti\"");
        let path = format!("/faelle/{case}/zielvereinbarung/druck");
        let fields = [("vereinbarung", id.as_str()), ("sprache", "ti")];
        let refused = scene.post(&scene.anna, &path, &fields).await;
        refused.is(422).shows("Diese Sprache wird noch nicht angeboten");
    })
    .await;
}

#[tokio::test]
async fn a_client_signs_on_the_screen_and_the_signature_is_sealed_and_printed() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let case = scene.case_of_anna("Rojda", "Demir").await;
        scene
            .goal(case, "Ich arbeite wieder", &[("ebene", "principle")])
            .await;
        let id = agreed(&scene, case).await;
        let path = format!("/faelle/{case}/zielvereinbarung/unterschrift");
        let with = |version: &'static str, form: &'static str, strokes: &'static str| {
            let id: &'static str = Box::leak(id.clone().into_boxed_str());
            vec![
                ("vereinbarung", id),
                ("version", version),
                ("klient_am", "2026-03-02"),
                ("kim_am", "2026-03-02"),
                ("form", form),
                ("zeichnung", strokes),
            ]
        };
        for nothing in ["", "M1 1", "M1 1L2 2\"/><script>"] {
            scene
                .post(&scene.anna, &path, &with("1", "screen", nothing))
                .await
                .is(422)
                .shows("Es ist keine Unterschrift zu sehen");
        }
        let drawing = "M10 20L30 40L50 60";
        scene
            .post(&scene.anna, &path, &with("1", "screen", drawing))
            .await
            .is(303);

        let goals = scene.get(&scene.anna, &format!("/faelle/{case}/ziele")).await;
        goals.shows("02.03.2026, auf dem Bildschirm");
        let (mut tx, permit) = scene.reading(case).await;
        let kept = store::strokes(&mut tx, &permit, id.parse().unwrap())
            .await
            .unwrap();
        assert_eq!(kept.as_deref(), Some(drawing));
        drop(tx);
        let fields = [("vereinbarung", id.as_str()), ("sprache", "ar")];
        let print = format!("/faelle/{case}/zielvereinbarung/druck");
        let printed = scene.post(&scene.anna, &print, &fields).await;
        assert!(printed.is(200).bytes.starts_with(b"%PDF"));

        scene
            .post(&scene.anna, &path, &with("2", "paper", ""))
            .await
            .is(303);
        let (mut tx, permit) = scene.reading(case).await;
        let kept = store::strokes(&mut tx, &permit, id.parse().unwrap())
            .await
            .unwrap();
        assert_eq!(
            kept.as_deref(),
            Some(drawing),
            "another day does not lose the signature"
        );
    })
    .await;
}
