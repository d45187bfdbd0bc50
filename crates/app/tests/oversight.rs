//! The desk of data protection, its papers and the notice for everybody, in a house with a household that has everything.

use base::language::Language;
use db::statement::Statement;

use crate::life::{BASILS, Life, MARKERS};
use crate::scene::{Scene, on_both};

const PAPERS: [&str; 7] = [
    "/datenschutz/unterlagen/verarbeitungsverzeichnis.pdf",
    "/datenschutz/unterlagen/folgenabschaetzung.pdf",
    "/datenschutz/unterlagen/massnahmen.pdf",
    "/datenschutz/unterlagen/loeschkonzept.pdf",
    "/datenschutz/unterlagen/auftragsverarbeitung.pdf",
    "/datenschutz/unterlagen/personalrat.pdf",
    "/datenschutz/nachweis.pdf?monat=2026-03",
];

#[tokio::test]
async fn the_officer_sees_what_went_out_and_nobody_s_name() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let dora = scene.house.dora().await;
        let browser = scene.browser(&dora);

        let start = browser.get("/").await.is(200).text();
        let list = browser.get("/datenschutz/weitergaben").await.is(200).text();
        let file = browser.get("/datenschutz/weitergaben.csv").await.is(200).text();
        let opened = browser.get("/datenschutz/zugriffe").await.is(200).text();

        for words in [
            "Datenschutz heute",
            "offene Anträge",
            "Weitergaben je Monat",
            "Monatsnachweis",
        ] {
            assert!(start.contains(words), "{words}");
        }
        assert!(
            list.contains(&format!("kennung={}", life.amira)),
            "a disclosure leads to its person's trail"
        );
        assert!(file.contains("Empfänger;Grundlage") && !file.contains(&life.amira.to_string()));
        for (page, text) in [
            ("/", &start),
            ("weitergaben", &list),
            ("csv", &file),
            ("zugriffe", &opened),
        ] {
            for marker in MARKERS.iter().chain([&BASILS]) {
                assert!(!text.contains(marker), "{page}: {marker}");
            }
        }
        for month in ["2026-02", "2099-01", "9999-12"] {
            let other = browser
                .get(&format!("/datenschutz/weitergaben?monat={month}"))
                .await;
            assert!(other.is(200).text().contains("Keine Weitergabe"), "{month}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_file_of_what_went_out_holds_the_whole_month() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let dora = scene.house.dora().await;
        let browser = scene.browser(&dora);
        let lines = async || {
            let file = browser.get("/datenschutz/weitergaben.csv").await.is(200).text();
            file.lines().count()
        };
        let few = lines().await;
        let many = format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)
             INSERT INTO consents_disclosure (id, person_id, recipient_kind, basis, purpose, direction, thing,
                 disclosed_on, disclosed_at, account_id)
             SELECT '00000000-0000-7000-8000-' || CAST(100000000000 + i AS TEXT), '{}', 'person', 'person', 'accompany',
                 'to', 'letter', '2026-03-02', '2026-03-02T08:00:00Z', '{}'
             FROM n",
            life.amira, life.anna.account
        );
        crate::life::run(&scene, many).await;
        assert_eq!(lines().await, few + 2100);
    })
    .await;
}

#[tokio::test]
async fn the_number_of_a_case_leads_to_its_lines_and_a_protected_one_to_nothing() {
    on_both(async |scene| {
        let life = Life::lived(&scene).await;
        let dora = scene.house.dora().await;
        let browser = scene.browser(&dora);
        let number = number(&scene, &life).await;

        let found = browser
            .get(&format!("/datenschutz/suche?kennung={}", number.to_lowercase()))
            .await;
        assert_eq!(
            (found.status, found.location.clone()),
            (303, format!("/protokoll?kennung={}", life.case))
        );
        let lines = browser.get(&found.location).await.is(200).text();
        assert!(lines.contains("Fall ansehen") || lines.contains("Fall bearbeiten"));

        protect(&scene, &life).await;
        let hidden = browser.get(&format!("/datenschutz/suche?kennung={number}")).await;
        assert_eq!(hidden.location, format!("/protokoll?kennung={number}"));
    })
    .await;
}

#[tokio::test]
async fn every_paper_prints_for_each_controller_and_for_those_who_may_read_it() {
    on_both(async |scene| {
        let dora = scene.house.dora().await;
        let browser = scene.browser(&dora);
        let page = browser.get("/datenschutz/unterlagen").await.is(200).text();
        assert!(page.contains("Kreis Paderborn") && page.contains("Stadt Paderborn"));
        for path in PAPERS {
            let printed = browser.get(path).await;
            assert!(printed.is(200).bytes.starts_with(b"%PDF-"), "{path}");
        }
        let last = page.rsplit("<option value=\"").next().unwrap();
        let controller = last.split('"').next().unwrap();
        let of_it = browser
            .get(&format!("{}?verantwortlich={controller}", PAPERS[0]))
            .await;
        assert!(of_it.is(200).bytes.starts_with(b"%PDF-"));
        for wrong in ["00000000-0000-7000-8000-00000000dead", "x"] {
            let path = format!("{}?verantwortlich={wrong}", PAPERS[0]);
            assert_eq!(browser.get(&path).await.status, 404, "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn everybody_reads_the_notice_in_the_languages_that_are_released() {
    on_both(async |scene| {
        let anonymous = scene.anonymous();
        let german = anonymous.get("/datenschutzhinweise").await.is(200).text();
        assert!(german.contains("Hinweise zum Datenschutz") && german.contains("lang=\"de\""));
        assert!(!german.contains("Lesehilfe"));
        // Nobody has released a translation: the German text is shown instead.
        for language in Language::ALL {
            let path = format!("/datenschutzhinweise?sprache={}", language.tag());
            assert!(
                anonymous.get(&path).await.is(200).text().contains("lang=\"de\""),
                "{language}"
            );
        }
        let printed = anonymous.get("/datenschutzhinweise.pdf?sprache=ar").await;
        assert!(printed.is(200).bytes.starts_with(b"%PDF-"));
        let sign_in = anonymous.get("/anmelden").await.is(200).text();
        assert!(sign_in.contains("href=\"/datenschutzhinweise\""));

        release(&scene, Language::Arabic).await;
        let arabic = anonymous
            .get("/datenschutzhinweise?sprache=ar")
            .await
            .is(200)
            .text();
        assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("Übersetzung noch nicht geprüft"));
    })
    .await;
}

/// Switches a language on without a review.
async fn release(scene: &Scene, language: Language) {
    let bernd = scene.house.bernd().await;
    let form = [("sprache", language.tag()), ("handlung", "ein")];
    let answer = scene
        .browser(&bernd)
        .post("/einwilligungen/sprachen", &form)
        .await;
    answer.is(303);
}

/// The number of the case.
async fn number(scene: &Scene, life: &Life) -> String {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new("SELECT code FROM cases_case WHERE id = $1")
        .bind(&life.case)
        .first(&mut tx, |row| row.get("code"))
        .await
        .unwrap()
        .unwrap()
}

/// Protects the case.
async fn protect(scene: &Scene, life: &Life) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    Statement::new("UPDATE access_subject SET is_restricted = TRUE WHERE id = $1")
        .bind(&life.case)
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}
