//! Lists of offers as files: out, changed, in again; wrong rows are named and nothing is taken over by half.

use access::session::model::SignedIn;
use testing::browser::{self, Answer, Sent};

use crate::scene::{Scene, in_the_kreis};

const PATH: &str = "/angebote/einlesen";

async fn send(scene: &Scene, who: &SignedIn, bytes: &[u8]) -> Answer {
    let file = Sent {
        field: "datei",
        name: "angebote.csv",
        bytes,
    };
    browser::post_file(&scene.router, who, PATH, (&[], file)).await
}

#[tokio::test]
async fn a_file_that_was_written_is_read_without_a_change() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        for path in ["/angebote.xlsx", "/angebote.csv"] {
            let file = scene.get(&bernd, path).await;
            file.is(200);
            send(&scene, &bernd, &file.bytes).await.is(303);
            let count = scene.offers().await.len();
            let page = scene.get(&bernd, PATH).await;
            page.is(200)
                .shows("0 neu")
                .shows("0 geändert")
                .shows(&format!("{count} unverändert"));
            page.hides("Alles übernehmen");
        }
    })
    .await;
}

#[tokio::test]
async fn new_offers_come_with_their_places_and_only_after_a_look() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let before = scene.offers().await.len();
        let list = "Organisation;Name des Angebots;Beschreibung;Themen;Öffentlich;Ort;Öffnungszeiten\n\
                    AWO;Kurs;Text;Deutschkurs;ja;Haus;Mo 9-12\n\
                    Caritas Paderborn;Kurs <b>;Text;Deutschkurs;ja;Haus;Mo 9-12\n";
        let list = list.replace("AWO;", "Arbeiterwohlfahrt im Kreis Paderborn;");
        // As German Windows wrote it for twenty years.
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&list);
        send(&scene, &bernd, &bytes).await.is(303);
        assert_eq!(scene.offers().await.len(), before);
        scene
            .get(&bernd, PATH)
            .await
            .is(200)
            .shows("2 neu")
            .shows("2 neuen Orten")
            .hides("<b>,");
        scene
            .post(&bernd, &format!("{PATH}/uebernahme"), &[])
            .await
            .is(303);
        assert_eq!(scene.offers().await.len(), before + 2);
        let new = scene.named("Kurs").await;
        assert_eq!(new.places[0].hours[0].german(), "Montag 09:00–12:00 Uhr");
        scene
            .post(&bernd, &format!("{PATH}/uebernahme"), &[])
            .await
            .is(303);
        assert_eq!(scene.offers().await.len(), before + 2);
    })
    .await;
}

#[tokio::test]
async fn one_wrong_row_and_nothing_is_taken_over() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let before = scene.offers().await;
        let list = "Organisation;Name des Angebots;Beschreibung;Themen\n\
                    Caritas Paderborn;Guter Kurs;Text;Deutschkurs\n\
                    Caritas Paderborn;;Text;Fliegen\n";
        send(&scene, &bernd, list.as_bytes()).await.is(303);
        let page = scene.get(&bernd, PATH).await;
        page.is(200)
            .shows("Die Liste hat Fehler")
            .shows("Name des Angebots")
            .shows("„Fliegen“")
            .hides("Alles übernehmen");
        scene
            .post(&bernd, &format!("{PATH}/uebernahme"), &[])
            .await
            .is(303);
        assert_eq!(scene.offers().await, before);
        scene.post(&bernd, &format!("{PATH}/ende"), &[]).await.is(303);
        scene
            .get(&bernd, PATH)
            .await
            .is(200)
            .hides("Die Liste hat Fehler");
    })
    .await;
}

#[tokio::test]
async fn what_is_no_list_says_so_in_german() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        for bytes in [
            &b""[..],
            b"%PDF-1.7",
            b"PK\x03\x04kaputt",
            b"\xd0\xcf\x11\xe0alt",
            b"\xff\xfe\x00",
            b"nur eine Zeile",
        ] {
            let answer = send(&scene, &bernd, bytes).await;
            answer.is(422).shows("aria-invalid");
        }
        send(&scene, &bernd, b"Name;Phase\nA;B\n").await.is(303);
        scene
            .get(&bernd, PATH)
            .await
            .is(200)
            .shows("Überschriften")
            .hides("Alles übernehmen");
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_over_the_list_of_somebody_else() {
    in_the_kreis(async |scene| {
        let (bernd, hanna, anna) = (
            scene.house.bernd().await,
            scene.house.hanna().await,
            scene.house.anna().await,
        );
        let list =
            "Organisation;Name des Angebots;Beschreibung;Themen\nCaritas Paderborn;Kurs;Text;Deutschkurs\n";
        send(&scene, &bernd, list.as_bytes()).await.is(303);
        let before = scene.offers().await.len();
        scene.get(&hanna, PATH).await.is(200).hides("1 neu");
        scene
            .post(&hanna, &format!("{PATH}/uebernahme"), &[])
            .await
            .is(303);
        scene
            .post(&anna, &format!("{PATH}/uebernahme"), &[])
            .await
            .is(404);
        assert_eq!(scene.offers().await.len(), before);
    })
    .await;
}
