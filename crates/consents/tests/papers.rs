//! What is printed: in every language, on at most three pages, with letters for everything.

use base::language::Language;
use consents::model::purpose::Purpose;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use testing::house::on_both_databases;

use crate::scene::{MIGRATIONS, Scene, jobcenter, path, school};

const MOST_PAGES: usize = 3;

/// PDF/UA-1: tagged, with its language, and no letter without a picture.
fn assert_accessible(pdf: &[u8], language: Language) {
    let ua_1 = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    let report = validate_pdf_bytes(pdf, &ua_1).unwrap();
    assert!(report.failures.is_empty(), "{language}: {:?}", report.failures);
}

/// The number of pages, as the root of the page tree says.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let tree = text.split("/Type/Pages").nth(1).unwrap();
    let count = tree.split("/Count ").nth(1).unwrap();
    let digits: String = count.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[tokio::test]
async fn a_usual_sheet_has_at_most_three_pages_in_every_language() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let (jobcenter, school) = (jobcenter().to_string(), school().to_string());
        let mut counts = Vec::new();
        for language in Language::ALL {
            let mut fields = vec![
                ("stelle", jobcenter.as_str()),
                ("stelle2", school.as_str()),
                ("zwecke", Purpose::Work.code()),
                ("zwecke", Purpose::Recognition.code()),
                ("daten", "contact"),
                ("daten", "status"),
                ("daten", "language"),
                ("daten", "education"),
                ("daten", "work"),
                ("besondere", "health"),
                ("eigene_besondere", "health"),
                ("sprache", language.tag()),
            ];
            for category in [
                "contact",
                "household",
                "status",
                "language",
                "education",
                "work",
                "livelihood",
            ] {
                fields.push(("eigene", category));
            }
            for category in [
                "housing",
                "participation",
                "appointments",
                "plan",
                "correspondence",
            ] {
                fields.push(("eigene", category));
            }
            let sheet = scene.prepared(person, &fields).await.to_string();
            let printed = scene
                .post(&scene.anna, &path(person, "/blatt.pdf"), &[("blatt", &sheet)])
                .await;
            assert!(printed.is(200).bytes.starts_with(b"%PDF"), "{language}");
            if let Ok(folder) = std::env::var("LOTSE_KEEP_PAPERS") {
                std::fs::write(format!("{folder}/consents-{language}.pdf"), &printed.bytes).unwrap();
            }
            let count = pages(&printed.bytes);
            assert_accessible(&printed.bytes, language);
            counts.push((language, count));
        }
        let long: Vec<_> = counts.iter().filter(|(_, count)| *count > MOST_PAGES).collect();
        assert!(long.is_empty(), "{long:?}");
    })
    .await;
}

#[tokio::test]
async fn a_sheet_is_printed_in_the_words_it_was_given_on() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let sheet = scene.agreed(person).await;
        let (file, _) = scene.file(person).await;
        let version = file.sheet(sheet).unwrap().text_version.unwrap();
        let mut tx = scene.house.back_door.write().await.unwrap();
        let kept = consents::store::versions::by_id(&mut tx, version).await.unwrap().unwrap();
        assert_eq!(kept.number, 1);
        assert!(kept.is_current());
        let german = consents::store::versions::words(kept.texts().as_ref(), Language::German).of("release-separate");
        assert_eq!(german, "Diese Erklärung ist unabhängig von Erklärung A.");
        assert_eq!(kept.german, consents::words::source(Language::German));
        let other = db::statement::Statement::new(
            "UPDATE consents_text_version SET german = 'release-separate = Wie damals.', german_mark = 'damals' WHERE id = $1",
        );
        other.bind(&version).run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();

        let next = scene.agreed(person).await;
        let (file, _) = scene.file(person).await;
        assert_eq!(file.sheet(sheet).unwrap().text_number, Some(1));
        assert_eq!(file.sheet(next).unwrap().text_number, Some(2));
        let mut tx = scene.house.back_door.read().await.unwrap();
        let old = consents::store::versions::by_id(&mut tx, version).await.unwrap().unwrap();
        let texts = old.texts();
        let words = consents::store::versions::words(texts.as_ref(), Language::German);
        assert_eq!(words.of("release-separate"), "Wie damals.");
    })
    .await;
}

#[tokio::test]
async fn the_confirmation_of_a_withdrawal_is_accessible_in_every_language() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let jobcenter = jobcenter().to_string();
        for language in Language::ALL {
            let person = scene.person("Rojda", "Demir").await;
            let fields = [
                ("eigene", "contact"),
                ("stelle", jobcenter.as_str()),
                ("zwecke", "work"),
                ("daten", "work"),
                ("sprache", language.tag()),
            ];
            let sheet = scene.prepared(person, &fields).await;
            scene.signed(person, sheet, &[]).await;
            let (file, _) = scene.file(person).await;
            let withdrawal = scene
                .withdrawn(person, ("erklaerung", file.sheets[0].declarations[0].id))
                .await;
            let printed = scene
                .post(
                    &scene.anna,
                    &path(person, "/widerruf.pdf"),
                    &[("widerruf", &withdrawal)],
                )
                .await;
            assert!(printed.is(200).bytes.starts_with(b"%PDF"), "{language}");
            assert_accessible(&printed.bytes, language);
            assert_eq!(pages(&printed.bytes), 1, "{language}");
        }
    })
    .await;
}

#[test]
fn no_letter_of_any_language_prints_as_a_question_mark() {
    for language in Language::ALL {
        let lost = print::illegible(consents::words::source(language));
        assert!(lost.is_empty(), "{language}: {lost:?}");
    }
    assert_eq!(
        print::illegible("李 Rojda").into_iter().collect::<Vec<_>>(),
        ['李']
    );
}
