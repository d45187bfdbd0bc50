//! Scans of signed paper: kept with the signature or later, saved again byte by byte, removed, refused, and for whom not.

use base::ids::{PersonId, RowId};
use consents::scanning;
use consents::store::scans::{self, AT_ONCE, CHUNK, NewScan};
use testing::house::on_both_databases;
use web::upload::format::Format;

use crate::scene::{MIGRATIONS, Scene, path};

const PDF: &[u8] = b"%PDF-1.7\nUnverwechselbar unterschrieben\n%%EOF\n";
const SCANS: &str = "SELECT COUNT(*) AS n FROM consents_scan";
const CHUNKS: &str = "SELECT COUNT(*) AS n FROM consents_scan_chunk";

/// A PDF of so many bytes.
fn long(bytes: usize) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    pdf.extend((0..bytes - 16).map(|at| u8::try_from(at % 251).unwrap()));
    pdf.extend(b"%%EOF\n\n");
    pdf
}

async fn scan(scene: &Scene, person: PersonId, sheet: RowId) -> RowId {
    let sheet = sheet.to_string();
    let sent = (&[("blatt", sheet.as_str())][..], "scan", PDF);
    scene.send(&scene.anna, (person, "/scan"), sent).await.is(303);
    scene.file(person).await.0.scans[0].id
}

#[tokio::test]
async fn a_scan_comes_with_the_signature_and_can_only_be_saved() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let sheet = scene.prepared(person, &[("eigene", "contact")]).await;
        let (id, scan) = (sheet.to_string(), RowId::from_uuid(sheet.uuid()).to_string());
        let fields = [
            ("blatt", id.as_str()),
            ("scan_neu", scan.as_str()),
            ("erklaerungen", "processing"),
            ("am", "2026-03-02"),
            ("form", "paper"),
            ("erklaert", "read-aloud"),
        ];
        for _ in 0..2 {
            let sent = (&fields[..], "datei", PDF);
            scene
                .send(&scene.anna, (person, "/unterschrift"), sent)
                .await
                .is(303);
        }

        let page = scene.get(&scene.anna, &path(person, "")).await;
        page.is(200)
            .shows("Scan des unterschriebenen Blatts")
            .shows(&format!("PDF, {} Byte", PDF.len()))
            .shows(&format!("/scan?scan={scan}"));
        assert_eq!(scene.number(SCANS).await, 1, "sent twice, kept once");
        let below = format!("/blatt?blatt={sheet}");
        scene
            .get(&scene.anna, &path(person, &below))
            .await
            .is(200)
            .shows("Scan des Blatts vom 02.03.2026");
        let saved = scene
            .get(&scene.anna, &path(person, &format!("/scan?scan={scan}")))
            .await;
        assert_eq!(saved.is(200).bytes, PDF);
        let header = |name: &str| saved.headers[name].to_str().unwrap().to_owned();
        assert_eq!(
            header("content-disposition"),
            "attachment; filename=\"Erklaerung-Scan-2026-03-02.pdf\""
        );
        assert!(header("content-security-policy").starts_with("sandbox"));
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("x-content-type-options"), "nosniff");
        let page = scene.get(&scene.anna, &path(person, "/scan")).await;
        assert_eq!(page.is(303).location, path(person, ""));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_scan_is_told_why_and_the_signature_waits() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let sheet = scene.prepared(person, &[("eigene", "contact")]).await.to_string();
        let fields = [
            ("blatt", sheet.as_str()),
            ("erklaerungen", "processing"),
            ("am", "2026-03-02"),
            ("form", "paper"),
            ("erklaert", "read-aloud"),
            ("bemerkung", "Schrank 3"),
        ];
        let too_large = [b"%PDF-1.7\n".to_vec(), vec![b' '; 20 * 1024 * 1024]].concat();
        let cases: [(&[u8], &str); 4] = [
            (b"MZ ein Programm", "Möglich sind PDF, JPEG und PNG"),
            (b"\0\0\0\x18ftypheic\0\0\0\0", "als JPEG"),
            (b"%PDF-1.7\nund Schluss", "beschädigt"),
            (&too_large, "mehr als 20 MB"),
        ];
        for (bytes, sentence) in cases {
            let sent = (&fields[..], "datei", bytes);
            let answer = scene.send(&scene.anna, (person, "/unterschrift"), sent).await;
            answer.is(422).shows(sentence).shows("Schrank 3");
        }
        let forgotten: Vec<_> = fields
            .iter()
            .filter(|(name, _)| *name != "erklaert")
            .copied()
            .collect();
        let sent = (&forgotten[..], "datei", PDF);
        let answer = scene.send(&scene.anna, (person, "/unterschrift"), sent).await;
        answer.is(422).shows("wählen Sie die Datei noch einmal");
        assert!(scene.file(person).await.0.sheets[0].is_open());
        assert_eq!(scene.number(SCANS).await + scene.number(CHUNKS).await, 0);

        let fields = [("blatt", sheet.as_str())];
        let nothing = scene.post(&scene.anna, &path(person, "/scan"), &fields).await;
        nothing.is(422);
    })
    .await;
}

#[tokio::test]
async fn a_long_scan_is_seen_only_when_its_last_piece_is_there() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let sheet = scene.agreed(person).await;
        let bytes = long(CHUNK * AT_ONCE + CHUNK + 7);
        let new = NewScan {
            id: RowId::from_uuid(scene.house.ids.next()),
            sheet,
            format: Format::Pdf,
            size: i64::try_from(bytes.len()).unwrap(),
        };
        let (mut tx, permit) = scene.writing(person).await;
        assert!(scans::begin(&mut tx, &permit, &new).await.unwrap());
        let first = (&bytes[..CHUNK], &scene.house.ids);
        scans::add(&mut tx, &permit, (new.id, 0), first).await.unwrap();
        tx.commit().await.unwrap();
        assert!(scene.file(person).await.0.scans.is_empty(), "it broke off");
        let address = path(person, &format!("/scan?scan={}", new.id));
        scene.get(&scene.anna, &address).await.is(404);

        let access = &scene.house.access;
        scanning::keep(access, &scene.anna, person, (&new, &bytes))
            .await
            .unwrap();
        assert_eq!(
            scene.file(person).await.0.scans.len(),
            1,
            "sent again, it is there"
        );
        assert_eq!(scene.get(&scene.anna, &address).await.is(200).bytes, bytes);
        assert_eq!(scene.number(CHUNKS).await, 34);
    })
    .await;
}

#[tokio::test]
async fn a_scan_is_kept_sealed_and_removed_with_all_its_pieces() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let person = scene.person("Rojda", "Demir").await;
        let sheet = scene.agreed(person).await;
        let id = scan(&scene, person, sheet).await.to_string();
        let mut tx = scene.house.back_door.read().await.unwrap();
        let content = db::statement::Statement::new("SELECT content FROM consents_scan_chunk")
            .first(&mut tx, |row| row.get::<Vec<u8>>("content"))
            .await
            .unwrap()
            .unwrap();
        drop(tx);
        assert!(!content.windows(10).any(|part| part == &PDF[9..19]));

        let away = path(person, "/scan/loeschung");
        scene.post(&scene.anna, &away, &[("scan", &id)]).await.is(303);
        assert_eq!(scene.number(SCANS).await + scene.number(CHUNKS).await, 0);
        scene.post(&scene.anna, &away, &[("scan", &id)]).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_finds_a_scan_nor_below_another_person() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let (person, second) = (
            scene.person("Rojda", "Demir").await,
            scene.person("Selam", "Tesfay").await,
        );
        let sheet = scene.agreed(person).await;
        let id = scan(&scene, person, sheet).await.to_string();
        let (address, sheet) = (format!("/scan?scan={id}"), sheet.to_string());
        let fields = [("blatt", sheet.as_str())];
        let clara = scene.house.clara().await;
        for (who, whose) in [(&clara, person), (&scene.anna, second)] {
            scene.get(who, &path(whose, &address)).await.is(404);
            let sent = (&fields[..], "scan", PDF);
            scene.send(who, (whose, "/scan"), sent).await.is(404);
            let away = path(whose, "/scan/loeschung");
            scene.post(who, &away, &[("scan", &id)]).await.is(404);
        }
        assert_eq!(scene.number(SCANS).await, 1);
    })
    .await;
}
