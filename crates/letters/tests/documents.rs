//! Documents: filed, listed, saved, removed, refused; by whom, and by whom not.

use base::ids::{CaseId, RowId};
use letters::content::store as content;
use letters::content::{AT_ONCE, PIECE};
use letters::document::filing::file;
use letters::document::model::DocumentKind;
use letters::document::store::NewDocument;
use testing::browser;
use testing::house::on_both_databases;
use web::upload::format::Format;
use web::upload::scanner::Scanner;

use crate::scene::{MARKER, MIGRATIONS, Scene, sent};

const PDF: &[u8] = b"%PDF-1.7\nZauberwort in einem Bescheid\n%%EOF\n";
const FILED: &str = "SELECT COUNT(*) AS n FROM letters_document";
const LINES: &str = "SELECT COUNT(*) AS n FROM access_audit";
const PIECES: &str = "SELECT COUNT(*) AS n FROM letters_piece";

#[tokio::test]
async fn what_is_filed_is_saved_again_byte_by_byte_and_can_only_be_saved() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let fields = [
            ("art", "decision"),
            ("titel", "Bescheid vom Jobcenter"),
            ("vom", "2026-02-20"),
        ];
        scene.file("bescheid.png", PDF, &fields).await.is(303);

        let list = scene.get(&scene.anna, "unterlagen").await;
        list.is(200).shows("Bescheid vom Jobcenter");
        list.shows("20.02.2026");
        let id = scene.id_on("unterlagen", "unterlage=").await;
        let saved = scene
            .get(&scene.anna, &format!("unterlagen/datei?unterlage={id}"))
            .await;
        saved.is(200);
        assert_eq!(saved.bytes, PDF);
        let header = |name: &str| saved.headers[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "application/pdf");
        assert_eq!(
            header("content-disposition"),
            "attachment; filename=\"decision-2026-02-20.pdf\""
        );
        assert!(header("content-security-policy").starts_with("sandbox"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("cache-control"), "no-store");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_finds_a_document_by_list_by_id_or_by_form() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene
            .file("x.pdf", PDF, &[("art", "other"), ("titel", MARKER)])
            .await
            .is(303);
        let id = scene.id_on("unterlagen", "unterlage=").await;
        let filed = scene.number(FILED).await;
        for other in scene.others().await {
            for page in [
                "unterlagen".to_owned(),
                format!("unterlagen/datei?unterlage={id}"),
            ] {
                scene.get(&other, &page).await.is(404).hides(MARKER);
            }
            let form = (&[("art", "other")][..], sent("x.pdf", PDF));
            let path = scene.path("unterlagen");
            browser::post_file(&scene.router, &other, &path, form)
                .await
                .is(404);
            let gone = id.to_string();
            let fields = [("unterlage", gone.as_str()), ("grund", "weg")];
            scene.post(&other, "unterlagen/loeschung", &fields).await.is(404);
        }
        assert_eq!(scene.number(FILED).await, filed);
        assert_eq!(scene.number(PIECES).await, 1);
        // Of another case of the same account it is not a document either.
        let foreign = format!(
            "/faelle/{}/unterlagen/datei?unterlage={id}",
            CaseId::from_uuid(id.uuid())
        );
        browser::get(&scene.router, &scene.anna, &foreign).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_consultation_reads_and_does_not_write() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.file("x.pdf", PDF, &[("art", "other")]).await.is(303);
        let id = scene.id_on("unterlagen", "unterlage=").await;
        let bernd = scene.house.bernd().await;
        scene.share_with(&bernd).await;

        scene.get(&bernd, "unterlagen").await.is(200).hides("Ablegen</");
        let saved = scene
            .get(&bernd, &format!("unterlagen/datei?unterlage={id}"))
            .await;
        assert_eq!(saved.is(200).bytes, PDF);
        let form = (&[("art", "other")][..], sent("x.pdf", PDF));
        browser::post_file(&scene.router, &bernd, &scene.path("unterlagen"), form)
            .await
            .is(404);
        for page in ["schreiben", "netzwerk", "ressourcen"] {
            scene.get(&bernd, page).await.is(200);
        }
        for page in ["schreiben/neu?vorlage=appointment", "netzwerk/bearbeiten"] {
            scene.get(&bernd, page).await.is(404);
        }
        let typed = [("bereich", "skills"), ("was", "Kocht gern")];
        scene.post(&bernd, "ressourcen", &typed).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_filed_is_told_why_and_leaves_nothing() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let mut huge_head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        huge_head.extend([0xff; 8]);
        huge_head.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        let too_large = [b"%PDF-1.7\n".to_vec(), vec![b' '; 20 * 1024 * 1024]].concat();
        let cases: [(&str, &[u8], &str); 7] = [
            (
                "echt.pdf",
                b"PK\x03\x04 ein Programm",
                "Möglich sind PDF, JPEG und PNG",
            ),
            ("foto.jpg", b"\0\0\0\x18ftypheic\0\0\0\0", "als JPEG"),
            ("leer.pdf", b"", "Die Datei ist leer"),
            ("bruch.png", b"\x89PNG\r\n\x1a\n\0\0", "beschädigt"),
            ("bombe.png", &huge_head, "100 Millionen Bildpunkte"),
            ("halb.pdf", b"%PDF-1.7\nund Schluss", "beschädigt"),
            ("gross.pdf", &too_large, "mehr als 20 MB"),
        ];
        for (name, bytes, sentence) in cases {
            let answer = scene
                .file(name, bytes, &[("art", "proof"), ("titel", "Mein Titel")])
                .await;
            answer.is(422).shows(sentence);
            answer.shows("Mein Titel");
        }
        let long = "ä".repeat(10_000);
        let answer = scene
            .file("x.pdf", PDF, &[("art", "proof"), ("titel", &long)])
            .await;
        answer.is(422).shows("10000 Zeichen, höchstens 200");
        scene
            .file("x.pdf", PDF, &[("titel", "ohne Art")])
            .await
            .is(422)
            .shows("was es ist");
        scene
            .file("x.pdf", PDF, &[("art", "other"), ("vom", "31.02.2026")])
            .await
            .is(422);
        scene
            .post(&scene.anna, "unterlagen", &[("art", "other")])
            .await
            .is(422)
            .shows("wählen Sie eine Datei");
        assert_eq!(scene.number(FILED).await, 0);
        assert_eq!(scene.number(PIECES).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_file_in_which_the_scanner_finds_something_is_not_kept_and_the_form_keeps_what_was_typed() {
    on_both_databases(MIGRATIONS, async |house| {
        let script = "if grep -q Zauberwort; then exit 1; fi".to_owned();
        let scanner = Scanner::program("sh", ["-c".to_owned(), script]);
        let scene = Scene::with_scanner(house, scanner).await;
        let fields = [("art", "proof"), ("titel", "Mein Titel")];
        let answer = scene.file("x.pdf", PDF, &fields).await;
        answer
            .is(422)
            .shows("Der Virenscanner hat in der Datei etwas gefunden.");
        answer.shows("Mein Titel");
        assert_eq!(scene.number(FILED).await, 0);
        assert_eq!(scene.number(PIECES).await, 0);
        let clean = b"%PDF-1.7\nharmlos\n%%EOF\n";
        scene.file("x.pdf", clean, &fields).await.is(303);
        assert_eq!(scene.number(FILED).await, 1);
    })
    .await;
}

#[tokio::test]
async fn while_the_scanner_does_not_answer_nothing_is_kept() {
    on_both_databases(MIGRATIONS, async |house| {
        let scanner = Scanner::program("sh", ["-c".to_owned(), "exit 2".to_owned()]);
        let scene = Scene::with_scanner(house, scanner).await;
        let answer = scene.file("x.pdf", PDF, &[("art", "proof")]).await;
        answer.is(422).shows("Der Virenscanner antwortet nicht.");
        assert_eq!(scene.number(FILED).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_name_with_tricks_is_a_title_and_nothing_else() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let name = "../../etc/<b>\u{202e}gnp.\u{1f642} Zeugnis.pdf";
        scene.file(name, PDF, &[("art", "certificate")]).await.is(303);
        let list = scene.get(&scene.anna, "unterlagen").await;
        list.shows("gnp.🙂 Zeugnis");
        list.hides("<b>");
        list.hides("etc");
        list.hides("\u{202e}");
    })
    .await;
}

#[tokio::test]
async fn a_document_is_removed_with_a_reason_and_its_content_is_gone() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene
            .file("x.pdf", PDF, &[("art", "other"), ("titel", "Alter Brief")])
            .await
            .is(303);
        let id = scene.id_on("unterlagen", "unterlage=").await.to_string();
        let without = [("unterlage", id.as_str())];
        scene
            .post(&scene.anna, "unterlagen/loeschung", &without)
            .await
            .is(422)
            .shows("den Grund");
        let with = [("unterlage", id.as_str()), ("grund", "Falsche Person")];
        scene
            .post(&scene.anna, "unterlagen/loeschung", &with)
            .await
            .is(303);

        let list = scene.get(&scene.anna, "unterlagen").await;
        list.shows("gelöscht");
        list.shows("Falsche Person");
        scene
            .get(&scene.anna, &format!("unterlagen/datei?unterlage={id}"))
            .await
            .is(404);
        assert_eq!(scene.number(PIECES).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_files_one_document() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.house.ids.next().to_string();
        for _ in 0..2 {
            scene
                .file("x.pdf", PDF, &[("art", "other"), ("neu", &id)])
                .await
                .is(303);
        }
        assert_eq!(scene.number(FILED).await, 1);
        assert_eq!(scene.number(PIECES).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_large_document_is_read_in_small_runs_and_one_that_broke_off_is_not_seen() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let access = &scene.house.access;
        let bytes: Vec<u8> = (0..3 * 1024 * 1024_u32)
            .map(|place| place.to_le_bytes()[1])
            .collect();
        let new = NewDocument {
            id: RowId::from_uuid(scene.house.ids.next()),
            kind: DocumentKind::Other,
            title: "Groß".to_owned(),
            dated_on: None,
            format: Format::Pdf,
            size: i64::try_from(bytes.len()).unwrap(),
        };
        file(access, &scene.anna, scene.case, (&new, &bytes))
            .await
            .unwrap();

        let (mut next, mut read) = (0, 0);
        loop {
            let act = access::act::Act::CaseRead;
            let (mut tx, permit) = access.reading(&scene.anna, act, scene.case).await.unwrap();
            let run = content::read(&mut tx, &permit, (new.id, next)).await.unwrap();
            assert!(run.len() <= AT_ONCE * PIECE);
            if run.is_empty() {
                break;
            }
            assert!(run == bytes[read..read + run.len()], "run at {read}");
            read += run.len();
            next += AT_ONCE;
        }
        assert_eq!(read, bytes.len());

        let half = NewDocument {
            id: RowId::from_uuid(scene.house.ids.next()),
            title: "Abgebrochen".to_owned(),
            ..new
        };
        let act = access::act::Act::CaseWrite;
        let (mut tx, permit) = access.writing(&scene.anna, act, scene.case).await.unwrap();
        letters::document::store::begin(&mut tx, &permit, &half, &scene.house.ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        scene
            .get(&scene.anna, "unterlagen")
            .await
            .is(200)
            .hides("Abgebrochen");
        let path = format!("unterlagen/datei?unterlage={}", half.id);
        scene.get(&scene.anna, &path).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_large_file_that_comes_is_one_line_of_the_audit_trail() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let large = [
            b"%PDF-1.7\n".to_vec(),
            vec![b' '; 2 * AT_ONCE * PIECE],
            b"%%EOF\n".to_vec(),
        ]
        .concat();
        let before = scene.number(LINES).await;
        scene.file("x.pdf", &large, &[("art", "other")]).await.is(303);
        assert_eq!(scene.number(LINES).await, before + 1);
        assert!(scene.number(PIECES).await > i64::try_from(2 * AT_ONCE).unwrap());
    })
    .await;
}

#[tokio::test]
async fn no_word_of_a_document_stands_in_the_files_of_the_house() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene
            .file("x.pdf", PDF, &[("art", "other"), ("titel", MARKER)])
            .await
            .is(303);
        let typed = [("bereich", "skills"), ("was", MARKER)];
        scene.post(&scene.anna, "ressourcen", &typed).await.is(303);
        for entry in std::fs::read_dir(scene.house.folder()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let bytes = std::fs::read(&path).unwrap();
                let marker = MARKER.as_bytes();
                assert!(
                    !bytes.windows(marker.len()).any(|window| window == marker),
                    "{path:?}"
                );
            }
        }
    })
    .await;
}
